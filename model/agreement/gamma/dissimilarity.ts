/** A unit of one coder: a stretch of the continuum with one category. Offsets need not be whole. */
export interface Unit {
  start: number
  end: number
  category: string
}

/** How far apart two units are. */
export interface Dissimilarity {
  /** Weight of the positions. */
  alpha: number
  /** Weight of the categories. */
  beta: number
  /** What a unit without a partner costs. */
  deltaEmpty: number
  /** From 0, the same, to 1; without it two categories are the same or not. */
  categoryDistance?(one: string, other: string): number
}

/** The weights that published examples use. */
export const usualDissimilarity: Dissimilarity = { alpha: 3, beta: 1, deltaEmpty: 1 }

/**
 * `((|start - start'| + |end - end'|) / (length + length'))^2 * D`: 0 for the same place, `D` for two
 * units of one length that just touch.
 *
 * @see Mathet, Widlöcher & Métivier (2015), The unified and holistic method gamma, eq. 3
 */
export function positionalDissimilarity(
  one: Pick<Unit, 'start' | 'end'>,
  other: Pick<Unit, 'start' | 'end'>,
  deltaEmpty: number,
): number {
  const apart = Math.abs(one.start - other.start) + Math.abs(one.end - other.end)
  return (apart / (one.end - one.start + other.end - other.start)) ** 2 * deltaEmpty
}

/** 0 to `D`. @see Mathet, Widlöcher & Métivier (2015), eq. 4 */
export function categoricalDissimilarity(
  one: Unit,
  other: Unit,
  { deltaEmpty, categoryDistance }: Dissimilarity,
): number {
  if (one.category === other.category) return 0
  return deltaEmpty * (categoryDistance?.(one.category, other.category) ?? 1)
}

/** `alpha * positional + beta * categorical`. @see Mathet, Widlöcher & Métivier (2015), eq. 5 */
export function dissimilarity(one: Unit, other: Unit, by: Dissimilarity): number {
  return (
    by.alpha * positionalDissimilarity(one, other, by.deltaEmpty) +
    by.beta * categoricalDissimilarity(one, other, by)
  )
}
