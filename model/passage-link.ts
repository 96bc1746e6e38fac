import type { Span } from './span.ts'

/** A place of a transcript as the end of an address names it. */
export interface LinkedPassage {
  /** Ordinal of the turn; 0 before the first one. */
  turn: number
  /** Code points of the transcript; `null` where the turn alone is meant. */
  span: Span | null
}

/** The end of an address that opens a transcript at a passage: `#turn-12:340-362`. */
export function passageHash({ turn, span }: LinkedPassage): string {
  return `#turn-${turn}${span === null ? '' : `:${span.start}-${span.end}`}`
}

/** @returns `null` for an end that names no passage */
export function passageIn(hash: string): LinkedPassage | null {
  const said = /^#turn-(\d{1,7})(?::(\d{1,8})-(\d{1,8}))?$/.exec(hash)
  if (said === null) return null
  const [turn, start, end] = said.slice(1).map(Number) as [number, number, number]
  if (said[2] === undefined) return { turn, span: null }
  return start < end ? { turn, span: { start, end } } : { turn, span: null }
}
