import type { Difference } from './figures.ts'
import type { ReliabilityData } from './reliability.ts'
import { unitDisagreement } from './set-alpha.ts'

/**
 * Units on which coders differ, those that differ most first, then in reading order.
 *
 * @param most how many to give; all are counted
 */
export function differencesIn(
  { units, coders, codes, sets: { sets, ratings } }: ReliabilityData,
  most: number,
): { differing: number; differences: Difference[] } {
  const m = ratings.coders
  const found: { unit: number; distance: number }[] = []
  for (let unit = 0; unit < units.length; unit++) {
    const rated = ratings.values.slice(unit * m, (unit + 1) * m).filter((set) => set >= 0)
    if (rated.length < 2 || rated.every((set) => set === rated[0])) continue
    const pairs = rated.length * (rated.length - 1)
    found.push({ unit, distance: unitDisagreement('masi', sets, rated.sort()) / pairs })
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
