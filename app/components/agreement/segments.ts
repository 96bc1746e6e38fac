import { TextOffsets } from '#model/text.ts'
import type { Comparison } from '#server/agreement/comparison.ts'

type ComparedSpan = Pick<Comparison['spans'][number], 'id' | 'coder' | 'start' | 'end' | 'code'>
type ComparedCoder = Pick<Comparison['coders'][number], 'id' | 'completed'>

/** A stretch of a block within which nobody begins or ends. Offsets in code points. */
export interface Segment {
  start: number
  end: number
  text: string
  /** Whether all who completed the transcript have a code in common here, somebody has any, or nobody has. */
  agreement: 'all' | 'some' | null
  /** Part of the passage in question. */
  here: boolean
}

/**
 * Cuts each block where a span or the passage in question begins or ends.
 *
 * @param coders with whether they completed the transcript: who did not is missing there, so what they have is
 *   something, and agreement of all is that of at least two who completed
 */
export function segmentsOf(
  blocks: readonly { start: number; text: string }[],
  spans: readonly ComparedSpan[],
  coders: readonly ComparedCoder[],
  here: { start: number; end: number },
): Segment[][] {
  const completed = new Set(coders.filter((coder) => coder.completed).map(({ id }) => id))
  const byStart = [...spans].sort((a, b) => a.start - b.start)
  let inForce: ComparedSpan[] = []
  let next = 0
  return blocks.map(({ start: blockStart, text }) => {
    const offsets = new TextOffsets(text)
    const blockEnd = blockStart + offsets.length
    while (next < byStart.length && byStart[next]!.start < blockEnd) inForce.push(byStart[next++]!)
    const own = inForce.filter((span) => span.end > blockStart)
    inForce = own.filter((span) => span.end > blockEnd)
    const cuts = new Set([blockStart, blockEnd])
    for (const { start, end } of [...own, here]) {
      for (const cut of [start, end]) if (cut > blockStart && cut < blockEnd) cuts.add(cut)
    }
    const places = [...cuts].sort((a, b) => a - b)
    return places.slice(0, -1).map((start, index) => {
      const end = places[index + 1]!
      const over = own.filter((span) => span.start < end && span.end > start)
      return {
        start,
        end,
        text: offsets.slice(start - blockStart, end - blockStart),
        agreement: agreementOf(over, completed),
        here: here.start < end && here.end > start,
      }
    })
  })
}

function agreementOf(
  over: readonly ComparedSpan[],
  completed: ReadonlySet<string>,
): 'all' | 'some' | null {
  if (over.length === 0) return null
  const codersOf = new Map<string, Set<string>>()
  for (const { code, coder } of over) {
    if (!completed.has(coder)) continue
    codersOf.set(code, (codersOf.get(code) ?? new Set()).add(coder))
  }
  const isShared = [...codersOf.values()].some((who) => who.size === completed.size)
  return isShared && completed.size > 1 ? 'all' : 'some'
}
