import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { WithOneself } from '#model/agreement/planning/with-oneself.ts'
import { useNumberText } from '../../use-number-text.ts'
import { CodeHeading } from '../agreement/code-heading.tsx'
import { figureText, percentText } from '../agreement/coefficient-text.ts'
import { FewNote } from '../agreement/few-note.tsx'
import { IntervalCell } from '../agreement/figure-cells.tsx'
import { FigureTable } from '../agreement/figure-table.tsx'
import { codeLooks } from '../code-look.ts'
import { SelectField } from '../field.tsx'
import { NumberHead } from '../table.tsx'
import { inOrderOf } from './in-order.ts'
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
  const { t } = useTranslation(['planning', 'agreement'])
  const numberText = useNumberText()
  const names = new Map(shown.coders.map(({ id, name }) => [id, name]))
  const looks = codeLooks(shown.codes)
  const coders = inOrderOf(shown.coders, plan.coders)
  const of = (own: WithOneself, code: string) => own.codes.find((one) => one.code === code)
  const used = shown.codes.filter(({ id }) => coders.some((own) => of(own, id)?.value != null))
  return (
    <>
      <FigureTable
        title={t('self.title')}
        small=""
        dense={false}
        note={
          <>
            <p>{t('self.method', { draws: plan.draws })}</p>
            <FewNote
              of="compared"
              settings={shown.query}
              rows={coders.map(({ alpha, units }) => ({
                value: alpha.value,
                isOnFew: isFigureOnFew(alpha, units),
              }))}
            />
          </>
        }
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
          {coders.map(({ coder, transcripts, units, alpha, percent }) => (
            <tr key={coder}>
              <th scope="row">{names.get(coder) ?? coder}</th>
              <td className="num">{transcripts.length}</td>
              <td className="num">{numberText(units)}</td>
              <td className="num">
                {alpha.value === null
                  ? '–'
                  : figureText(t, alpha.value, isFigureOnFew(alpha, units))}
              </td>
              <IntervalCell figure={alpha} />
              <td className="num">{percent.value === null ? '–' : percentText(percent.value)}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <FigureTable
        title={t('self.codes')}
        small={t('agreement:byCode.alpha')}
        note={
          <FewNote
            of="ofCode"
            settings={shown.query}
            rows={coders.flatMap(({ codes, units }) =>
              codes.map((one) => ({ value: one.value, isOnFew: isFigureOnFew(one, units) })),
            )}
          />
        }
      >
        <thead>
          <tr>
            <th scope="col">{t('self.code')}</th>
            {coders.map(({ coder }) => (
              <NumberHead key={coder}>
                {t('self.alphaOf', { name: names.get(coder) ?? coder })}
              </NumberHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((code) => (
            <tr key={code.id}>
              <CodeHeading code={code} looks={looks} />
              {coders.map((own) => {
                const figure = of(own, code.id)
                return (
                  <td key={own.coder} className="num">
                    {figure?.value == null
                      ? '–'
                      : figureText(t, figure.value, isFigureOnFew(figure, own.units))}
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
