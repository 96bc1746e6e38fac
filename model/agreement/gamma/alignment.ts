import type { Dissimilarity, Unit } from './dissimilarity.ts'
import { type Group, groupsOf, type Placed, placed } from './groups.ts'
import { bestPacking } from './packing.ts'
import { bestPairing } from './pairing.ts'

/** The best alignment of the units of several coders. */
export interface Alignment {
  units: readonly Placed[]
  /** The parts of more than one unit, by the numbers of these; every other unit stands alone. */
  parts: readonly (readonly number[])[]
  /** Mean cost of a part's pairs, summed over the parts, by the mean number of units of a coder. */
  disorder: number
}

/**
 * The alignment with the least disorder, exactly, however the units are ordered: of several as good the one
 * with the fewest parts.
 *
 * @param layers units of each coder; a coder without any takes part
 * @param isOver asked now and then; once it says so there is no answer
 * @returns `null` when it took too long, never an approximation
 * @see Mathet, Widlöcher & Métivier (2015), eqs. 6 to 9 and sec. 5.1
 */
export function bestAlignment(
  layers: readonly (readonly Unit[])[],
  by: Dissimilarity,
  isOver: () => boolean = () => false,
): Alignment | null {
  const units = placed(layers)
  const groups = groupsOf(units, layers.length, by, isOver)
  if (groups === null) return null
  const parts: (readonly number[])[] = []
  let gained = 0
  for (const block of blocksOf(units.length, groups)) {
    const firstCoder = units[block.units[0]!]!.coder
    const isFirst = (unit: number) => units[block.units[unit]!]!.coder === firstCoder
    const best =
      layers.length === 2
        ? bestPairing(block.units.length, block.groups, isFirst, isOver)
        : bestPacking(block.units.length, block.groups, isOver)
    if (best === null) return null
    for (const { units: members, gain, tie } of best) {
      parts.push(members.map((unit) => block.units[unit]!))
      gained += gain - tie
    }
  }
  // Alone each unit is a part that costs D.
  const disorder = (units.length * by.deltaEmpty - gained) / (units.length / layers.length)
  return { units, parts, disorder }
}

/** Units that no group joins are apart: each block is solved for itself, its units numbered anew. */
function blocksOf(units: number, groups: readonly Group[]) {
  const leader = Int32Array.from({ length: units }, (_, unit) => unit)
  const find = (unit: number): number => {
    let at = unit
    while (leader[at] !== at) at = leader[at] = leader[leader[at]!]!
    return at
  }
  for (const { units: members } of groups) {
    for (const unit of members) leader[find(unit)] = find(members[0]!)
  }
  const blocks = new Map<number, { units: number[]; groups: Group[] }>()
  const numberIn = new Int32Array(units)
  for (let unit = 0; unit < units; unit++) {
    const root = find(unit)
    if (!blocks.has(root)) blocks.set(root, { units: [], groups: [] })
    numberIn[unit] = blocks.get(root)!.units.push(unit) - 1
  }
  for (const group of groups) {
    const members = group.units.map((unit) => numberIn[unit]!)
    blocks.get(find(group.units[0]!))!.groups.push({ ...group, units: members })
  }
  return [...blocks.values()].filter((block) => block.groups.length > 0)
}
