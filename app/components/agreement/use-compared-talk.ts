import { useSearchParams } from '@remix-run/react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTextSetting } from '#app/use-text-setting.ts'
import type { Talk } from '#model/discussion.ts'
import { TextOffsets } from '#model/text.ts'
import type { Comparison } from '#server/agreement/comparison.ts'
import { type MarkPlace, placedApart } from '../discussion/talk-marks.tsx'
import { quoteOf, type TalkPlace } from '../discussion/talk-place.ts'
import { type Discussing, useDiscussing } from '../discussion/use-discussing.ts'

/** What people say about the transcript that is compared, and where on the page. */
export interface ComparedTalk extends Discussing {
  quote: (place: TalkPlace) => string
  places: readonly MarkPlace[]
  /** Opens a thread, and the part of the transcript that it is on where another one is shown. */
  goTo: (thread: Talk) => void
  /** The open thread before or after the one that is open. */
  step: { previous: (() => void) | null; next: (() => void) | null }
}

/**
 * @param page holds the stretches of text, each with its offsets
 * @returns `null` where nobody talks
 */
export function useComparedTalk(
  comparison: Comparison,
  page: RefObject<HTMLElement>,
): ComparedTalk | null {
  const { blocks, shown } = comparison
  const { t } = useTranslation('discussion')
  const [search, setSearch] = useSearchParams()
  const talk = useDiscussing(comparison, (selector) =>
    document.querySelector<HTMLElement>(selector)?.focus(),
  )
  const places = usePlaces(page, talk?.listed ?? noTalks, comparison)
  const open = talk?.open ?? null
  useEffect(() => {
    if (open === null || page.current === null) return
    pieceAt(page.current, startOf(open, blocks))?.scrollIntoView({ block: 'center' })
    // Once, when it is opened.
  }, [page, open?.id])
  if (talk === null) return null

  const goTo = (thread: Talk) => {
    if (thread.start >= shown.start && thread.start < shown.end) return talk.show(thread.id)
    const next = new URLSearchParams(search)
    next.set('at', `${thread.start}-${thread.end}`)
    next.set('thread', thread.id)
    setSearch(next)
  }
  const among = talk.talks.filter(({ id, resolved }) => resolved === null || id === open?.id)
  const at = among.findIndex(({ id }) => id === open?.id)
  const stepTo = (thread: Talk | undefined) => (thread === undefined ? null : () => goTo(thread))
  return {
    ...talk,
    quote: (place) => quoteOf(wordsOf(place, blocks)) || t('elsewhere'),
    places,
    goTo,
    step: { previous: stepTo(among[at - 1]), next: stepTo(at < 0 ? undefined : among[at + 1]) },
  }
}

const noTalks: readonly Talk[] = []
type Blocks = Comparison['blocks']

/** Where the words of a thread begin on the page: of a turn after its label. */
function startOf({ turn, start }: TalkPlace, blocks: Blocks): number {
  return blocks.find(({ ordinal }) => ordinal === turn)?.start ?? start
}

/** Its words, as far as they are on the page. */
function wordsOf({ turn, start, end }: TalkPlace, blocks: Blocks): string {
  const words = blocks.flatMap((block) => {
    if (turn !== undefined) return block.ordinal === turn ? [block.text] : []
    const offsets = new TextOffsets(block.text)
    const from = Math.max(0, start - block.start)
    const to = Math.min(offsets.length, end - block.start)
    return from < to ? [offsets.slice(from, to)] : []
  })
  return words.join('\n')
}

function usePlaces(
  page: RefObject<HTMLElement>,
  listed: readonly Talk[],
  { blocks }: Comparison,
): readonly MarkPlace[] {
  const [places, setPlaces] = useState<readonly MarkPlace[]>([])
  const { size, width, spacing, face } = useTextSetting()
  const setting = `${size} ${width} ${spacing} ${face}`
  useEffect(() => {
    const element = page.current
    if (element === null) return
    const measure = () => setPlaces(placedApart(measured(element, listed, blocks)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    void document.fonts.ready.then(measure)
    return () => observer.disconnect()
    // `setting` changes where words stand.
  }, [page, listed, blocks, setting])
  return places
}

function measured(page: HTMLElement, listed: readonly Talk[], blocks: Blocks): MarkPlace[] {
  const origin = (page.offsetParent ?? page).getBoundingClientRect().top
  return listed.flatMap((thread) => {
    const start = startOf(thread, blocks)
    const piece = pieceAt(page, start)
    const node = piece?.firstChild
    if (!(node instanceof Text)) return []
    const before = [...node.data].slice(0, start - Number(piece!.dataset.start)).join('').length
    const range = document.createRange()
    range.setStart(node, before)
    range.setEnd(node, Math.min(before + 1, node.length))
    const box = range.getClientRects()[0]
    return box === undefined ? [] : [{ thread: thread.id, top: Math.round(box.top - origin) }]
  })
}

/** The stretch of text that holds an offset. */
function pieceAt(page: HTMLElement, offset: number): HTMLElement | undefined {
  return [...page.querySelectorAll<HTMLElement>('[data-start]')].find(
    ({ dataset }) => Number(dataset.start) <= offset && offset < Number(dataset.end),
  )
}
