import { useSearchParams } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { connecting } from '#app/live/connection.ts'
import type { RefusedWords } from '#app/live/discussion-session.ts'
import { useDiscussion } from '#app/live/use-discussion.ts'
import { useStore } from '#app/live/use-store.ts'
import type { Talk } from '#model/discussion.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { Face } from '#model/person.ts'
import type { TakingPart } from '#server/discussions.ts'
import { notify } from '../toasts.tsx'
import { actsOf, nothingDone } from './discussion-acts.ts'
import type { TalkPlace } from './talk-place.ts'
import { useReadMentions } from './use-read-mentions.ts'

/** What people say about the transcript on the page, and what of it is open beside the text. */
export interface Discussing {
  me: Face
  /** Those who may be mentioned: everybody who takes part but oneself. */
  others: readonly Face[]
  /** Members of once or of now who may not read here: a mention does not reach them. */
  former: readonly Face[]
  /** Whether one takes back what others said. */
  mayTakeBack: boolean
  /** All threads in reading order. */
  talks: readonly Talk[]
  /** Those listed and marked: open ones, or all of them. */
  listed: readonly Talk[]
  showsResolved: boolean
  isHere: boolean
  /** Whether what one said does not reach the server. */
  isUnsaved: boolean
  refused: readonly RefusedWords[]
  /** The thread that is open. */
  open: Talk | null
  /** Where a thread is being opened. */
  draft: TalkPlace | null
  nameOf: (person: string) => string
  faceOf: (person: string) => Face
  setShowsResolved: (shows: boolean) => void
  show: (thread: string) => void
  begin: (place: TalkPlace) => void
  close: () => void
  /** Says something where a thread is open or being opened. */
  say: (text: string, chosen: ReadonlySet<string>) => void
  change: (comment: Talk['comments'][number], text: string, chosen: ReadonlySet<string>) => void
  takeBack: (comment: Talk['comments'][number]) => void
  resolve: (thread: string, isResolved: boolean) => void
  forgetRefused: () => void
}

const noTalks: readonly Talk[] = []
const noWords: readonly RefusedWords[] = []

/**
 * @param opened the page; `discussion` is `null` where nobody talks, as in a blind round
 * @param focus moves the focus to what a selector finds beside the text
 * @returns `null` there
 */
export function useDiscussing(
  opened: {
    me: Face
    round: { id: string }
    transcript: { id: string }
    discussion: TakingPart | null
  },
  focus: (selector: string) => void,
): Discussing | null {
  const { me, round, transcript, discussion } = opened
  const { t } = useTranslation('discussion')
  const name = formatDocumentName({
    kind: 'discussion',
    roundId: round.id,
    transcriptId: transcript.id,
  })
  const session = useDiscussion(discussion === null ? null : name, me.id, (words) =>
    notify({ title: t('lost', { words: words.join(' … ') }), forMs: 30_000 }),
  )
  const talks = useStore(session?.talks, noTalks)
  const isHere = useStore(session?.isHere, false)
  const refused = useStore(session?.refused, noWords)
  const { unsaved, link, late } = useStore(session?.connection, connecting)
  // As a rule it is there before anybody could read that it is not.
  const isUnsaved = unsaved > 0 && (link !== 'live' || late)
  const [showsResolved, setShowsResolved] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const [draft, setDraft] = useState<TalkPlace | null>(null)
  const open = talks.find(({ id }) => id === openId) ?? null

  const latest = useRef(focus)
  latest.current = focus
  const linked = useSearchParams()[0].get('thread')
  useEffect(() => {
    if (linked !== null && isHere) setOpenId(linked)
  }, [linked, isHere])
  useReadMentions(open, me.id)

  const listed = useMemo(
    () => talks.filter(({ id, resolved }) => showsResolved || resolved === null || id === openId),
    [talks, showsResolved, openId],
  )
  const faces = useMemo(
    () =>
      new Map([...(discussion?.former ?? []), ...(discussion?.people ?? [])].map((p) => [p.id, p])),
    [discussion],
  )
  const others = useMemo(
    () => (discussion?.people ?? []).filter(({ id }) => id !== me.id),
    [discussion, me.id],
  )
  return useMemo(() => {
    if (discussion === null) return null
    const faceOf = (id: string): Face => faces.get(id) ?? { id, name: t('somebody'), initials: '?' }
    // Shown before the next key comes, which belongs to it.
    const shown = (act: () => void, selector: string) => {
      flushSync(act)
      latest.current(selector)
    }
    return {
      me,
      others,
      former: discussion.former,
      mayTakeBack: discussion.mayTakeBack,
      talks,
      listed,
      showsResolved,
      isHere,
      isUnsaved,
      refused,
      open: draft === null ? open : null,
      draft,
      nameOf: (id) => faceOf(id).name,
      faceOf,
      setShowsResolved,
      show: (thread) =>
        shown(() => {
          setDraft(null)
          setOpenId(thread)
        }, '[data-thread]'),
      begin: (place) => shown(() => setDraft(place), '[data-comment]'),
      close: () => {
        setDraft(null)
        setOpenId(null)
      },
      ...(session === null ? nothingDone : actsOf(session, { me, others, open, draft, begun })),
      forgetRefused: () => session?.forgetRefused(),
    }
    // On with the answer to what one said.
    function begun(thread: string) {
      shown(() => {
        setDraft(null)
        setOpenId(thread)
      }, '[data-comment]')
    }
  }, [
    ...[discussion, session, me, others, faces, talks, listed, showsResolved],
    ...[isHere, isUnsaved, refused, open, draft, t],
  ])
}
