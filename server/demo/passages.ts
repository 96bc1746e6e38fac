import { parse } from 'yaml'
import { z } from 'zod'
import type { Span } from '#model/span.ts'
import { TextOffsets } from '#model/text.ts'

/**
 * The coding of the demo study as it is written down: passages quoted by their words, since offsets
 * would say nothing to whoever reads or changes them.
 */
const Slots = z.record(z.string(), z.union([z.string(), z.number()]))

const Passage = z.strictObject({
  /** Words of the transcript; `A … B` runs from A to the first B after it. */
  quote: z.string().min(1),
  /** Which occurrence is meant, from 1, where the words stand in the text more than once. */
  occurrence: z.int().positive().optional(),
  code: z.string(),
  /** Initials of the coders who gave exactly this. */
  by: z.string().transform((by) => by.split(' ')),
  slots: Slots.default({}),
  /** Slots that one of them filled in otherwise. */
  except: z.record(z.string(), Slots).default({}),
  memo: z.record(z.string(), z.string()).default({}),
  unsure: z
    .string()
    .transform((by) => by.split(' '))
    .default([]),
})
export type Passage = z.output<typeof Passage>

const CodingFile = z.strictObject({ blind: z.array(Passage), open: z.array(Passage) })
export type CodingFile = z.output<typeof CodingFile>

/** Coded passages of a transcript of the demo study, from YAML. @throws {Error} with the field at fault */
export function readCodingFile(text: string): CodingFile {
  return CodingFile.parse(parse(text))
}

/**
 * Where a passage stands, in code points.
 *
 * @throws {Error} when its words are not found, or stand there more than once and no occurrence is named
 */
export function placeOf(
  { quote, occurrence }: Pick<Passage, 'quote' | 'occurrence'>,
  text: string,
): Span {
  const [first = '', last] = quote.split(' … ')
  const starts = allPlaces(first, text)
  if (starts.length === 0) throw new Error(`“${first}” does not stand in the text.`)
  if (occurrence === undefined && starts.length > 1) {
    throw new Error(`“${first}” stands in the text ${starts.length} times: say which occurrence.`)
  }
  const start = starts[(occurrence ?? 1) - 1]
  if (start === undefined) throw new Error(`“${first}” does not stand there ${occurrence} times.`)
  const afterFirst = start + first.length
  const lastStart = last === undefined ? start : text.indexOf(last, afterFirst)
  if (lastStart < 0) throw new Error(`“${last}” does not follow “${first}”.`)
  const offsets = new TextOffsets(text)
  return {
    start: offsets.fromUtf16(start),
    end: offsets.fromUtf16(lastStart + (last ?? first).length),
  }
}

function allPlaces(words: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}
