import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Face } from '#model/person.ts'
import type { ProgressCell, ProgressRow } from '#server/progress.ts'
import { workspacePath } from '../../paths.ts'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Progress } from '../progress.tsx'
import { Table } from '../table.tsx'
import { Time } from '../time.tsx'
import styles from './progress-table.module.css'
import { type NamedLayer, ReopenDialog } from './reopen-dialog.tsx'

export interface ProgressTableProps {
  projectId: string
  roundId: string
  coders: readonly Face[]
  rows: readonly ProgressRow[]
  connected: readonly { coderId: string; transcriptId: string }[]
  /** Whether this transcript can be opened by whoever reads the table. */
  isOpen: (transcriptId: string) => boolean
  /** Whether layers can be reopened one by one: by a lead, while the round is closed. */
  mayReopen: boolean
}

/** Transcripts down, coders across: who has not started, is at work, has completed. */
export function ProgressTable(props: ProgressTableProps) {
  const { projectId, roundId, coders, rows, connected, isOpen, mayReopen } = props
  const { t } = useTranslation('rounds')
  const [asked, setAsked] = useState<NamedLayer | null>(null)
  return (
    <>
      <Table label={t('progress.title')} asCards>
        <thead>
          <tr>
            <th scope="col">{t('progress.transcript')}</th>
            {coders.map((coder) => (
              <th key={coder.id} scope="col">
                <Avatar person={coder} />
              </th>
            ))}
            <th scope="col">{t('progress.lastWork')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={styles.transcript}>
                {isOpen(row.id) ? (
                  <Link to={workspacePath({ projectId, roundId, transcriptId: row.id })}>
                    {row.title}
                  </Link>
                ) : (
                  row.title
                )}
                <small>
                  {t('progress.words', { count: row.words })},{' '}
                  {t('progress.turns', { count: row.turns })}
                </small>
              </th>
              {coders.map((coder) => (
                <td key={coder.id} data-head={coder.initials}>
                  <Cell
                    cell={row.cells.find((cell) => cell.coderId === coder.id)}
                    name={coder.name}
                    title={row.title}
                    onReopen={
                      mayReopen
                        ? (cell) => {
                            const { name } = coder
                            setAsked({ cell, transcriptId: row.id, name, title: row.title })
                          }
                        : null
                    }
                  />
                </td>
              ))}
              <td className={styles.last} data-head={t('progress.lastWork')}>
                <LastWork
                  row={row}
                  coders={coders}
                  here={connected.filter((one) => one.transcriptId === row.id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <ReopenDialog layer={asked} onClose={() => setAsked(null)} />
    </>
  )
}

function Cell({
  cell,
  name,
  title,
  onReopen,
}: {
  cell: ProgressCell | undefined
  name: string
  title: string
  onReopen: ((cell: ProgressCell) => void) | null
}) {
  const { t } = useTranslation('rounds')
  if (cell === undefined) {
    return (
      <span className={styles.quiet}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('progress.notAssigned')}</span>
      </span>
    )
  }
  return (
    <>
      <State cell={cell} name={name} title={title} />
      {cell.reopened && <span className={styles.reopened}>{t('progress.reopened')}</span>}
      {cell.removal !== null && (
        <span className={styles.reopened}>
          {t('progress.removal', { count: cell.removal.removed, of: cell.removal.of })}{' '}
          <Time at={cell.removal.at} />
        </span>
      )}
      {onReopen !== null && (
        <Button
          look="quiet"
          className={styles.reopen}
          aria-label={t(cell.reopened ? 'end.open' : 'reopen.open', { name, title })}
          onClick={() => onReopen(cell)}
        >
          {t(cell.reopened ? 'end.short' : 'reopen.short')}
        </Button>
      )}
    </>
  )
}

function State({ cell, name, title }: { cell: ProgressCell; name: string; title: string }) {
  const { t } = useTranslation('rounds')
  switch (cell.state) {
    case 'completed':
      return <span className={styles.completed}>✓ {t('progress.completed')}</span>
    case 'not-started':
      return <span className={styles.quiet}>{t('progress.notStarted')}</span>
    case 'at-work':
      return cell.share === null ? (
        <span className={styles.quiet}>{t('progress.atWork')}</span>
      ) : (
        <Progress share={cell.share} label={t('progress.share', { name, title })} />
      )
  }
}

function LastWork({
  row,
  coders,
  here,
}: {
  row: ProgressRow
  coders: ProgressTableProps['coders']
  here: ProgressTableProps['connected']
}) {
  const { t } = useTranslation('rounds')
  const initialsOf = (id: string) => coders.find((coder) => coder.id === id)?.initials ?? ''
  if (here.length > 0) {
    return t('progress.now', { who: here.map((one) => initialsOf(one.coderId)).join(', ') })
  }
  if (row.lastWork === null) return null
  return (
    <>
      {initialsOf(row.lastWork.coderId)}, <Time at={row.lastWork.at} />
    </>
  )
}
