import type { ReliabilityData } from '../reliability.ts'
import { type Disagreements, DisagreementWriter, type Place } from './disagreements.ts'
import { Excess } from './excess.ts'
import { kindByNumbers, kindNumber, kinds } from './kinds.ts'
import { rivalOverlaps } from './rival-overlaps.ts'
import type { Rivals } from './rivals.ts'
import { codesIn, isTouchedBy, type SpanTable, spanTable } from './span-table.ts'
import type { Speech } from './speech.ts'

/**
 * All disagreements on the whole texts, every position a unit, by run lengths: a stretch of one turn (or of
 * text outside any) within which coders disagree on a code at every position is one disagreement.
 */
export function positionDisagreements(
  data: ReliabilityData,
  rivals: Rivals,
  speech: Speech,
): Disagreements {
  const writer = new DisagreementWriter()
  const places = new Map(data.transcripts.map((id, place) => [id, place]))
  for (const { transcript, coders, continuum } of data.continua) {
    const table = spanTable(continuum)
    const stretches = speech.stretchesOf(transcript, continuum.length)
    const found: Found[] = []
    const excess = new Excess(table, rivalOverlaps(table, rivals))
    const open = new OpenPlace(coders.length, found)
    for (const { code, from, to } of codesIn(table)) {
      walk(table, from, to, (start, end, having) => {
        if (having.length === coders.length) {
          open.close()
          return
        }
        const byNumbers = kindByNumbers(having.length, coders.length)
        for (const { turn, start: at, end: until } of stretches(start, end)) {
          open.extend(code, turn, at, until)
          count(table, having, byNumbers, at, until, excess, open)
        }
      })
      open.close()
    }
    const place = places.get(transcript)!
    found.sort((a, b) => a.start - b.start || a.end - b.end || a.code - b.code)
    for (const { pairs, ...own } of found) {
      writer.place({ ...own, transcript: place, unit: -1, ratings: coders.length })
      for (const { has, lacks, kind, amount, instead } of pairs) {
        writer.pair(coders[has]!, coders[lacks]!, kind, amount)
        for (const [rival, among, positions] of instead) {
          writer.gaveInstead(rival, among, positions)
        }
      }
    }
  }
  return writer.finish('positions')
}

interface Found extends Pick<Place, 'turn' | 'start' | 'end' | 'code'> {
  pairs: FoundPair[]
}

interface FoundPair {
  has: number
  lacks: number
  kind: number
  amount: number
  /** Code given instead, among how many, at how many positions. */
  instead: [number, number, number][]
}

/**
 * Walks one code's spans from left to right.
 *
 * @param visit called for each stretch that somebody coded, with the span of each coder who did, by coder
 */
function walk(
  { start, end, coder }: SpanTable,
  from: number,
  to: number,
  visit: (start: number, end: number, having: readonly number[]) => void,
): void {
  const spans = Array.from({ length: to - from }, (_, index) => from + index)
  const starts = [...spans].sort((a, b) => start[a]! - start[b]!)
  const ends = [...spans].sort((a, b) => end[a]! - end[b]!)
  let having: number[] = []
  let at = 0
  let opened = 0
  for (let closed = 0; closed < ends.length; ) {
    const next = Math.min(
      end[ends[closed]!]!,
      opened < starts.length ? start[starts[opened]!]! : Number.POSITIVE_INFINITY,
    )
    if (next > at && having.length > 0) visit(at, next, having)
    at = next
    // Ends first: a span that begins where another ends does not share a position with it.
    having = having.filter((span) => end[span]! > at)
    while (closed < ends.length && end[ends[closed]!]! === at) closed++
    const before = having.length
    while (opened < starts.length && start[starts[opened]!]! === at) having.push(starts[opened++]!)
    if (having.length > before) having.sort((a, b) => coder[a]! - coder[b]!)
  }
}

/** Counts, for one stretch, each pair of a coder with the code and one without, by kind. */
function count(
  table: SpanTable,
  having: readonly number[],
  byNumbers: number,
  start: number,
  end: number,
  excess: Excess,
  open: OpenPlace,
): void {
  let next = 0
  for (let lacks = 0; lacks < table.coders; lacks++) {
    if (next < having.length && table.coder[having[next]!] === lacks) {
      next++
      continue
    }
    for (const span of having) {
      const has = table.coder[span]!
      let left = end - start
      excess.within(span, lacks, start, end, (codes, positions) => {
        left -= positions
        open.add(has, lacks, kindNumber.other_code, positions)
        for (const rival of codes) open.instead(has, lacks, rival, codes.length, positions)
      })
      if (left === 0) continue
      const kind = isTouchedBy(table, span, lacks) ? kindNumber.boundary : byNumbers
      open.add(has, lacks, kind, left)
    }
  }
}

/** The disagreement that is being walked through; stretches that follow one another make it longer. */
class OpenPlace {
  private place: Omit<Found, 'pairs'> | undefined
  /** coders x coders x kinds. */
  private readonly amounts: Float64Array
  private touched: number[] = []
  private rivals = new Map<number, Map<string, [number, number, number]>>()

  constructor(
    private readonly coders: number,
    private readonly found: Found[],
  ) {
    this.amounts = new Float64Array(coders * coders * kinds.length)
  }

  extend(code: number, turn: number, start: number, end: number): void {
    const { place } = this
    if (place !== undefined && place.end === start && place.turn === turn) place.end = end
    else {
      this.close()
      this.place = { code, turn, start, end }
    }
  }

  add(has: number, lacks: number, kind: number, amount: number): void {
    const at = (has * this.coders + lacks) * kinds.length + kind
    if (this.amounts[at] === 0) this.touched.push(at)
    this.amounts[at]! += amount
  }

  instead(has: number, lacks: number, rival: number, among: number, amount: number): void {
    const pair = has * this.coders + lacks
    const own = this.rivals.get(pair) ?? new Map<string, [number, number, number]>()
    this.rivals.set(pair, own)
    const name = `${rival} ${among}`
    const known = own.get(name)
    if (known === undefined) own.set(name, [rival, among, amount])
    else known[2] += amount
  }

  close(): void {
    if (this.place === undefined) return
    const pairs = this.touched
      .sort((a, b) => a - b)
      .map((at): FoundPair => {
        const kind = at % kinds.length
        const pair = (at - kind) / kinds.length
        const amount = this.amounts[at]!
        this.amounts[at] = 0
        const given = kind === kindNumber.other_code ? this.rivals.get(pair)!.values() : []
        return {
          has: Math.floor(pair / this.coders),
          lacks: pair % this.coders,
          kind,
          amount,
          instead: [...given].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        }
      })
    this.found.push({ ...this.place, pairs })
    this.place = undefined
    this.touched = []
    this.rivals.clear()
  }
}
