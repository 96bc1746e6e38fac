import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { thinShare } from '#model/agreement/thin.ts'
import { usualThresholds } from '#model/agreement/thresholds.ts'
import { coefficientText, intervalText } from '../agreement/coefficient-text.ts'
import { IntervalMarks } from '../agreement/figure-cells.tsx'
import { AxisRow, FigureTable } from '../agreement/figure-table.tsx'
import { ForestPlot, plotColumn } from '../agreement/forest-plot.tsx'
import styles from '../agreement/tables.module.css'
import { NumberHead } from '../table.tsx'
import { meaningOf, nameOf, noIntervalOf, reasonOf } from './names.ts'

/** Coefficients with their intervals on one scale, and what each says. */
export function FiguresCard({
  title,
  small,
  rows,
  note,
  plain = false,
}: {
  title: string
  small: string
  rows: readonly ResultRow[]
  note?: ReactNode
  /** Without a column of meanings, where the names alone say it. */
  plain?: boolean
}) {
  const { t } = useTranslation('calculator')
  if (rows.length === 0) return null
  const column = plotColumn(rows, usualThresholds)
  return (
    <FigureTable title={title} small={small} note={note} dense={plain}>
      <thead>
        <tr>
          <th scope="col">{t('result.figure')}</th>
          <NumberHead>{t('result.value')}</NumberHead>
          <NumberHead>{t('result.se')}</NumberHead>
          <NumberHead>{t('result.interval')}</NumberHead>
          <th scope="col">{t('result.plot')}</th>
          {!plain && <th scope="col">{t('result.meaning')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, parts, value, reason, se, ci95, interval }) => (
          <tr key={[name, ...parts].join(' ')}>
            <th scope="row" className={styles.pair}>
              {parts.length === 0 ? (
                nameOf(t, name)
              ) : (
                <bdi>{parts.join(' ').replace('|', ' – ')}</bdi>
              )}
            </th>
            {value === null ? (
              <>
                <td className="num">–</td>
                <td className={styles.reason} colSpan={3}>
                  {reason === undefined ? '' : reasonOf(t, reason)}
                </td>
              </>
            ) : (
              <>
                <td className="num">{coefficientText(t, value)}</td>
                {se !== undefined && <td className="num">{coefficientText(t, se)}</td>}
                <td className={`num ${styles.interval}`} colSpan={se === undefined ? 2 : 1}>
                  {ci95 !== undefined && intervalText(t, ci95)}
                  {interval?.method === 'none' && (
                    <span className={styles.none}>{noIntervalOf(t, interval.reason)}</span>
                  )}
                  <IntervalMarks interval={interval} />
                </td>
                <td className={styles.plot}>
                  <ForestPlot
                    column={column}
                    value={value}
                    ci95={ci95}
                    undefinedShare={thinShare(interval)}
                  />
                </td>
              </>
            )}
            {!plain && <td className={styles.meaning}>{meaningOf(t, name)}</td>}
          </tr>
        ))}
        <AxisRow column={column} before={4} after={plain ? 0 : 1} />
      </tbody>
    </FigureTable>
  )
}
