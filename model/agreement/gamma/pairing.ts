import FlatQueue from 'flatqueue'
import type { Group } from './groups.ts'

interface Pair {
  first: number
  other: number
  group: Group
}

/**
 * Disjoint pairs with the greatest sum of gains, in polynomial time: the assignment problem, in which the
 * units of the first coder come in one after the other, each along the cheapest path on which others move
 * to another partner or stay alone.
 *
 * @param groups groups of two, of which just one unit is of the first coder
 * @param isFirst whether a unit is of the first coder
 * @param isOver asked now and then; once it says so there is no answer
 * @returns `null` when it took too long
 * @see Kuhn (1955), The Hungarian method for the assignment problem; Edmonds & Karp (1972), sec. 1.3, for
 *   the potentials that keep every cost from falling below 0
 */
export function bestPairing(
  units: number,
  groups: readonly Group[],
  isFirst: (unit: number) => boolean,
  isOver: () => boolean,
): Group[] | null {
  const pairs = groups.map((group): Pair => {
    const [a, b] = group.units as [number, number]
    return isFirst(a) ? { first: a, other: b, group } : { first: b, other: a, group }
  })
  const most = groups.reduce((highest, { gain }) => Math.max(highest, gain), 0)
  const pairsOf = new Map<number, Pair[]>(pairs.map(({ first }) => [first, []]))
  for (const pair of pairs) pairsOf.get(pair.first)!.push(pair)
  const potential = new Float64Array(units)
  const pairOf: (Pair | null)[] = Array(units).fill(null)
  let entered = 0
  for (const first of pairsOf.keys()) {
    if ((++entered & 63) === 0 && isOver()) return null
    enter(first)
  }
  return pairOf.flatMap((pair, unit) => (pair?.first === unit ? [pair.group] : []))

  /** A pair costs `most - gain`, staying alone `most`. Dijkstra, up to the first place to stay. */
  function enter(source: number): void {
    const distances = new Map([[source, 0]])
    const cameBy = new Map<number, Pair>()
    const queue = new FlatQueue<number>()
    queue.push(source, 0)
    let [end, least] = [source, Number.POSITIVE_INFINITY]
    while (queue.length > 0 && queue.peekValue()! < least) {
      const at = queue.peekValue()!
      const first = queue.pop()!
      if (at > distances.get(first)!) continue
      const alone = at + most + potential[first]!
      if (alone < least) [end, least] = [first, alone]
      for (const pair of pairsOf.get(first)!) {
        const { other, group } = pair
        // Below 0 by rounding alone, which could lead round in a circle.
        const step = Math.max(0, most - group.gain + potential[first]! - potential[other]!)
        const through = at + step
        if (through >= Math.min(least, distances.get(other) ?? least)) continue
        distances.set(other, through)
        cameBy.set(other, pair)
        const holder = pairOf[other]?.first
        if (holder === undefined) [end, least] = [other, through]
        else {
          distances.set(holder, through)
          queue.push(holder, through)
        }
      }
    }
    for (const [unit, distance] of distances) {
      if (distance < least) potential[unit]! += distance - least
    }
    move(source, end, cameBy)
  }

  /** Gives each on the way its new pair, from the end back to the source. */
  function move(source: number, end: number, cameBy: ReadonlyMap<number, Pair>): void {
    let free = end
    if (pairsOf.has(end)) {
      const left = pairOf[end]
      pairOf[end] = null
      if (left == null) return
      free = left.other
      pairOf[free] = null
    }
    for (;;) {
      const pair = cameBy.get(free)!
      const left = pairOf[pair.first]
      pairOf[free] = pair
      pairOf[pair.first] = pair
      if (left == null || pair.first === source) return
      free = left.other
    }
  }
}
