import type { ReactNode } from 'react'
import type { AgreementShown } from '#server/agreement.ts'
import { Card } from '../card.tsx'
import type { CodeLook } from '../code-look.ts'
import { Table } from '../table.tsx'
import type { FiguresOf } from './figures-of.ts'
import { PlotAxis, type PlotColumn } from './forest-plot.tsx'
import styles from './tables.module.css'

/** What a table shows with codes in its rows. */
export interface FigureTableProps {
  report: AgreementShown
  figures: FiguresOf
  looks: ReadonlyMap<string, CodeLook>
}

/** Figures as a table in a card, with what they mean below it. */
export function FigureTable({
  title,
  small,
  above,
  note,
  actions,
  dense = true,
  asCards,
  children,
}: {
  title: string
  small: string
  /** What is to be known before the table is read. */
  above?: ReactNode
  note?: ReactNode
  /** Links at the end of the title's line. */
  actions?: ReactNode
  dense?: boolean
  asCards?: boolean
  children: ReactNode
}) {
  return (
    <Card title={title} small={small} actions={actions} padded={false}>
      {above !== undefined && above !== false && <div className={styles.above}>{above}</div>}
      <Table label={title} dense={dense} asCards={asCards}>
        {children}
      </Table>
      {note !== undefined && note !== false && <div className={styles.note}>{note}</div>}
    </Card>
  )
}

/**
 * The row below a column of plots, with their scale.
 *
 * @param before how many columns stand before that of the plots @param after how many after it
 */
export function AxisRow({
  column,
  before = 1,
  after,
}: {
  column: PlotColumn
  before?: number
  after: number
}) {
  return (
    <tr className={styles.axis}>
      <td colSpan={before} />
      <td className={styles.plot}>
        <PlotAxis column={column} />
      </td>
      {after > 0 && <td colSpan={after} />}
    </tr>
  )
}
