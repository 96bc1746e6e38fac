import { type Dissimilarity, dissimilarity, type Unit } from './dissimilarity.ts'

/** A unit with its coder; the units of all coders are numbered in order of their starts. */
export interface Placed extends Unit {
  coder: number
}

/** Units of different coders that may stand together in an alignment, by their numbers, ascending. */
export interface Group {
  units: readonly number[]
  /** What that saves over each of them standing alone, with `tie`. */
  gain: number
  /** A trifle for each part saved, so that of alignments that cost the same the one with fewer is taken. */
  tie: number
}

const tieOfPart = 1e-7

/** Units in one order, whatever the order of each coder's. */
export function placed(layers: readonly (readonly Unit[])[]): Placed[] {
  return layers
    .flatMap((units, coder) => units.map((unit) => ({ ...unit, coder })))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.coder - b.coder)
}

/**
 * All groups in which each unit is as well off as alone. A unit that is not could be taken out of its
 * group, so no best alignment has such a group, and these are all that need be looked at.
 *
 * With P pairs of coders a part of k units costs the mean over P of its pairs' dissimilarities, and D for
 * every pair in which somebody has nothing. So P times its gain is `D (P (k - 1) + k (k - 1) / 2)` less the
 * dissimilarities within it, of which one unit more adds `D (P + k)` less those to it.
 *
 * @param units as {@link placed} makes them
 * @param isOver asked now and then; once it says so there is no answer
 * @returns `null` when it took too long
 * @see Mathet, Widlöcher & Métivier (2015), sec. 5.1.1
 */
export function groupsOf(
  units: readonly Placed[],
  coders: number,
  by: Dissimilarity,
  isOver: () => boolean,
): Group[] | null {
  const pairs = (coders * (coders - 1)) / 2
  const near = neighbours(units, by, by.deltaEmpty * (pairs + coders - 1))
  const groups: Group[] = []
  let steps = 0
  let isCut = false
  for (let first = 0; first < units.length && !isCut; first++) grow([first], 0)
  return isCut ? null : groups

  function grow(members: readonly number[], gain: number): void {
    if (isCut || ((++steps & 1023) === 0 && isOver())) {
      isCut = true
      return
    }
    if (members.length > 1 && members.every((one) => worth(one, members) >= -tieOfPart)) {
      const tie = tieOfPart * (members.length - 1)
      groups.push({ units: members, gain: gain / pairs + tie, tie })
    }
    const last = members.at(-1)!
    for (const next of near[members[0]!]!.keys()) {
      if (next <= last || members.some((one) => units[one]!.coder === units[next]!.coder)) continue
      const added = worth(next, members)
      if (added > Number.NEGATIVE_INFINITY) grow([...members, next], gain + added)
    }
  }

  /** What a unit adds to a group, times P. */
  function worth(unit: number, members: readonly number[]): number {
    let [others, apart] = [0, 0]
    for (const other of members) {
      if (other === unit) continue
      others++
      apart += near[Math.min(unit, other)]!.get(Math.max(unit, other)) ?? Number.POSITIVE_INFINITY
    }
    return by.deltaEmpty * (pairs + others) - apart
  }
}

/** For each unit the later ones of other coders within `most`, each with its dissimilarity. */
function neighbours(
  units: readonly Placed[],
  by: Dissimilarity,
  most: number,
): Map<number, number>[] {
  const longest = units.reduce((length, { start, end }) => Math.max(length, end - start), 0)
  // Two starts lie no further apart than the starts and the ends together.
  const reach = Math.sqrt(most / (by.alpha * by.deltaEmpty))
  return units.map((unit, number) => {
    const found = new Map<number, number>()
    const furthest = unit.start + reach * (unit.end - unit.start + longest)
    for (let next = number + 1; next < units.length; next++) {
      const other = units[next]!
      if (other.start > furthest) break
      if (other.coder === unit.coder) continue
      const distance = dissimilarity(unit, other, by)
      if (distance < most) found.set(next, distance)
    }
    return found
  })
}
