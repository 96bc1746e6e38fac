import type { Group } from './groups.ts'

/** A state on the way through the units: what of the later ones is taken, and how one came here. */
interface State {
  value: number
  /** The most that the units still free can add. */
  open: number
  before: State | null
  taken: Group | null
}

/**
 * Disjoint groups with the greatest sum of gains, exactly.
 *
 * Units are gone through in order. What has been chosen matters to the rest only by which later units it
 * has taken; of two choices that took the same ones the better goes on. A choice is dropped when even the
 * dual bound of what is left cannot bring it up to the best that was found greedily.
 *
 * @param groups with their units in ascending order
 * @param isOver asked now and then; once it says so there is no answer
 * @returns `null` when it took too long
 */
export function bestPacking(
  units: number,
  groups: readonly Group[],
  isOver: () => boolean,
): Group[] | null {
  const startingAt: { group: Group; mask: bigint; dual: number }[][] = []
  for (let unit = 0; unit < units; unit++) startingAt.push([])
  const dual = dualOf(units, groups)
  for (const group of groups) {
    const first = group.units[0]!
    const mask = group.units.reduce((bits, unit) => bits | (1n << BigInt(unit - first)), 0n)
    const worth = group.units.reduce((sum, unit) => sum + dual[unit]!, 0)
    startingAt[first]!.push({ group, mask, dual: worth })
  }
  const least = greedily(groups) - 1e-9
  let states = new Map<bigint, State>([
    [0n, { value: 0, open: dual.reduce((sum, one) => sum + one, 0), before: null, taken: null }],
  ])
  let steps = 0
  for (let unit = 0; unit < units; unit++) {
    const next = new Map<bigint, State>()
    const keep = (
      mask: bigint,
      value: number,
      open: number,
      before: State,
      taken: Group | null,
    ) => {
      if (value + open < least) return
      const known = next.get(mask)
      if (known !== undefined && known.value >= value) return
      next.set(mask, { value, open, before, taken })
    }
    for (const [mask, state] of states) {
      if ((++steps & 1023) === 0 && isOver()) return null
      if ((mask & 1n) === 1n) {
        keep(mask >> 1n, state.value, state.open, state, null)
        continue
      }
      keep(mask >> 1n, state.value, state.open - dual[unit]!, state, null)
      for (const { group, mask: wanted, dual: worth } of startingAt[unit]!) {
        if ((mask & wanted) !== 0n) continue
        keep((mask | wanted) >> 1n, state.value + group.gain, state.open - worth, state, group)
      }
    }
    states = next
  }
  return taken(states.get(0n)!)
}

function taken(last: State): Group[] {
  const found: Group[] = []
  for (let state: State | null = last; state !== null; state = state.before) {
    if (state.taken !== null) found.push(state.taken)
  }
  return found
}

/** Prices of the units such that no group gains more than its units cost: their sum bounds every packing. */
function dualOf(units: number, groups: readonly Group[]): Float64Array {
  const dual = new Float64Array(units)
  const groupsWith: Group[][] = Array.from({ length: units }, () => [])
  for (const group of groups) {
    for (const unit of group.units) {
      groupsWith[unit]!.push(group)
      dual[unit] = Math.max(dual[unit]!, group.gain / group.units.length)
    }
  }
  for (let sweep = 0; sweep < 3; sweep++) {
    for (let unit = 0; unit < units; unit++) {
      dual[unit] = groupsWith[unit]!.reduce((most, { units: members, gain }) => {
        const others = members.reduce((sum, one) => (one === unit ? sum : sum + dual[one]!), 0)
        return Math.max(most, gain - others)
      }, 0)
    }
  }
  return dual
}

function greedily(groups: readonly Group[]): number {
  const used = new Set<number>()
  let total = 0
  for (const { units, gain } of [...groups].sort((a, b) => b.gain - a.gain)) {
    if (units.some((unit) => used.has(unit))) continue
    for (const unit of units) used.add(unit)
    total += gain
  }
  return total
}
