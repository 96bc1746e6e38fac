import { randomUUID } from 'node:crypto'
import { jsonOfList } from '../json-list.ts'
import type { Steps } from '../live/updates/slices.ts'
import { Outline, type Stretch } from './json-outline.ts'

/** Bytes that are looked at before others may have their turn. */
const perStep = 64 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Parses the JSON of a stranger step by step: to parse millions of entries at once takes seconds, in
 * which nobody else is served.
 *
 * @param mostEntries of a list that is a field of the outermost object
 * @throws {SyntaxError} as `JSON.parse` does
 * @throws {TypeError} where it is not UTF-8
 * @throws {DomainError} `invalid-input` where it is nested too deeply; `too-large` where it holds more
 *   than anybody sends
 */
export function* parsingJson(json: Uint8Array, mostEntries: number): Steps<unknown> {
  const outline = new Outline(json, mostEntries)
  for (let from = 0; from < json.length; from += perStep) {
    outline.readTo(Math.min(json.length, from + perStep))
    yield
  }
  const { lists } = outline
  if (lists.length === 0) return parsed(json)
  // In the place of what each long list holds a word that nobody else says.
  const wordOf = lists.map(() => randomUUID())
  const rest: Uint8Array[] = []
  let at = 0
  for (const [index, { pieces }] of lists.entries()) {
    rest.push(json.subarray(at, pieces[0]!.from), Buffer.from(`"${wordOf[index]}"`))
    at = pieces.at(-1)!.until
  }
  const outer = parsed(Buffer.concat([...rest, json.subarray(at)])) as Record<string, unknown>
  for (const [index, { name, pieces }] of lists.entries()) {
    const entries = yield* entriesOf(json, pieces)
    const field = parsed(json.subarray(name.from, name.until)) as string
    // A name that stands there twice means what it says last.
    const placed = Object.hasOwn(outer, field) ? outer[field] : undefined
    if (Array.isArray(placed) && placed[0] === wordOf[index]) outer[field] = entries
  }
  return outer
}

function* entriesOf(json: Uint8Array, pieces: readonly Stretch[]): Steps<unknown[]> {
  const entries: unknown[] = []
  const [open, close] = [Buffer.from('['), Buffer.from(']')]
  for (const { from, until } of pieces) {
    const some = parsed(Buffer.concat([open, json.subarray(from, until), close])) as unknown[]
    // Between two commas, or after the last, there is nothing.
    if (some.length === 0) throw new SyntaxError('a list has a comma too many')
    for (const entry of some) entries.push(entry)
    yield
  }
  return entries
}

function parsed(json: Uint8Array): unknown {
  return JSON.parse(utf8.decode(json))
}

/** More entries than so many take more than some milliseconds to be written. */
const longList = 1_000

/** Whether an answer is an object of which a field is a long list. */
export function hasLongList(answer: unknown): answer is Record<string, unknown> {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false
  return Object.values(answer).some((value) => Array.isArray(value) && value.length > longList)
}

/** The JSON of an object, as `JSON.stringify` writes it, a long list of its fields entry by entry. */
export function* writingJson(answer: Record<string, unknown>): Steps<string> {
  const fields: string[] = []
  for (const [name, value] of Object.entries(answer)) {
    const json =
      Array.isArray(value) && value.length > longList
        ? yield* jsonOfList(value)
        : JSON.stringify(value)
    if (json !== undefined) fields.push(`${JSON.stringify(name)}:${json}`)
  }
  return `{${fields.join(',')}}`
}
