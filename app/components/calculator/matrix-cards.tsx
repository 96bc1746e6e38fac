import { useTranslation } from 'react-i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import type { CalculatorKind } from '#server/agreement/calculator.ts'
import { coefficientText, intervalText } from '../agreement/coefficient-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import styles from '../agreement/tables.module.css'
import { NumberHead } from '../table.tsx'
import { columnName, noIntervalOf, reasonOf } from './names.ts'
import type { Matrix } from './result-tables.ts'

/** What each category or code has. */
export function ByPartCard({ kind, matrix }: { kind: CalculatorKind; matrix: Matrix }) {
  const { t } = useTranslation('calculator')
  if (matrix.rows.length === 0) return null
  const isCategory = kind === 'ratings'
  const title = t(isCategory ? 'result.byCategory' : 'result.byCode')
  return (
    <FigureTable title={title} small={t(isCategory ? 'result.categorySmall' : 'result.codeSmall')}>
      <thead>
        <tr>
          <th scope="col">{t(isCategory ? 'result.category' : 'result.code')}</th>
          {matrix.columns.map((column) => (
            <NumberHead key={column}>{columnName(t, column)}</NumberHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map(({ label, cells }) => (
          <tr key={label}>
            <th scope="row">
              <bdi>{label}</bdi>
            </th>
            {matrix.columns.map((column) => (
              <FigureCell key={column} figure={cells.get(column)} />
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}

const ways = {
  exact: 'exact',
  partial: 'partial',
  lenient: 'lenient',
  char: 'char',
  'iou_0.5': 'half',
  'iou_0.8': 'fourFifths',
} as const
const measures = ['tp', 'precision', 'recall', 'f1'] as const

/**
 * How the spans of two coders match, by several yardsticks.
 *
 * @param small below the title, where it is not the usual
 * @param place what a text is measured in, where that is known
 */
export function MatchingCard({
  matrix,
  small,
  place = 'places',
}: {
  matrix: Matrix
  small?: string
  place?: 'places' | 'characters'
}) {
  const { t } = useTranslation('calculator')
  if (matrix.rows.length === 0) return null
  const rows = matrix.rows.map(({ label, cells }) => {
    const [pair, how] = label.split('\n') as [string, keyof typeof ways]
    return { label, pair, how, cells }
  })
  return (
    <FigureTable title={t('result.matching')} small={small ?? t('result.matchingSmall')}>
      <thead>
        <tr>
          <th scope="col">{t('result.pair')}</th>
          <th scope="col">{t('result.how')}</th>
          {measures.map((measure) => (
            <NumberHead key={measure}>{t(`result.${measure}`)}</NumberHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, pair, how, cells }, at) => {
          const matched = cells.get('tp')?.value
          const why = cells.get('f1')?.reason
          const unit = how === 'char' ? place : 'spans'
          return (
            <tr key={label}>
              {rows[at - 1]?.pair !== pair && (
                <th scope="rowgroup" rowSpan={rows.filter((row) => row.pair === pair).length}>
                  {pair === '' ? t('result.meanOfPairs') : <bdi>{pair.replace('|', ' – ')}</bdi>}
                </th>
              )}
              <td className={styles.inGroup}>{t(`how.${ways[how]}`)}</td>
              {why === undefined ? (
                <>
                  <td className="num">
                    {matched == null ? '–' : t(`matched.${unit}`, { count: matched })}
                  </td>
                  {measures.slice(1).map((measure) => (
                    <FigureCell key={measure} figure={cells.get(measure)} />
                  ))}
                </>
              ) : (
                <td colSpan={measures.length} className={styles.reason}>
                  {reasonOf(t, why)}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </FigureTable>
  )
}

function FigureCell({ figure }: { figure: ResultRow | undefined }) {
  const { t } = useTranslation('calculator')
  if (figure === undefined) return <td />
  const { value, reason, ci95, interval } = figure
  const why = reason === undefined ? undefined : reasonOf(t, reason)
  const without = interval?.method === 'none' ? noIntervalOf(t, interval.reason) : undefined
  return (
    <td className="num" title={why ?? without}>
      {value === null ? '–' : coefficientText(t, value)}
      {ci95 !== undefined && <small className={styles.beneath}>{intervalText(t, ci95)}</small>}
    </td>
  )
}
