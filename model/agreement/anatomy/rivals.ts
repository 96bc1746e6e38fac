import type { Placed } from '../../codebook-tree.ts'
import { groupedBy } from '../../grouped.ts'

/** Which codes could stand in each other's place. Codes are given by their place in the reliability data. */
export interface Rivals {
  are(code: number, other: number): boolean
}

/**
 * Rivals of a codebook: two codes under one heading, under one parent, one under the other, or in one set
 * declared exclusive.
 *
 * The heading of a code is that of the topmost code above it, as it is shown. Codes that the codebook does
 * not know have no rivals but those of exclusive sets.
 *
 * @param codes ids in the order of the reliability data
 * @param exclusive sets of ids of which a coder is to choose one
 */
export function rivalsOf(
  codes: readonly string[],
  codebook: readonly Placed[],
  exclusive: readonly (readonly string[])[] = [],
): Rivals {
  const byId = new Map(codebook.map((code) => [code.id, code]))
  const parents = new Set(codebook.flatMap(({ parent }) => parent ?? []))
  const numbers = new Map<string, number>()
  const numberOf = (family: string) => {
    const number = numbers.get(family) ?? numbers.size
    numbers.set(family, number)
    return number
  }
  const families = codes.map((id) => {
    const code = byId.get(id)
    const own: string[] = []
    if (code !== undefined) {
      const heading = topmost(code, byId).group
      if (heading !== undefined) own.push(`heading ${heading}`)
      if (code.parent !== undefined) own.push(`parent ${code.parent}`)
      if (parents.has(id)) own.push(`parent ${id}`)
    }
    exclusive.forEach((set, index) => {
      if (set.includes(id)) own.push(`exclusive ${index}`)
    })
    return own.map(numberOf)
  })
  return {
    are(code, other) {
      if (code === other) return false
      const theirs = families[other]!
      return families[code]!.some((family) => theirs.includes(family))
    },
  }
}

/** The sets of a codebook of which a coder is to choose one code, as ids. */
export function exclusiveSets(codebook: readonly Placed[]): string[][] {
  const declared = codebook.filter(({ exclusive }) => exclusive !== undefined)
  return [...groupedBy(declared, ({ exclusive }) => exclusive).values()].map((set) =>
    set.map(({ id }) => id),
  )
}

/** A draft may have a code stand under itself: the walk ends where it comes back. */
function topmost(code: Placed, byId: ReadonlyMap<string, Placed>): Placed {
  const seen = new Set<string>()
  let top = code
  while (top.parent !== undefined && !seen.has(top.id)) {
    seen.add(top.id)
    const above = byId.get(top.parent)
    if (above === undefined) break
    top = above
  }
  return top
}
