import type { ReliabilityData } from '../reliability.ts'
import { type Disagreements, DisagreementWriter } from './disagreements.ts'
import { Excess } from './excess.ts'
import { kindByNumbers, kindNumber } from './kinds.ts'
import { OpenPlace } from './open-place.ts'
import { rivalOverlaps } from './rival-overlaps.ts'
import type { Rivals } from './rivals.ts'
import { codesIn, type SpanTable, Touching } from './span-table.ts'
import type { Speech } from './speech.ts'

/**
 * All disagreements on the whole texts, every position a unit, by run lengths: a stretch of one turn (or of
 * text outside any) within which coders disagree on a code at every position is one disagreement.
 *
 * The cost is that of the stretches of each code times the coders, and of the spans and their overlaps.
 */
export function positionDisagreements(
  data: ReliabilityData,
  rivals: Rivals,
  tables: readonly SpanTable[],
  speech: Speech,
): Disagreements {
  const writer = new DisagreementWriter()
  const places = new Map(data.transcripts.map((id, place) => [id, place]))
  for (const [index, { transcript, coders, continuum }] of data.continua.entries()) {
    const table = tables[index]!
    const stretches = speech.stretchesOf(transcript, continuum.length)
    const excess = new Excess(table, rivalOverlaps(table, rivals))
    const touching = new Touching(table)
    const open = new OpenPlace(coders.length)
    for (const { code, from, to } of codesIn(table)) {
      walk(table, from, to, (start, end, having) => {
        if (having.length === coders.length) {
          open.close()
          return
        }
        const lacking = withoutCode(table, having)
        for (const { turn, start: at, end: until } of stretches(start, end)) {
          open.extend(code, turn, at, until)
          count(table, having, lacking, at, until, excess, touching, open)
        }
      })
      open.close()
    }
    open.writeTo(writer, places.get(transcript)!, coders)
  }
  return writer.finish('positions')
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

function withoutCode({ coder, coders }: SpanTable, having: readonly number[]): number[] {
  const lacking: number[] = []
  let next = 0
  for (let one = 0; one < coders; one++) {
    if (next < having.length && coder[having[next]!] === one) next++
    else lacking.push(one)
  }
  return lacking
}

/** Counts, for one stretch, each pair of a coder with the code and one without, by kind. */
function count(
  { coder, coders }: SpanTable,
  having: readonly number[],
  lacking: readonly number[],
  start: number,
  end: number,
  excess: Excess,
  touching: Touching,
  open: OpenPlace,
): void {
  const byNumbers = kindByNumbers(having.length, coders)
  for (const span of having) {
    const has = coder[span]!
    const instead = excess.under(span)
    for (const lacks of lacking) {
      let left = end - start
      instead.get(lacks)?.within(start, end, (codes, positions) => {
        left -= positions
        open.add(has, lacks, kindNumber.other_code, positions)
        for (const rival of codes) open.instead(has, lacks, rival, codes.length, positions)
      })
      if (left === 0) continue
      const kind = touching.isTouched(span, lacks) ? kindNumber.boundary : byNumbers
      open.add(has, lacks, kind, left)
    }
  }
}
