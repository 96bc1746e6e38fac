import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { traits } from '#model/agreement/planning/next-draw.ts'
import type { DrawnTurn } from '#model/agreement/planning/plan.ts'
import type { DrawnTranscript } from '#server/planning.ts'
import { projectPath } from '../../paths.ts'
import { useNumberText } from '../../use-number-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import { Choice, Choices, SelectField, TextField } from '../field.tsx'
import { NumberHead } from '../table.tsx'
import { PlanForm, type PlanProps } from './plan-form.tsx'

export function DrawForm({ shown }: PlanProps) {
  const { t } = useTranslation('planning')
  const { query } = shown
  return (
    <PlanForm shown={shown} hasUnit={false}>
      <SelectField name="draw" label={t('draw.what')} defaultValue={query.draw}>
        <option value="transcripts">{t('draw.transcripts')}</option>
        <option value="turns">{t('draw.turns')}</option>
      </SelectField>
      <TextField
        name="number"
        label={t('draw.number')}
        type="number"
        min={1}
        max={500}
        defaultValue={query.number}
      />
      <Choices legend={t('draw.traits')}>
        {/* Without any box ticked the field is there all the same, and says so. */}
        <input type="hidden" name="traits" value="" />
        {traits.map((trait) => (
          <Choice
            key={trait}
            name="traits"
            value={trait}
            label={t(`draw.${trait}`)}
            defaultChecked={query.traits.includes(trait)}
          />
        ))}
      </Choices>
    </PlanForm>
  )
}

type Drawn =
  | { ask: 'draw'; candidates: number; turns: DrawnTurn[] }
  | { ask: 'draw-transcripts'; candidates: number; transcripts: DrawnTranscript[] }

/** What was drawn, in the order it was drawn. */
export function DrawnTable({ plan, shown }: PlanProps & { plan: Drawn }) {
  const { t } = useTranslation('planning')
  const numberText = useNumberText()
  const titles = new Map(shown.transcripts.map(({ id, title }) => [id, title]))
  const to = (transcript: string) => `${projectPath(shown.project.id)}/transcripts/${transcript}`
  return (
    <FigureTable
      title={t('draw.title')}
      small={[
        t('draw.from', { count: plan.candidates }),
        ...(shown.isHidden && plan.ask === 'draw' ? [t('draw.hidden')] : []),
      ].join('. ')}
      dense={false}
    >
      <thead>
        <tr>
          <NumberHead>{t('draw.nth')}</NumberHead>
          <th scope="col">{t('draw.transcript')}</th>
          {plan.ask === 'draw' && <NumberHead>{t('draw.turn')}</NumberHead>}
          <th scope="col">{t(plan.ask === 'draw' ? 'draw.speakerHead' : 'draw.mostly')}</th>
          <NumberHead>{t('draw.characters')}</NumberHead>
          <NumberHead>{t('draw.spans')}</NumberHead>
          {plan.ask === 'draw-transcripts' && <NumberHead>{t('draw.coders')}</NumberHead>}
        </tr>
      </thead>
      <tbody>
        {plan.ask === 'draw'
          ? plan.turns.map(({ transcript, turn, speaker, length, spans }, at) => (
              <tr key={`${transcript} ${turn}`}>
                <td className="num">{at + 1}</td>
                <th scope="row">
                  <Link to={to(transcript)}>{titles.get(transcript) ?? transcript}</Link>
                </th>
                <td className="num">{turn}</td>
                <td>{speaker}</td>
                <td className="num">{numberText(length)}</td>
                <td className="num">{spans === null ? '–' : numberText(spans)}</td>
              </tr>
            ))
          : plan.transcripts.map(({ id, title, speaker, length, frequency, coders }, at) => (
              <tr key={id}>
                <td className="num">{at + 1}</td>
                <th scope="row">
                  <Link to={to(id)}>{title}</Link>
                </th>
                <td>{speaker}</td>
                <td className="num">{numberText(length)}</td>
                <td className="num">{numberText(frequency)}</td>
                <td className="num">{coders}</td>
              </tr>
            ))}
      </tbody>
    </FigureTable>
  )
}
