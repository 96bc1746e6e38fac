import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { Talk } from '#model/discussion.ts'
import type { Span } from '#model/span.ts'
import { quoteOf, type TalkPlace } from '../discussion/talk-place.ts'
import { type Discussing, useDiscussing } from '../discussion/use-discussing.ts'
import { intoPanel } from './into-panel.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import type { PageState } from './use-page-state.ts'
import type { Place } from './use-place.ts'

/** What people say about this transcript, and where in its text. */
export interface WorkspaceTalk extends Discussing {
  quote: (place: TalkPlace) => string
  /** Where its words begin on the page, in code points. */
  startOf: (place: TalkPlace) => number
  /** A turn as a whole, as the place of a thread. */
  placeOfTurn: (ordinal: number) => TalkPlace | null
}

interface TalkGround {
  reading: ReadingText
  view: TextView | null
  place: Place
  state: PageState
  announce: (said: string) => void
}

/** @returns `null` where nobody talks, as in a blind round */
export function useTalk(
  opened: OpenedWorkspace,
  { reading, view, place, state: { setSheet }, announce }: TalkGround,
): WorkspaceTalk | null {
  const { transcript } = opened
  const discussing = useDiscussing(opened, (selector) => intoPanel(selector, setSheet))
  const talk = useMemo((): WorkspaceTalk | null => {
    if (discussing === null) return null
    const wordsOf = ({ turn, start, end }: TalkPlace): Span => {
      const block = turn === undefined ? undefined : reading.blockOf(turn)
      return { start: block?.start ?? start, end: block?.end ?? end }
    }
    return {
      ...discussing,
      quote: (place) => quoteOf(reading.quote(wordsOf(place))),
      startOf: (place) => wordsOf(place).start,
      placeOfTurn: (ordinal) => {
        const turn = transcript.turns[ordinal - 1]
        return turn === undefined ? null : { turn: ordinal, start: turn.start, end: turn.end }
      },
    }
  }, [discussing, reading, transcript])
  useShownPlace(talk, view, place.reveal)
  useTalkNews(talk, announce)
  return talk
}

/** The passage of the thread that is open is in view, and its words are marked. */
function useShownPlace(
  talk: WorkspaceTalk | null,
  view: TextView | null,
  reveal: (offset: number) => void,
): void {
  const place = talk?.draft ?? talk?.open ?? null
  const start = place === null ? null : talk!.startOf(place)
  const end = place?.end ?? null
  useEffect(() => {
    if (view === null || start === null || end === null) return
    view.setFound([{ start, end }], { start, end })
    reveal(start)
    return () => view.setFound([], null)
  }, [view, start, end])
}

/** Tells of what others say while the page is open, one at a time. */
function useTalkNews(talk: WorkspaceTalk | null, announce: (said: string) => void): void {
  const { t } = useTranslation('discussion')
  const known = useRef<ReadonlySet<string> | null>(null)
  const talks = talk?.isHere === true ? talk.talks : null
  useEffect(() => {
    if (talk === null || talks === null) return
    const comments = talks.flatMap((one: Talk) => one.comments)
    const fresh = comments.find(({ id, by }) => by !== talk.me.id && !known.current?.has(id))
    if (known.current !== null && fresh !== undefined) {
      announce(t('said', { name: talk.nameOf(fresh.by) }))
    }
    known.current = new Set(comments.map(({ id }) => id))
    // Only what is said is news.
  }, [talks])
}
