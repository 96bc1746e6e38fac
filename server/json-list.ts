import type { Steps } from './live/updates/slices.ts'

/** Entries that are written before others may have their turn. */
const perStep = 128

/** The JSON of a list, as `JSON.stringify` writes it, step by step. */
export function* jsonOfList(entries: readonly unknown[]): Steps<string> {
  const written: string[] = []
  for (const [index, entry] of entries.entries()) {
    if (index % perStep === perStep - 1) yield
    written.push(JSON.stringify(entry) ?? 'null')
  }
  return `[${written.join(',')}]`
}
