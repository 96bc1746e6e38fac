import { useTranslation } from 'react-i18next'
import type { OpenRoom } from '#server/open-rooms.ts'
import { Avatar } from '../avatar.tsx'
import { Table } from '../table.tsx'
import { Time } from '../time.tsx'
import styles from './rooms-table.module.css'

/** What somebody has open: who is there, when something was stored last, how long something waits. */
export function RoomsTable({ rooms }: { rooms: readonly OpenRoom[] }) {
  const { t } = useTranslation('projects')
  return (
    <>
      <Table label={t('rooms.list')} asCards>
        <thead>
          <tr>
            <th scope="col">{t('rooms.what')}</th>
            <th scope="col">{t('rooms.who')}</th>
            <th scope="col">{t('rooms.stored')}</th>
            <th scope="col">{t('rooms.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => (
            <tr key={room.id}>
              <th scope="row">
                <Name room={room} />
              </th>
              <td data-head={t('rooms.who')}>
                <People people={room.people} />
              </td>
              <td className={styles.stored} data-head={t('rooms.stored')}>
                <Stored room={room} />
              </td>
              <td data-head={t('rooms.waiting')}>
                {room.kind !== 'reading' && <Waiting seconds={room.waitingSeconds} />}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {isElsewhere(rooms) && <p className={styles.note}>{t('rooms.note')}</p>}
    </>
  )
}

/** Whether some are at another server, which alone knows what waits there. */
export function isElsewhere(rooms: readonly OpenRoom[]): boolean {
  return rooms.some(({ waitingSeconds }) => waitingSeconds === null)
}

function Name({ room: { place, coder } }: { room: OpenRoom }) {
  const { t } = useTranslation('projects')
  if (place === null) {
    return (
      <>
        {t('rooms.codebook')}
        <small>{t('rooms.draft')}</small>
      </>
    )
  }
  const round = t(`rooms.round.${place.visibility}`, { round: place.roundName })
  return (
    <>
      {place.title}
      <small>
        {coder === null ? t('rooms.reading', { round }) : t('rooms.layer', { coder, round })}
      </small>
    </>
  )
}

function People({ people }: Pick<OpenRoom, 'people'>) {
  const { t } = useTranslation('projects')
  if (people.length === 0) return <span className={styles.quiet}>{t('rooms.nobody')}</span>
  return (
    <span className={styles.people}>
      {people.map((person) => (
        <span key={person.id} className={styles.person}>
          <span aria-hidden="true">
            <Avatar person={person} />
          </span>
          {person.name}
        </span>
      ))}
    </span>
  )
}

function Stored({ room: { kind, lastCommitAt } }: { room: OpenRoom }) {
  const { t } = useTranslation('projects')
  if (lastCommitAt !== null) return <Time at={lastCommitAt} />
  // Of a codebook that was opened a moment ago nobody here knows.
  return kind === 'layer' && <span className={styles.quiet}>{t('rooms.nothingYet')}</span>
}

function Waiting({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation('projects')
  return !seconds ? (
    <span className={styles.quiet}>
      {t(seconds === null ? 'rooms.elsewhere' : 'rooms.nothing')}
    </span>
  ) : (
    <span className={styles.waits}>{t('rooms.since', { count: seconds })}</span>
  )
}
