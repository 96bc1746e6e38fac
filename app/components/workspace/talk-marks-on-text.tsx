import { useEffect, useState } from 'react'
import { useStore } from '#app/live/use-store.ts'
import type { StripeLayout } from '#app/text/lanes.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import { type MarkPlace, placedApart, TalkMarks } from '../discussion/talk-marks.tsx'
import styles from './talk-marks-on-text.module.css'
import type { WorkspaceTalk } from './use-talk.ts'

const nothing: StripeLayout = { stripes: [], tags: [], more: [] }
const noPlaces: readonly MarkPlace[] = []

/** Marks beside the passages near the viewport that people talk about. */
export function TalkMarksOnText({
  view,
  reading,
  talk,
}: {
  view: TextView | null
  reading: ReadingText
  talk: WorkspaceTalk
}) {
  // Measured when stripes are: then words may stand on other lines.
  const layout = useStore(view?.stripes, nothing)
  const [places, setPlaces] = useState(noPlaces)
  const { listed, startOf } = talk
  useEffect(() => {
    if (view === null || reading.blocks.length === 0) return
    if (listed.length === 0) return setPlaces(noPlaces)
    setPlaces(
      placedApart(
        listed.flatMap((thread) => {
          const start = startOf(thread)
          if (!view.near.has(reading.blockAt(start).index)) return []
          const box = view.endOf({ start, end: start + 1 })
          return box === null ? [] : [{ thread: thread.id, top: Math.round(box.top) }]
        }),
      ),
    )
  }, [view, reading, listed, startOf, layout])
  return (
    <div className={styles.marks}>
      <TalkMarks places={places} talk={talk} quote={talk.quote} />
    </div>
  )
}
