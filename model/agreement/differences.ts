import type { Difference } from './figures.ts'
import type { ReliabilityData } from './reliability.ts'
import type { UnitDistances } from './unit-distances.ts'

/**
 * Units on which coders differ, those that differ most first, then in reading order.
 *
 * @param most how many to give; all are counted
 * @param distances of its ratings, for each unit
 */
export function differencesIn(
  { units, coders, codes, sets: { sets, ratings } }: ReliabilityData,
  most: number,
  { masi, nominal }: UnitDistances,
): { differing: number; differences: Difference[] } {
  const m = ratings.coders
  const found: { unit: number; distance: number }[] = []
  for (let unit = 0; unit < units.length; unit++) {
    if (nominal[unit] === 0) continue
    let rated = 0
    for (let coder = 0; coder < m; coder++) if (ratings.values[unit * m + coder]! >= 0) rated++
    found.push({ unit, distance: masi[unit]! / (rated * (rated - 1)) })
  }
  found.sort((a, b) => b.distance - a.distance || a.unit - b.unit)
  const differences = found.slice(0, most).map(({ unit, distance }) => {
    const { transcript, turn, sentence, start, end } = units[unit]!
    const given = coders.flatMap((coder, column) => {
      const set = ratings.values[unit * m + column]!
      if (set < 0) return []
      return { coder, codes: [...sets[set]!].map((place) => codes[place]!) }
    })
    return { transcript, turn, sentence, start, end, distance, coders: given }
  })
  return { differing: found.length, differences }
}
