import { useTranslation } from 'react-i18next'
import styles from './talk-marks.module.css'
import type { TalkPlace } from './talk-place.ts'
import type { Discussing } from './use-discussing.ts'

/** Where the mark of a thread stands, in pixels from the top of the text. */
export interface MarkPlace {
  thread: string
  top: number
}

/** Beside each passage that people talk about, the way to what they say. */
export function TalkMarks({
  places,
  talk,
  quote,
}: {
  places: readonly MarkPlace[]
  talk: Discussing
  quote: (place: TalkPlace) => string
}) {
  const { t } = useTranslation('discussion')
  const byId = new Map(talk.listed.map((thread) => [thread.id, thread]))
  return places.map(({ thread: id, top }) => {
    const thread = byId.get(id)
    if (thread === undefined) return null
    const count = thread.comments.length
    const label = t('mark', { count, quote: quote(thread) })
    return (
      <button
        key={id}
        type="button"
        data-apart
        className={styles.mark}
        data-resolved={thread.resolved === null ? undefined : ''}
        aria-label={label}
        title={label}
        aria-expanded={talk.open?.id === id}
        style={{ top }}
        onClick={() => talk.show(id)}
      >
        {count}
      </button>
    )
  })
}

/** Marks on one line stand below one another. */
export function placedApart(places: readonly MarkPlace[]): MarkPlace[] {
  let free = Number.NEGATIVE_INFINITY
  return [...places]
    .sort((a, b) => a.top - b.top)
    .map(({ thread, top }) => {
      const placed = Math.max(top, free)
      free = placed + 26
      return { thread, top: placed }
    })
}
