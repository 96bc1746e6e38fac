import type { ReactNode } from 'react'
import type { AgreementReport } from '#server/agreement.ts'
import { Card } from '../card.tsx'
import type { CodeLook } from '../code-look.ts'
import { Table } from '../table.tsx'
import type { FiguresOf } from './figures-of.ts'
import { PlotAxis, type PlotScale } from './forest-plot.tsx'
import styles from './tables.module.css'

/** What a table shows with codes in its rows. */
export interface FigureTableProps {
  report: AgreementReport
  figures: FiguresOf
  looks: ReadonlyMap<string, CodeLook>
}

/** Figures as a table in a card, with what they mean below it. */
export function FigureTable({
  title,
  small,
  note,
  dense = true,
  children,
}: {
  title: string
  small: string
  note?: ReactNode
  dense?: boolean
  children: ReactNode
}) {
  return (
    <Card title={title} small={small} padded={false}>
      <Table label={title} dense={dense}>
        {children}
      </Table>
      {note !== undefined && <div className={styles.note}>{note}</div>}
    </Card>
  )
}

/**
 * The row below a column of plots, with their scale.
 *
 * @param after how many columns stand after that of the plots
 */
export function AxisRow({ scale, after }: { scale: PlotScale; after: number }) {
  return (
    <tr className={styles.axis}>
      <td />
      <td className={styles.plot}>
        <PlotAxis scale={scale} />
      </td>
      <td colSpan={after} />
    </tr>
  )
}
