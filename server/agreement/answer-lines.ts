import { setImmediate as othersTurn } from 'node:timers/promises'

/** Entries of a list on one line: read in a millisecond or two. */
const perLine = 500
/** Others have their turn after so long. */
const atOnceMs = 10

/**
 * An answer as lines of JSON: all but what stands in its long lists, then these, a few entries a line. So a large
 * one is read bit by bit.
 */
export function linesOf(answer: object | null): string[] {
  if (answer === null) return ['null']
  const entries = Object.entries(answer) as [string, unknown][]
  const lists = entries.filter(isLong)
  const empty = Object.fromEntries(lists.map(([name]) => [name, []]))
  const lines = [JSON.stringify({ ...answer, ...empty })]
  for (const [name, list] of lists) {
    for (let from = 0; from < list.length; from += perLine) {
      lines.push(JSON.stringify({ [name]: list.slice(from, from + perLine) }))
    }
  }
  return lines
}

/** What such lines say. */
export async function readLines([head, ...lines]: readonly string[]): Promise<unknown> {
  const answer = JSON.parse(head!) as Record<string, unknown[]> | null
  let since = performance.now()
  for (const line of lines) {
    for (const [name, some] of Object.entries(JSON.parse(line) as Record<string, unknown[]>)) {
      for (const entry of some) answer![name]!.push(entry)
    }
    if (performance.now() - since < atOnceMs) continue
    await othersTurn()
    since = performance.now()
  }
  return answer
}

function isLong(entry: [string, unknown]): entry is [string, unknown[]] {
  return Array.isArray(entry[1]) && entry[1].length > perLine
}
