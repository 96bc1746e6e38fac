import { compare } from '../../compare.ts'
import { countWhile } from '../../sorted.ts'
import { seeded } from '../random.ts'

/** A transcript or a turn that may be drawn, with what it is like. */
export interface Candidate {
  id: string
  speaker?: string
  /** In code points. */
  length?: number
  /** Coded spans in it so far, or of one code. */
  frequency?: number
}

export const traits = ['speaker', 'length', 'frequency'] as const
export type Trait = (typeof traits)[number]

/** Which stratum each candidate belongs to: its speaker, and in which third it is by length and frequency. */
export function strataOf(
  candidates: readonly Candidate[],
  by: readonly Trait[],
): Map<string, string> {
  const parts = by.map((trait) =>
    trait === 'speaker' ? ({ speaker }: Candidate) => speaker ?? '' : thirdsBy(candidates, trait),
  )
  return new Map(
    candidates.map((one) => [one.id, JSON.stringify(parts.map((partOf) => partOf(one)))]),
  )
}

/**
 * Which to draw next, so that what is drawn in all is like the whole: one after the other from the stratum
 * that lags furthest behind its share, by chance within it. The order of what is given changes nothing.
 *
 * @param drawn ids of those drawn before
 * @returns at most `number` ids, in the order drawn; fewer where there are no more
 * @see Cochran (1977), Sampling Techniques, 5.9: proportional allocation
 */
export function nextDraw(
  candidates: readonly Candidate[],
  drawn: ReadonlySet<string>,
  { number, traits: by, seed }: { number: number; traits: readonly Trait[]; seed: number },
): string[] {
  const ordered = [...candidates].sort((a, b) => compare(a.id, b.id))
  const strata = strataOf(ordered, by)
  const random = seeded(seed)
  const left = new Map<string, string[]>()
  const all = new Map<string, number>()
  const had = new Map<string, number>()
  for (const { id } of ordered) {
    const stratum = strata.get(id)!
    all.set(stratum, (all.get(stratum) ?? 0) + 1)
    if (drawn.has(id)) had.set(stratum, (had.get(stratum) ?? 0) + 1)
    else if (left.has(stratum)) left.get(stratum)!.push(id)
    else left.set(stratum, [id])
  }
  const names = [...left.keys()].sort(compare)
  let total = [...had.values()].reduce((sum, count) => sum + count, 0)
  const found: string[] = []
  while (found.length < number) {
    total++
    const lagOf = (name: string) => (all.get(name)! / ordered.length) * total - (had.get(name) ?? 0)
    const [first, ...others] = names.filter((name) => left.get(name)!.length > 0)
    if (first === undefined) break
    const name = others.reduce(
      (furthest, one) => (lagOf(one) > lagOf(furthest) ? one : furthest),
      first,
    )
    const ids = left.get(name)!
    found.push(...ids.splice(random.below(ids.length), 1))
    had.set(name, (had.get(name) ?? 0) + 1)
  }
  return found
}

/** In which third of all it is, by its rank; alike ones are in one third. */
function thirdsBy(candidates: readonly Candidate[], trait: 'length' | 'frequency') {
  const sorted = candidates.map((one) => one[trait] ?? 0).sort((a, b) => a - b)
  return (one: Candidate): number => {
    const own = one[trait] ?? 0
    const rank = countWhile(sorted, (value) => value < own)
    return Math.min(2, Math.floor((rank * 3) / sorted.length))
  }
}
