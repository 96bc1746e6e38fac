import { useTranslation } from 'react-i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import type { CalculatorKind } from '#server/agreement/calculator.ts'
import { useNumberText } from '../../use-number-text.ts'
import { coefficientText } from '../agreement/coefficient-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import styles from '../agreement/tables.module.css'
import { NumberHead } from '../table.tsx'
import { columnName, reasonOf } from './names.ts'
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
 */
export function MatchingCard({ matrix, small }: { matrix: Matrix; small?: string }) {
  const { t } = useTranslation('calculator')
  const numberText = useNumberText()
  if (matrix.rows.length === 0) return null
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
        {matrix.rows.map(({ label, cells }) => {
          const [pair, how] = label.split('\n') as [string, keyof typeof ways]
          const matched = cells.get('tp')?.value
          const why = cells.get('f1')?.reason
          return (
            <tr key={label}>
              <th scope="row">
                {pair === '' ? t('result.meanOfPairs') : <bdi>{pair.replace('|', ' – ')}</bdi>}
              </th>
              <td>{t(`how.${ways[how]}`)}</td>
              {why === undefined ? (
                <>
                  <td className="num">{matched == null ? '' : numberText(matched)}</td>
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
  const why = figure.reason === undefined ? undefined : reasonOf(t, figure.reason)
  return (
    <td className="num" title={why}>
      {figure.value === null ? '–' : coefficientText(t, figure.value)}
    </td>
  )
}
