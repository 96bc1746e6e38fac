import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Talk } from '#model/discussion.ts'
import styles from './talk-list.module.css'
import type { TalkPlace } from './talk-place.ts'
import type { Discussing } from './use-discussing.ts'

/** All threads in reading order, open ones unless others are asked for: the equal way to every mark. */
export function TalkList({
  talk,
  quote,
  empty,
  act,
  onShow,
}: {
  talk: Discussing
  quote: (place: TalkPlace) => string
  /** What is said where nobody commented. */
  empty: string
  /** The way to a new thread. */
  act: ReactNode
  onShow: (thread: Talk) => void
}) {
  const { t } = useTranslation('discussion')
  const { talks, listed, isHere } = talk
  const openCount = talks.filter(({ resolved }) => resolved === null).length
  return (
    <section aria-labelledby="comments" className={styles.section} data-talks="" tabIndex={-1}>
      <div className={styles.head}>
        <h2 id="comments">
          {t('title')}{' '}
          {talks.length > 0 && (
            <span className={styles.count}>{t('open', { count: openCount })}</span>
          )}
        </h2>
        {act}
      </div>
      {talks.length > openCount && (
        <label className={styles.resolved}>
          <input
            type="checkbox"
            checked={talk.showsResolved}
            onChange={(event) => talk.setShowsResolved(event.target.checked)}
          />
          {t('showResolved')}
        </label>
      )}
      {talk.isUnsaved && (
        <p role="status" className={styles.note}>
          {t('unsaved')}
        </p>
      )}
      <RefusedNote talk={talk} />
      {listed.length === 0 ? (
        <p className={styles.none}>
          {!isHere ? t('loading') : talks.length === 0 ? empty : t('noneOpen')}
        </p>
      ) : (
        <ul className={styles.list}>
          {listed.map((thread) => (
            <li key={thread.id}>
              <Row thread={thread} {...{ talk, quote, onShow }} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({
  thread,
  talk,
  quote,
  onShow,
}: {
  thread: Talk
  talk: Discussing
  quote: (place: TalkPlace) => string
  onShow: (thread: Talk) => void
}) {
  const { t } = useTranslation('discussion')
  const { comments, resolved, turn } = thread
  const last = comments.at(-1)!
  const who = last.by === talk.me.id ? t('you') : talk.nameOf(last.by)
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={thread.id === talk.open?.id ? 'true' : undefined}
      onClick={() => onShow(thread)}
    >
      <span className={styles.quote} dir="auto">
        {turn === undefined ? quote(thread) : t('onTurn', { turn })}
      </span>
      <span className={styles.words} dir="auto">
        <b>{t('says', { name: who })}</b>{' '}
        {last.takenBackBy === undefined ? last.text : t('takenBack')}
      </span>
      <small>
        {t('count', { count: comments.length })}
        {resolved !== null && ` · ${t('isResolved')}`}
      </small>
    </button>
  )
}

function RefusedNote({ talk }: { talk: Discussing }) {
  const { t } = useTranslation('discussion')
  if (talk.refused.length === 0) return null
  return (
    <div role="alert" className={styles.note}>
      <p>{t('refused')}</p>
      {talk.refused.map(({ text }, index) => (
        <blockquote key={index}>{text}</blockquote>
      ))}
      <button type="button" onClick={talk.forgetRefused}>
        {t('forget')}
      </button>
    </div>
  )
}
