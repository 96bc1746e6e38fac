import type { ReliabilityData } from '../reliability.ts'

/**
 * What chance alone rests on: how much was rated by whom, and how much of it has which code. Kept apart for
 * each group of coders who completed the same transcripts, since a pair of coders is compared on what both
 * completed.
 */
export interface Marginals {
  /** Columns of the reliability data. */
  coders: number
  codes: number
  groups: Group[]
}

export interface Group {
  /** Ascending columns. */
  coders: readonly number[]
  /** Units, or positions, that each of them rated. */
  size: number
  /** By column and code: how many of them have the code for that coder. */
  present: Map<number, Map<number, number>>
}

/** Of units that two coders or more completed. */
export function marginalsOfUnits({ sets, coders, codes }: ReliabilityData): Marginals {
  const { units, values } = sets.ratings
  const groups = new Groups(coders.length, codes.length)
  const rated: number[] = []
  for (let unit = 0; unit < units; unit++) {
    rated.length = 0
    for (let column = 0; column < coders.length; column++) {
      if (values[unit * coders.length + column]! >= 0) rated.push(column)
    }
    if (rated.length < 2) continue
    groups.rated(rated, 1)
    for (const column of rated) {
      const set = sets.sets[values[unit * coders.length + column]!]!
      for (const code of set) groups.present(code, column, 1)
    }
  }
  return groups.all
}

/** Of positions in transcripts that two coders or more completed. */
export function marginalsOfPositions({ continua, coders, codes }: ReliabilityData): Marginals {
  const groups = new Groups(coders.length, codes.length)
  for (const { coders: columns, continuum } of continua) {
    groups.rated(columns, continuum.length)
    for (const { coder, start, end, value } of continuum.spans) {
      groups.present(value, columns[coder]!, end - start)
    }
  }
  return groups.all
}

/** Pairable values: each of a unit's ratings is compared with the others. */
export function pairableIn({ groups }: Marginals): number {
  return groups.reduce((sum, { coders, size }) => sum + coders.length * size, 0)
}

/** Of the pairable values, those that have each code. */
export function presentIn({ groups, codes }: Marginals): Float64Array {
  const present = new Float64Array(codes)
  for (const group of groups) {
    for (const column of group.coders) addPresent(present, group, column)
  }
  return present
}

/** The same for one pair of coders, on what both rated: how much that is, and how often each code is there. */
export function marginalsOfPair(
  { groups, codes }: Marginals,
  one: number,
  other: number,
): { size: number; present: Float64Array } {
  const present = new Float64Array(codes)
  let size = 0
  for (const group of groups) {
    if (!group.coders.includes(one) || !group.coders.includes(other)) continue
    size += group.size
    addPresent(present, group, one)
    addPresent(present, group, other)
  }
  return { size, present }
}

function addPresent(present: Float64Array, group: Group, column: number): void {
  for (const [code, count] of group.present.get(column) ?? []) present[code]! += count
}

class Groups {
  readonly all: Marginals
  private readonly byCoders = new Map<string, Group>()
  private group: Group | undefined

  constructor(coders: number, codes: number) {
    this.all = { coders, codes, groups: [] }
  }

  /** What follows was rated by these coders. */
  rated(coders: readonly number[], size: number): void {
    const name = coders.join()
    this.group = this.byCoders.get(name)
    if (this.group === undefined) {
      this.group = { coders: [...coders], size: 0, present: new Map() }
      this.byCoders.set(name, this.group)
      this.all.groups.push(this.group)
    }
    this.group.size += size
  }

  present(code: number, column: number, count: number): void {
    const { present } = this.group!
    const own = present.get(column) ?? new Map<number, number>()
    present.set(column, own)
    own.set(code, (own.get(code) ?? 0) + count)
  }
}
