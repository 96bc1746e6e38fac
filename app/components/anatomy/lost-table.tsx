import { Link } from '@remix-run/react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Kind, sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { Lost } from '#model/agreement/anatomy/lost.ts'
import { coefficientText, percentText } from '../agreement/coefficient-text.ts'
import { NumberHead, Table } from '../table.tsx'
import { KindMark, LostBar, shownKinds } from './kinds.tsx'
import styles from './lost-table.module.css'
import { partsWords } from './sayings.ts'

/** What is lost on one thing: a code, a pair of coders, all together. */
export interface LostRow {
  key: string
  name: ReactNode
  /** What its figures say. */
  words: string
  lost: Lost
  /** Of all that is lost; absent where that is not asked. */
  share?: number
  /** Where the passages of one kind are listed; absent where they may not be read. */
  to?: ((kind: Kind) => string) | undefined
}

/** Loss by kind: a bar, and the same as numbers that add up to it. */
export function LostTable({
  label,
  head,
  all,
  rows,
}: {
  label: string
  /** What the rows are. */
  head: string
  all?: LostRow
  rows: readonly LostRow[]
}) {
  const { t } = useTranslation('anatomy')
  const shown = all === undefined ? rows : [all, ...rows]
  const most = Math.max(...shown.map(({ lost }) => sumOf(lost.lost)))
  // A column that is empty in all rows says nothing.
  const found = shownKinds.filter((kind) => shown.some(({ lost }) => lost.lost[kind] > 0))
  const hasShares = shown.some(({ share }) => share !== undefined)
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <NumberHead>{t('lost.alpha')}</NumberHead>
          <th scope="col">{t('lost.bar')}</th>
          <NumberHead title={t('lost.lostTitle')}>{t('lost.lost')}</NumberHead>
          {found.map((kind) => (
            <NumberHead key={kind} title={t(`kindMeans.${kind}`)}>
              <span className={styles.kind}>
                <KindMark kind={kind} />
                {t(`kinds.${kind}`)}
              </span>
            </NumberHead>
          ))}
          {hasShares && <NumberHead title={t('lost.shareTitle')}>{t('lost.share')}</NumberHead>}
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr key={row.key} className={row === all ? styles.all : undefined}>
            <th scope="row" className={styles.name}>
              {row.name}
              <small>{row.words}</small>
            </th>
            <td className="num">{orDash(t, row.lost.alpha)}</td>
            <td>
              {most > 0 && (
                <LostBar lost={row.lost.lost} most={most} label={partsWords(t, row.lost)} />
              )}
            </td>
            <td className="num">
              {orDash(t, row.lost.alpha === null ? null : sumOf(row.lost.lost))}
            </td>
            {found.map((kind) => (
              <td key={kind} className="num">
                <KindPart row={row} kind={kind} />
              </td>
            ))}
            {hasShares && (
              <td className="num">{row.share === undefined ? '' : percentText(row.share)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** One part of the loss; it leads to its passages. */
function KindPart({ row: { lost, to }, kind }: { row: LostRow; kind: Kind }) {
  const { t } = useTranslation('anatomy')
  const part = lost.lost[kind]
  if (part === 0) return <span className={styles.none}>–</span>
  const text = coefficientText(t, part)
  return to === undefined ? text : <Link to={to(kind)}>{text}</Link>
}

function orDash(t: TFunction<'anatomy'>, value: number | null): string {
  return value === null ? '–' : coefficientText(t, value)
}
