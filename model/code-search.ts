import type { Code } from './codebook.ts'

/**
 * Codes in which every word of the query stands somewhere: in name, id, definition, rules, examples,
 * group. Case, accents and Unicode form make no difference.
 *
 * @returns ids, all of them for an empty query
 */
export function findCodes(codes: readonly Code[], query: string): Set<string> {
  const words = folded(query).split(/\s+/).filter(Boolean)
  return new Set(
    codes
      .filter((code) => {
        const text = folded(
          [
            code.name,
            code.id,
            code.group,
            code.definition,
            code.includeWhen,
            code.excludeWhen,
            code.examples.hit,
            code.examples.nearMiss,
          ].join('\n'),
        )
        return words.every((word) => text.includes(word))
      })
      .map((code) => code.id),
  )
}

/** Without case, accents and differences of Unicode form. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
