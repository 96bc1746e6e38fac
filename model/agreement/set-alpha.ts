import type { Coefficient } from './coefficient.ts'
import { countsOf } from './counts.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import type { SetDistance } from './set-distance.ts'
import { distanceOf, presenceOf, type SetRatings } from './set-ratings.ts'
import { SharedCodes } from './set-similarity.ts'

/**
 * Krippendorff's alpha of sets of codes, `1 - Do / De` with distances of sets that are not squared.
 *
 * `Do = (1/N)` sum over units with two ratings or more of the distances of all ordered pairs of their
 * ratings, over `r_i - 1`; `De` is the mean distance of all ordered pairs of ratings of these units.
 *
 * Works from the sets that differ and how often each was given, so its cost does not grow with the square
 * of the units.
 *
 * @param multiplicity how often each unit was drawn in a bootstrap
 * @returns at most 1; `null` with `no_pairs` or, when all sets are alike, `no_variation`
 * @see Passonneau (2006), Measuring agreement on set-valued items; Krippendorff (2019), Content Analysis, 12.3
 */
export function setAlpha(
  { sets, ratings }: SetRatings,
  kind: SetDistance,
  multiplicity?: Float64Array,
): Coefficient {
  const { units, coders, values } = ratings
  const totals = new Float64Array(sets.length)
  const here = new Int32Array(coders)
  let pairable = 0
  let disagreement = 0
  for (let unit = 0; unit < units; unit++) {
    const times = multiplicity?.[unit] ?? 1
    if (times === 0) continue
    let given = 0
    for (let coder = 0; coder < coders; coder++) {
      const value = values[unit * coders + coder]!
      if (value >= 0) here[given++] = value
    }
    if (given < 2) continue
    pairable += times * given
    const rated = here.subarray(0, given).sort()
    for (const set of rated) totals[set]! += times
    disagreement += (times * unitDisagreement(kind, sets, rated)) / (given - 1)
  }
  const byChance = pairable === 0 ? 0 : disagreementByChance(kind, sets, totals)
  return setAlphaOfSums(pairable, disagreement, byChance, sets.length)
}

/**
 * The same from its sums.
 *
 * @param pairable N, ratings of units with two or more
 * @param disagreement `N Do`
 * @param byChance distances of all ordered pairs of these ratings, `N (N - 1) De`
 * @param differentSets how many
 */
export function setAlphaOfSums(
  pairable: number,
  disagreement: number,
  byChance: number,
  differentSets: number,
): Coefficient {
  if (pairable === 0) return { value: null, reason: 'no_pairs', parts: { pairable } }
  const Do = disagreement / pairable
  const De = byChance / (pairable * (pairable - 1))
  const parts = { Do, De, pairable, differentSets }
  if (De === 0) return { value: null, reason: 'no_variation', parts }
  return { value: 1 - Do / De, parts }
}

/** Distances of all ordered pairs of one unit's ratings. */
export function unitDisagreement(
  kind: SetDistance,
  sets: readonly Uint16Array[],
  rated: Int32Array,
): number {
  let sum = 0
  for (let i = 0; i < rated.length; i++) {
    for (let j = i + 1; j < rated.length; j++) {
      const a = rated[i]!
      const b = rated[j]!
      if (a !== b) sum += 2 * distanceOf(kind, sets[a]!, sets[b]!)
    }
  }
  return sum
}

/**
 * Sum over ordered pairs of ratings of the distance of their sets.
 *
 * Two ratings are 1 apart unless their sets are the same or share a code: so from the square of all ratings
 * goes what is nearer than that.
 *
 * @param totals how often each set was given
 */
export function disagreementByChance(
  kind: SetDistance,
  sets: readonly Uint16Array[],
  totals: Float64Array,
): number {
  let all = 0
  let same = 0
  for (const total of totals) {
    all += total
    same += total * total
  }
  if (kind === 'nominal') return all * all - same
  const shared = new SharedCodes(sets)
  let nearer = 0
  for (let s = 0; s < sets.length; s++) {
    const times = totals[s]!
    if (times === 0) continue
    let row = 0
    shared.visit(s, (t, common) => {
      if (t > s) row += totals[t]! * shared.nearness(kind, s, t, common)
    })
    nearer += 2 * times * row
  }
  return all * all - same - nearer
}

/**
 * For each code, nominal alpha of present and absent.
 *
 * @returns by code; `null` where it is always, or never, present
 */
export function binaryAlphaByCode(ratings: SetRatings): Record<string, number | null> {
  return Object.fromEntries(
    ratings.codes.map((code, place) => {
      const presence = presenceOf(ratings, place)
      return [code, krippendorffAlpha(countsOf(presence), presence.categories).value]
    }),
  )
}
