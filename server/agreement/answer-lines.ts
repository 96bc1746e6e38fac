import { setImmediate as othersTurn } from 'node:timers/promises'

/** Characters of a line, unless one entry alone has more: written and read in a millisecond. */
const mostOfLine = 100_000

/** Where a list stands in an answer: names of properties, from the outside in. */
type Path = readonly string[]

/**
 * An answer as lines of JSON, so that a large one goes bit by bit.
 *
 * @returns first all but what stands in its long lists, wherever in objects these are, then these, a few entries a line,
 *   each with where its list stands; a list within an entry of a list stays in one line
 */
export function linesOf(answer: object | null): string[] {
  const lines: string[] = []
  const head = withoutLong(answer, [], lines)
  return [head, ...lines]
}

/**
 * What such lines say. Others have their turn after each of them.
 *
 * @returns the answer, `undefined` of no lines, and the length of all of them in UTF-16 code units
 * @throws {SyntaxError} where a line is not JSON
 */
export async function readLines(
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<{ answer: unknown; length: number }> {
  let [answer, length]: [unknown, number] = [undefined, 0]
  for await (const line of lines) {
    if (length === 0) answer = JSON.parse(line)
    else {
      const [path, some] = JSON.parse(line) as [Path, unknown[]]
      const list = at(answer, path) as unknown[]
      for (const entry of some) list.push(entry)
    }
    length += line.length
    await othersTurn()
  }
  return { answer, length }
}

/** Its JSON, in which long lists are empty: their entries go into `lines`. */
function withoutLong(value: unknown, path: Path, lines: string[]): string {
  if (Array.isArray(value)) return shortList(value, path, lines)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return JSON.stringify(value)
  const own = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${JSON.stringify(name)}:${withoutLong(one, [...path, name], lines)}`)
  return `{${own.join()}}`
}

function shortList(list: readonly unknown[], path: Path, lines: string[]): string {
  const entries = list.map((entry) => JSON.stringify(entry) ?? 'null')
  const parts: string[][] = [[]]
  let room = mostOfLine
  for (const entry of entries) {
    room -= entry.length
    if (room < 0 && parts.at(-1)!.length > 0) {
      parts.push([])
      room = mostOfLine - entry.length
    }
    parts.at(-1)!.push(entry)
  }
  if (parts.length === 1) return `[${entries.join()}]`
  for (const part of parts) lines.push(`[${JSON.stringify(path)},[${part.join()}]]`)
  return '[]'
}

function at(answer: unknown, path: Path): unknown {
  return path.reduce((within, name) => (within as Record<string, unknown>)[name], answer)
}
