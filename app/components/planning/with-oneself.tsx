import { useTranslation } from 'react-i18next'
import type { WithOneself } from '#model/agreement/planning/with-oneself.ts'
import { useNumberText } from '../../use-number-text.ts'
import { CodeHeading } from '../agreement/code-heading.tsx'
import { coefficientText, percentText } from '../agreement/coefficient-text.ts'
import { IntervalCell } from '../agreement/figure-cells.tsx'
import { FigureTable } from '../agreement/figure-table.tsx'
import { codeLooks } from '../code-look.ts'
import { SelectField } from '../field.tsx'
import { NumberHead } from '../table.tsx'
import { PlanForm, type PlanProps } from './plan-form.tsx'

export function SelfForm({ shown }: PlanProps) {
  const { t } = useTranslation('planning')
  return (
    <PlanForm shown={shown}>
      <SelectField name="before" label={t('self.before')} defaultValue={shown.earlier ?? ''}>
        {shown.repeated.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </PlanForm>
  )
}

/** Each coder beside the own earlier coding, over all codes and on each. */
export function SelfTable({
  plan,
  shown,
}: PlanProps & { plan: { draws: number; coders: WithOneself[] } }) {
  const { t } = useTranslation('planning')
  const numberText = useNumberText()
  const names = new Map(shown.coders.map(({ id, name }) => [id, name]))
  const looks = codeLooks(shown.codes)
  const figureText = ({ value }: { value: number | null }) =>
    value === null ? '–' : coefficientText(t, value)
  return (
    <>
      <FigureTable
        title={t('self.title')}
        small=""
        dense={false}
        note={<p>{t('self.method', { draws: plan.draws })}</p>}
      >
        <thead>
          <tr>
            <th scope="col">{t('self.coder')}</th>
            <NumberHead>{t('self.transcripts')}</NumberHead>
            <NumberHead>{t('self.units')}</NumberHead>
            <NumberHead>{t('self.alpha')}</NumberHead>
            <NumberHead>{t('self.interval')}</NumberHead>
            <NumberHead>{t('self.percent')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {plan.coders.map(({ coder, transcripts, units, alpha, percent }) => (
            <tr key={coder}>
              <th scope="row">{names.get(coder) ?? coder}</th>
              <td className="num">{transcripts.length}</td>
              <td className="num">{numberText(units)}</td>
              <td className="num">{figureText(alpha)}</td>
              <IntervalCell figure={alpha} />
              <td className="num">{percent.value === null ? '–' : percentText(percent.value)}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <FigureTable title={t('self.codes')} small="">
        <thead>
          <tr>
            <th scope="col">{t('self.code')}</th>
            {plan.coders.map(({ coder }) => (
              <NumberHead key={coder}>
                {t('self.alphaOf', { name: names.get(coder) ?? coder })}
              </NumberHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.codes.map((code) => (
            <tr key={code.id}>
              <CodeHeading code={code} looks={looks} />
              {plan.coders.map(({ coder, codes }) => {
                const figure = codes.find((one) => one.code === code.id)
                return (
                  <td key={coder} className="num">
                    {figure === undefined ? '–' : figureText(figure)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </>
  )
}
