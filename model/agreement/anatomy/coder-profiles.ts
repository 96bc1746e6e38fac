import { groupedBy } from '../../grouped.ts'
import { fewestTranscripts } from '../drawn.ts'
import type { ComparedLayer, ReliabilityData } from '../reliability.ts'
import { matchedSpans } from './matched-spans.ts'
import { type Mean, meanOf, ratioOf, readingOf, shareOf, sumOf } from './mean.ts'
import { firstEndingAfter, type SpanTable } from './span-table.ts'
import type { Speech } from './speech.ts'

/**
 * A figure of one coder against the others, and whether it is systematic, its interval leaving out what the
 * others do. `too_few`: fewer than ten spans or parts of the text, or than two transcripts for the order, and nothing is said.
 */
export interface Habit<R extends string> extends Mean {
  reading: R | 'as_others' | 'too_few'
}

/**
 * How one coder works, against each other coder of the same transcripts.
 *
 * Intervals take spans, and parts of the material, for independent of one another, which they are not quite:
 * they say what to look at, and are no tests.
 */
export interface CoderProfile {
  coder: string
  /** Own length over another's, on matched spans: geometric mean. 1 is as the others. */
  length: Habit<'broad' | 'narrow'>
  /** Own start less another's, on matched spans, in code points. 0 is as the others. */
  start: Habit<'later' | 'earlier'>
  end: Habit<'later' | 'earlier'>
  /**
   * Own number of spans over the mean of the others, in the turns (or transcripts) in which somebody coded
   * something. 1 is as the others.
   */
  number: Habit<'silent' | 'eager'> & { own: number; others: number }
  /**
   * Share of matched spans coded after the other's, where both times are known: the mean over transcripts, each
   * as one observation, since who codes a transcript codes all of it in a few sittings. 1/2 is as the others.
   *
   * The times are those that devices gave: of a coder whose clock is wrong they say what the clock says.
   */
  order: Habit<'late' | 'early'>
}

/** Wilson's interval is wide enough to be told from two on. */
const fewestForWilson = 2

/** @param layers of which spans may carry `codedAt` */
export function coderProfiles(
  data: ReliabilityData,
  speech: Speech,
  tables: readonly SpanTable[],
  layers: readonly ComparedLayer[] = [],
): CoderProfile[] {
  const found = data.coders.map(() => new Habits())
  const timed = groupedBy(layers, (layer) => layer.transcript)
  // As where a bootstrap draws: few transcripts make a poor picture of all.
  const byTurn = data.continua.length < fewestTranscripts
  for (const [index, { transcript, coders, continuum }] of data.continua.entries()) {
    const table = tables[index]!
    const times = timesOf(table, data, coders, timed.get(transcript) ?? [])
    for (const column of coders) found[column]!.isCompared = true
    compareMatched(table, times, (coder) => found[coders[coder]!]!)
    for (const column of coders) found[column]!.endTranscript()
    const cut = byTurn ? speech.stretchesOf(transcript, continuum.length) : undefined
    for (const counts of countsByPart(table, continuum.length, cut)) {
      const all = counts.reduce((sum, count) => sum + count, 0)
      // Where nobody coded anything, nobody was silent.
      if (all === 0) continue
      counts.forEach((own, coder) => {
        const others = (all - own) / (counts.length - 1)
        found[coders[coder]!]!.numbers.push([own, others])
      })
    }
  }
  return data.coders.flatMap((coder, column) => {
    const own = found[column]!
    return own.isCompared ? [own.profileOf(coder)] : []
  })
}

