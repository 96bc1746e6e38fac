/** How two segmentations of the same text differ, and how alike they are (B, 0 to 1). */
export interface BoundarySimilarity {
  B: number
  additions: number
  transpositions: number
  matches: number
}

/**
 * Boundary similarity of two segmentations given as segment lengths, one type of boundary. A boundary of
 * one that stands up to `reach - 1` places from a boundary of the other is a near miss.
 *
 * `B = 1 - (additions + sum over transpositions of span / reach) / (additions + transpositions + matches)`;
 * without any boundary 1. Near misses are taken from the left, the nearest first.
 *
 * @throws {RangeError} when the two do not have the same length
 * @see Fournier (2013), Evaluating text segmentation using boundary edit distance
 */
export function boundarySimilarity(
  a: readonly number[],
  b: readonly number[],
  reach = 2,
): BoundarySimilarity {
  const atoms = sum(a)
  if (atoms !== sum(b)) throw new RangeError('The two segmentations differ in length.')
  const one = places(a)
  const other = places(b)
  const matches = [...one].filter((place) => other.has(place)).length
  const loose = (place: number) => one.has(place) !== other.has(place)
  const used = new Set<number>()
  let transpositions = 0
  let cost = 0
  for (let span = 1; span < reach; span++) {
    for (let place = 1; place + span < atoms; place++) {
      const next = place + span
      if (!loose(place) || !loose(next) || one.has(place) === one.has(next)) continue
      if (used.has(place) || used.has(next)) continue
      used.add(place).add(next)
      transpositions++
      cost += span / reach
    }
  }
  const additions = [...one, ...other].filter((place) => loose(place) && !used.has(place)).length
  const all = additions + transpositions + matches
  return { B: all === 0 ? 1 : 1 - (additions + cost) / all, additions, transpositions, matches }
}

function places(lengths: readonly number[]): Set<number> {
  const found = new Set<number>()
  let at = 0
  for (const length of lengths.slice(0, -1)) found.add((at += length))
  return found
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}
