import { findCodes, folded } from '../code-search.ts'
import type { Code } from '../codebook.ts'

/**
 * Codes that a query means, the best first: those named so, those whose name holds it, those in whose
 * definition, rules or examples its words stand, and last those whose name is spelled much like it.
 */
export function rankCodes(codes: readonly Code[], query: string): Code[] {
  const asked = folded(query).trim()
  if (asked === '') return []
  const holding = findCodes(codes, query)
  const ranked = codes.map((code, index) => ({
    code,
    index,
    rank: rankOf(folded(code.name), asked, holding.has(code.id)),
  }))
  return ranked
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .map(({ code }) => code)
}

/** Above this share of letters in common a name may be meant by somebody who spells it otherwise. */
const alike = 0.4

function rankOf(name: string, asked: string, isHolding: boolean): number {
  if (name === asked) return 5
  if (name.startsWith(asked)) return 4
  if (isHolding && asked.split(/\s+/).every((word) => name.includes(word))) return 3
  if (isHolding) return 2
  const closest = Math.max(
    likeness(name, asked),
    ...name.split(/[^\p{L}\p{N}]+/u).map((word) => likeness(word, asked)),
  )
  return closest >= alike ? closest : 0
}

/** Shared groups of three letters among all that two words have, 0 to 1, as `pg_trgm` counts them. */
function likeness(one: string, other: string): number {
  const [ones, others] = [trigrams(one), trigrams(other)]
  const shared = [...ones].filter((group) => others.has(group)).length
  return shared / (ones.size + others.size - shared || 1)
}

function trigrams(words: string): Set<string> {
  const groups = new Set<string>()
  for (const word of words.split(/[^\p{L}\p{N}]+/u).filter(Boolean)) {
    const padded = [...`  ${word} `]
    for (let at = 0; at + 3 <= padded.length; at++) groups.add(padded.slice(at, at + 3).join(''))
  }
  return groups
}