/** What is met of one coder: for each own span the mean over its partners. */
class Habits {
  /** Whether anything was completed together with another coder. */
  isCompared = false
  readonly lengths: number[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []
  /** Of the transcript at hand, then its mean. */
  orders: number[] = []
  private readonly ordersByTranscript: number[] = []
  readonly numbers: [number, number][] = []

  endTranscript(): void {
    const { value } = meanOf(this.orders)
    if (value !== null) this.ordersByTranscript.push(value)
    this.orders = []
  }

  profileOf(coder: string): CoderProfile {
    const length = exponential(meanOf(this.lengths))
    const start = meanOf(this.starts)
    const end = meanOf(this.ends)
    const order = shareOf(this.ordersByTranscript)
    const number = ratioOf(this.numbers)
    return {
      coder,
      length: { ...length, reading: readingOf(length, 1, 'narrow', 'broad') },
      start: { ...start, reading: readingOf(start, 0, 'earlier', 'later') },
      end: { ...end, reading: readingOf(end, 0, 'earlier', 'later') },
      number: {
        ...number,
        reading: readingOf(number, 1, 'silent', 'eager'),
        own: sumOf(this.numbers.map(([own]) => own)),
        others: sumOf(this.numbers.map(([, others]) => others)),
      },
      order: { ...order, reading: readingOf(order, 0.5, 'early', 'late', fewestForWilson) },
    }
  }
}

function compareMatched(
  table: SpanTable,
  times: Float64Array,
  habitsOf: (coder: number) => Habits,
): void {
  const { one, other } = matchedSpans(table)
  const partners = new Map<number, number[]>()
  const add = (span: number, partner: number) => {
    const known = partners.get(span)
    if (known === undefined) partners.set(span, [partner])
    else known.push(partner)
  }
  one.forEach((span, at) => {
    add(span, other[at]!)
    add(other[at]!, span)
  })
  const { start, end, coder } = table
  const lengthOf = (span: number) => end[span]! - start[span]!
  const mean = (values: readonly number[]) => sumOf(values) / values.length
  for (const [span, theirs] of [...partners].sort(([a], [b]) => a - b)) {
    const habits = habitsOf(coder[span]!)
    habits.lengths.push(mean(theirs.map((x) => Math.log(lengthOf(span) / lengthOf(x)))))
    habits.starts.push(mean(theirs.map((x) => start[span]! - start[x]!)))
    habits.ends.push(mean(theirs.map((x) => end[span]! - end[x]!)))
    const known = theirs.filter((x) => Math.abs(times[span]! - times[x]!) > 0)
    if (known.length > 0) {
      habits.orders.push(mean(known.map((x) => (times[span]! > times[x]! ? 1 : 0))))
    }
  }
}

/** When each span was first coded; NaN where it is not known. */
function timesOf(
  table: SpanTable,
  { coders: names, codes }: ReliabilityData,
  coders: readonly number[],
  layers: readonly ComparedLayer[],
): Float64Array {
  const times = new Float64Array(table.count).fill(Number.NaN)
  const places = new Map(codes.map((code, place) => [code, place]))
  for (const { coder: name, spans } of layers) {
    const coder = coders.findIndex((column) => names[column] === name)
    if (coder < 0) continue
    for (const { start, code, codedAt } of spans) {
      const place = places.get(code)
      if (codedAt === undefined || place === undefined) continue
      // Spans that overlap were united: the union was first coded when the first of them was.
      const span = firstEndingAfter(table, place, coder, start)
      const at = Date.parse(codedAt)
      times[span] = Number.isNaN(times[span]) ? at : Math.min(times[span]!, at)
    }
  }
  return times
}

/** How many spans each coder begins in each part: turn and text between, or the transcript as a whole. */
function countsByPart(
  { count, coders, coder, start }: SpanTable,
  length: number,
  cut: ((start: number, end: number) => { start: number }[]) | undefined,
): number[][] {
  const parts = new Map<number, number[]>()
  const none = () => new Array<number>(coders).fill(0)
  for (const part of cut?.(0, length) ?? [{ start: 0 }]) parts.set(part.start, none())
  const bounds = [...parts.keys()]
  for (let span = 0; span < count; span++) {
    let low = 0
    let high = bounds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (bounds[middle]! <= start[span]!) low = middle + 1
      else high = middle
    }
    parts.get(bounds[low - 1]!)![coder[span]!]!++
  }
  return [...parts.values()]
}

function exponential({ value, ci95, of }: Mean): Mean {
  return {
    value: value === null ? null : Math.exp(value),
    of,
    ...(ci95 === undefined ? {} : { ci95: [Math.exp(ci95[0]), Math.exp(ci95[1])] }),
  }
}
