/**
 * Offsets of Parley are Unicode code points from the start of a transcript's stored text, `start`
 * included, `end` excluded. JavaScript strings count UTF-16 units; this file is where the two meet.
 */

/** Number of code points of `text`. A lone surrogate counts as one. */
export function codePointLength(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length - 1; i++) {
    if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) {
      length--
      i++
    }
  }
  return length
}

/**
 * Converts between code points and UTF-16 units of one text.
 *
 * Keeps the places of the surrogate pairs alone, so a text without any costs nothing but one scan.
 */
export class TextOffsets {
  /** UTF-16 positions of the high half of each pair, ascending. */
  private readonly pairs: Uint32Array
  readonly length: number
  private flags = { start: 0, end: -1 }

  constructor(readonly text: string) {
    const pairs: number[] = []
    for (let i = 0; i < text.length - 1; i++) {
      if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) {
        pairs.push(i)
        i++
      }
    }
    this.pairs = Uint32Array.from(pairs)
    this.length = text.length - pairs.length
  }

  /** UTF-16 position of the code point `offset`, 0 to `length` included. */
  toUtf16(offset: number): number {
    // The pair number k starts at code point pairs[k] - k: find how many start before `offset`.
    let low = 0
    let high = this.pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.pairs[middle]! - middle < offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }

  /** Code point that begins at UTF-16 `position`; from inside a pair, the one after the pair's start. */
  fromUtf16(position: number): number {
    let low = 0
    let high = this.pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.pairs[middle]! < position) low = middle + 1
      else high = middle
    }
    const inside = low > 0 && this.pairs[low - 1]! + 1 === position
    return position - low + (inside ? 1 : 0)
  }

  /** The words between two code point offsets. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUtf16(start), this.toUtf16(end))
  }

  /**
   * Whether `offset` stands between two grapheme clusters, so that no accent, joined emoji or pair
   * is cut. Looks at a short stretch around it: segmenting a whole text is quadratic in Node.
   */
  isGraphemeBoundary(offset: number): boolean {
    if (!Number.isInteger(offset)) return false
    if (offset <= 0 || offset >= this.length) return offset === 0 || offset === this.length
    const at = this.toUtf16(offset)
    if (isFlagLetter(this.text, at) && isFlagLetter(this.text, at - 2)) {
      return (at - this.flagsBefore(at)) % 4 === 0
    }
    if (isPlain(this.text.charCodeAt(at)) && isPlain(this.text.charCodeAt(at - 1))) return true
    let from = Math.max(0, at - 256)
    for (let i = at - 1; i > from; i--) {
      if (isPlain(this.text.charCodeAt(i)) && isPlain(this.text.charCodeAt(i - 1))) {
        from = i
        break
      }
    }
    if (isLowSurrogate(this.text.charCodeAt(from))) from++
    const stretch = this.text.slice(from, at + 64)
    const cluster = graphemes.segment(stretch).containing(at - from)
    return cluster?.index === at - from
  }

  /**
   * Where the run of regional indicators that `at` stands in begins. They pair up from the start of
   * their run however long it is; the run last asked for is kept, so that many questions cost one walk.
   */
  private flagsBefore(at: number): number {
    if (at < this.flags.start || at > this.flags.end) {
      let start = at
      let end = at
      while (isFlagLetter(this.text, start - 2)) start -= 2
      while (isFlagLetter(this.text, end)) end += 2
      this.flags = { start, end }
    }
    return this.flags.start
  }
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** So many UTF-16 units are looked through for a grapheme: accents may be piled up without end. */
const longestGrapheme = 16

/** The first `most` graphemes of a text, and “…” where it goes on. No accent, joined emoji or pair is cut. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const stretch = text.slice(0, longestGrapheme * most)
  let [taken, last] = [0, 0]
  for (const { index } of graphemes.segment(stretch)) {
    last = index
    if (taken++ === most) return `${text.slice(0, index).trimEnd()}…`
  }
  return stretch.length === text.length ? text : `${text.slice(0, last).trimEnd()}…`
}

/** The first and the last `most` graphemes of a text, its middle left out where it has more than both. */
export function bothEnds(text: string, most: number): string {
  if (text.length <= 2 * most) return text
  const stretch = longestGrapheme * most
  if (text.length <= 2 * stretch && [...graphemes.segment(text)].length <= 2 * most) return text
  const [first, last] = [text.slice(0, stretch), text.slice(-stretch)].map((end) =>
    Array.from(graphemes.segment(end), ({ segment }) => segment),
  )
  return `${first!.slice(0, most).join('')} … ${last!.slice(-most).join('')}`
}

/** Printable ASCII: between two of these there is always a grapheme boundary. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit < 0x7f
}

/** Whether a regional indicator begins at `at`: two of them make a flag. */
function isFlagLetter(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1)
  return text.charCodeAt(at) === 0xd83c && low >= 0xdde6 && low <= 0xddff
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
