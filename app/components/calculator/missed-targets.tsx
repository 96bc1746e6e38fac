import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Missed } from '#model/agreement/interval-method.ts'
import { percentText, thresholdText } from '../agreement/coefficient-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import { NumberHead } from '../table.tsx'

/** How likely each alpha misses what a study set itself, by Krippendorff's bootstrap; nothing where nobody asked. */
export function MissedTargets({
  head,
  rows,
}: {
  /** Of the first column: what the alphas are of. */
  head: string
  rows: readonly { key: string; name: ReactNode; failing: readonly Missed[] }[]
}) {
  const { t } = useTranslation('calculator')
  const [first] = rows
  if (first === undefined) return null
  return (
    <FigureTable title={t('targets.title')} small={t('targets.small')}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {first.failing.map(({ target }) => (
            <NumberHead key={target}>
              {t('targets.below', { target: thresholdText(t, target) })}
            </NumberHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, failing }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {failing.map(({ target, share }) => (
              <td key={target} className="num">
                {percentText(share)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}
