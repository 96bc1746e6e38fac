import { useTranslation } from 'react-i18next'
import type { Talk } from '#model/discussion.ts'
import { Button } from '../button.tsx'
import { CommentField } from './comment-field.tsx'
import { SaidComment } from './said-comment.tsx'
import type { TalkPlace } from './talk-place.ts'
import styles from './talk-thread.module.css'
import type { Discussing } from './use-discussing.ts'

/** The thread that is open beside the text, or the one that is being opened. */
export function TalkThread({
  talk,
  quote,
  step,
}: {
  talk: Discussing
  quote: (place: TalkPlace) => string
  /** To the open thread before or after; `null` where there is none. */
  step: { previous: (() => void) | null; next: (() => void) | null }
}) {
  const { t } = useTranslation('discussion')
  const place = talk.draft ?? talk.open
  if (place === null) return null
  const words = quote(place)
  const { turn } = place
  const title = turn === undefined ? t('words', { quote: words }) : t('onTurn', { turn })
  return (
    <section
      className={styles.thread}
      aria-label={t('thread', { place: title })}
      data-thread
      tabIndex={-1}
    >
      <div className={styles.head}>
        <h2>{t(talk.draft === null ? 'this' : 'new')}</h2>
        {talk.draft === null && (
          <span className={styles.steps}>
            <Button
              look="quiet"
              aria-label={t('previous')}
              title={t('previous')}
              disabled={step.previous === null}
              onClick={() => step.previous?.()}
            >
              ↑
            </Button>
            <Button
              look="quiet"
              aria-label={t('next')}
              title={t('next')}
              disabled={step.next === null}
              onClick={() => step.next?.()}
            >
              ↓
            </Button>
          </span>
        )}
        <Button look="quiet" onClick={talk.close}>
          {t('close')}
        </Button>
      </div>
      {turn !== undefined && <p className={styles.place}>{title}</p>}
      <blockquote className={styles.quote} dir="auto">
        {words}
      </blockquote>
      {talk.open !== null && <Said thread={talk.open} talk={talk} />}
      <CommentField
        key={talk.draft === null ? talk.open?.id : `${place.start} ${place.end}`}
        label={t(talk.draft === null ? 'answer' : 'write')}
        others={talk.others}
        former={talk.former}
        send={t('send')}
        onSend={talk.say}
        {...(talk.draft === null ? {} : { onCancel: talk.close })}
      />
    </section>
  )
}

function Said({ thread, talk }: { thread: Talk; talk: Discussing }) {
  const { t } = useTranslation('discussion')
  const { resolved } = thread
  return (
    <>
      <ol className={styles.said}>
        {thread.comments.map((comment) => (
          <SaidComment key={comment.id} comment={comment} talk={talk} />
        ))}
      </ol>
      <p className={styles.settle}>
        {resolved !== null && <span>{t('resolvedBy', { name: talk.nameOf(resolved.by) })}</span>}
        <Button onClick={() => talk.resolve(thread.id, resolved === null)}>
          {t(resolved === null ? 'resolve' : 'reopen')}
        </Button>
      </p>
    </>
  )
}
