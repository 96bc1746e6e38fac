/** Around what was found; whether it is the very words that were found. */
export interface ExcerptPiece {
  words: string
  isFound: boolean
}

export interface Excerpt {
  pieces: ExcerptPiece[]
  /** Of the first words that were found, in code points from the start of the text searched. */
  start: number
  end: number
}

/** UTF-16 units of a text, `end` excluded. */
interface Stretch {
  start: number
  end: number
}

/** Characters to be read before and after what was found. */
const before = 70
const after = 170

/**
 * The words around the first place that was found, with all that was found in them marked.
 *
 * @param found where, in any order; without any the text's beginning is shown
 */
export function excerptOf(text: string, found: readonly Stretch[]): Excerpt {
  const places = merged(found)
  const first = places[0] ?? { start: 0, end: 0 }
  const from = wordStart(text, first.start - before)
  const to = wordEnd(text, Math.max(first.end, first.start + after))
  const pieces: ExcerptPiece[] = []
  let reached = from
  const add = (end: number, isFound: boolean) => {
    if (end > reached) pieces.push({ words: text.slice(reached, end), isFound })
    reached = Math.max(reached, end)
  }
  for (const { start, end } of places) {
    if (start >= to) break
    add(start, false)
    add(Math.min(end, to), true)
  }
  add(to, false)
  if (from > 0) pieces.unshift({ words: '…', isFound: false })
  if (to < text.trimEnd().length) pieces.push({ words: '…', isFound: false })
  const codePoints = (end: number) => Array.from(text.slice(0, end)).length
  return { pieces, start: codePoints(first.start), end: codePoints(first.end) }
}

/** Everywhere that one of these stands in a text, whatever the case. */
export function placesOf(text: string, letters: readonly string[]): Stretch[] {
  return letters.flatMap((part) =>
    [...text.matchAll(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'))].map(
      ({ index, 0: { length } }) => ({ start: index, end: index + length }),
    ),
  )
}

/** Signs that no text has: the import takes control characters out. */
export const marks = { on: '\u0001', off: '\u0002' } as const

/** What stands between the marks, as places of the text without them. */
export function markedPlaces(marked: string): { text: string; places: Stretch[] } {
  const places: Stretch[] = []
  let text = ''
  for (const part of marked.split(marks.on)) {
    const off = part.indexOf(marks.off)
    if (off >= 0) places.push({ start: text.length, end: text.length + off })
    text += part.replace(marks.off, '')
  }
  return { text, places }
}

function merged(found: readonly Stretch[]): Stretch[] {
  const places: Stretch[] = []
  for (const { start, end } of [...found].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = places.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else places.push({ start, end })
  }
  return places
}

/** The first start of a word from there on, or there where the next blank is far. */
function wordStart(text: string, position: number): number {
  if (position <= 0) return 0
  const blank = text.slice(position, position + 30).search(/\s/)
  return blank >= 0 ? position + blank + 1 : wholePair(text, position)
}

function wordEnd(text: string, position: number): number {
  if (position >= text.length) return text.length
  const blank = text.slice(position, position + 30).search(/\s/)
  return blank >= 0 ? position + blank : wholePair(text, position)
}

/** Never between the halves of a pair. */
function wholePair(text: string, position: number): number {
  const unit = text.charCodeAt(position)
  return unit >= 0xdc00 && unit <= 0xdfff ? position - 1 : position
}
