export type SetDistance = 'nominal' | 'jaccard' | 'masi'

/**
 * Distance of two sets of codes, 0 for alike to 1; not squared. Two empty sets are alike, an empty one is 1
 * away from any other.
 *
 * nominal: 1 if they differ. jaccard: 1 - J, J = |A and B| / |A or B|. masi: 1 - J M, M = 2/3 if one holds
 * the other, 1/3 if they overlap otherwise, 0 if they are disjoint.
 *
 * @param common members of both
 * @see Passonneau (2006), Measuring agreement on set-valued items (MASI)
 */
export function setDistance(kind: SetDistance, a: number, b: number, common: number): number {
  if (a === common && b === common) return 0
  if (kind === 'nominal') return 1
  const either = a + b - common
  if (kind === 'jaccard') return 1 - common / either
  if (common === 0) return 1
  const monotonic = common === a || common === b ? 2 / 3 : 1 / 3
  return 1 - (common / either) * monotonic
}

/** The same for two sets given as lists of their members. */
export function distanceOfSets(
  kind: SetDistance,
  a: readonly string[],
  b: readonly string[],
): number {
  const one = new Set(a)
  const other = new Set(b)
  let common = 0
  for (const member of one) if (other.has(member)) common++
  return setDistance(kind, one.size, other.size, common)
}
