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
  const { by, text, mentions, createdAt, changedAt, takenBackBy } = comment
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
            {changedAt !== undefined && takenBackBy === undefined && `, ${t('changed')}`}
          </small>
        </p>
        {takenBackBy !== undefined ? (
          <p className={styles.gone}>{t('takenBackBy', { name: talk.nameOf(takenBackBy) })}</p>
        ) : isChanging ? (
          <CommentField
            label={t('write')}
            words={text}
            others={talk.others}
            former={talk.former}
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
        {isOwn && takenBackBy === undefined && !isChanging && (
          <p className={styles.own}>
            <Button look="quiet" onClick={() => setChanging(true)}>
              {t('edit')}
            </Button>
            <Button look="quiet" onClick={() => talk.takeBack(comment)}>
              {t('takeBack')}
            </Button>
          </p>
        )}
        {!isOwn && talk.mayTakeBack && takenBackBy === undefined && (
          <TakeBackOfOther name={author.name} takeBack={() => talk.takeBack(comment)} />
        )}
      </div>
    </li>
  )
}

/** A lead is asked once more: the words of somebody else do not come back. */
function TakeBackOfOther({ name, takeBack }: { name: string; takeBack: () => void }) {
  const { t } = useTranslation('discussion')
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <p className={styles.own}>
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t('takeBack')}
        </Button>
      </p>
    )
  }
  return (
    <div className={styles.sure}>
      <p role="alert">{t('takeBackOf', { name })}</p>
      <p className={styles.own}>
        <Button look="quiet" onClick={takeBack}>
          {t('takeBackNow')}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {t('cancel')}
        </Button>
      </p>
    </div>
  )
}
