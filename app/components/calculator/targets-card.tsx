import { useTranslation } from 'react-i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { percentText, thresholdText } from '../agreement/coefficient-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import { NumberHead } from '../table.tsx'
import { nameOf } from './names.ts'

/** How likely each alpha misses what a study set itself, by Krippendorff's bootstrap. */
export function TargetsCard({ rows }: { rows: readonly ResultRow[] }) {
  const { t } = useTranslation('calculator')
  const spread = rows.filter(({ failing }) => failing !== undefined)
  const [first] = spread
  if (first === undefined) return null
  const targets = Object.keys(first.failing!).sort((a, b) => Number(b) - Number(a))
  return (
    <FigureTable title={t('targets.title')} small={t('targets.small')}>
      <thead>
        <tr>
          <th scope="col">{t('result.figure')}</th>
          {targets.map((target) => (
            <NumberHead key={target}>
              {t('targets.below', { target: thresholdText(t, Number(target)) })}
            </NumberHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {spread.map(({ name, failing }) => (
          <tr key={name}>
            <th scope="row">{nameOf(t, name)}</th>
            {targets.map((target) => (
              <td key={target} className="num">
                {percentText(failing![target]!)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}
