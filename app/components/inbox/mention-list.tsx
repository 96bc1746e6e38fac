import { Link, useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Mention } from '#server/inbox.ts'
import { threadPath } from '../../paths.ts'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Pill } from '../pill.tsx'
import { Time } from '../time.tsx'
import styles from './mention-list.module.css'

/** Comments that the reader is told of, the newest first, each with the passage it is about. */
export function MentionList({ mentions }: { mentions: readonly Mention[] }) {
  return (
    <ul className={styles.list}>
      {mentions.map((mention) => (
        <MentionRow key={mention.comment.id} mention={mention} />
      ))}
    </ul>
  )
}

function MentionRow({ mention }: { mention: Mention }) {
  const { t } = useTranslation('inbox')
  const { reason, project, round, transcript, thread, comment, author, words } = mention
  const marking = useFetcher()
  // What was pressed holds at once; the server says the same a moment later.
  const asked = marking.formData?.get('intent')
  const isRead = asked === undefined ? mention.readAt !== null : asked === 'read'
  const path = { projectId: project.id, roundId: round.id, transcriptId: transcript.id }
  return (
    <li className={styles.row} data-unread={isRead ? undefined : ''}>
      <span aria-hidden="true">
        <Avatar person={author} />
      </span>
      <div className={styles.said}>
        <p className={styles.head}>
          <Link to={threadPath(path, thread.id)}>{t(`by.${reason}`, { name: author.name })}</Link>
          {!isRead && <Pill tone="ok">{t('new')}</Pill>}
          {thread.isResolved && <Pill>{t('resolved')}</Pill>}
          <small>
            <Time at={mention.mentionedAt} />
          </small>
        </p>
        <p className={styles.text} dir="auto">
          {comment.text}
        </p>
        <blockquote className={styles.words} lang={transcript.language} dir="auto">
          {words}
        </blockquote>
        <p className={styles.place}>
          {t('place', {
            project: project.name,
            round: round.name,
            transcript: transcript.title,
          })}
        </p>
      </div>
      <marking.Form method="post">
        <input type="hidden" name="comment" value={comment.id} />
        <Button type="submit" look="quiet" name="intent" value={isRead ? 'unread' : 'read'}>
          {t(isRead ? 'markUnread' : 'markRead')}
        </Button>
      </marking.Form>
    </li>
  )
}
