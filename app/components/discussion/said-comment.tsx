import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment } from '#model/discussion.ts'
import { piecesOf } from '#model/mentions.ts'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Time } from '../time.tsx'
import { CommentField } from './comment-field.tsx'
import styles from './talk-thread.module.css'
import type { Discussing } from './use-discussing.ts'

/** One comment of a thread; one's own can be changed and taken back. */
export function SaidComment({ comment, talk }: { comment: Comment; talk: Discussing }) {
  const { t } = useTranslation('discussion')
  const [isChanging, setChanging] = useState(false)
  const { id, by, text, mentions, createdAt, changedAt } = comment
  const author = talk.faceOf(by)
  const isOwn = by === talk.me.id
  const named = mentions.map((person) => talk.faceOf(person))
  return (
    <li className={styles.comment}>
      <span aria-hidden="true">
        <Avatar person={author} />
      </span>
      <div>
        <p className={styles.who}>
          <b>{isOwn ? t('you') : author.name}</b>{' '}
          <small>
            <Time at={new Date(createdAt)} />
            {changedAt !== undefined && `, ${t('changed')}`}
          </small>
        </p>
        {isChanging ? (
          <CommentField
            label={t('write')}
            words={text}
            others={talk.others}
            send={t('save')}
            onSend={(words, chosen) => {
              if (words !== text) talk.change(comment, words, chosen)
              setChanging(false)
            }}
            onCancel={() => setChanging(false)}
          />
        ) : (
          <p className={styles.text} dir="auto">
            {piecesOf(text, named).map(({ text: words, person }, index) =>
              person === null ? words : <b key={index}>{words}</b>,
            )}
          </p>
        )}
        {isOwn && !isChanging && (
          <p className={styles.own}>
            <Button look="quiet" onClick={() => setChanging(true)}>
              {t('edit')}
            </Button>
            <Button look="quiet" onClick={() => talk.takeBack(id)}>
              {t('takeBack')}
            </Button>
          </p>
        )}
      </div>
    </li>
  )
}
