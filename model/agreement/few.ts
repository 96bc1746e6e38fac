import type { AgreementFigure } from './figures.ts'

/**
 * From how many on something is said as it stands. Of less, one of them more would turn it: a figure is then in
 * brackets, and a sentence is not said.
 */
export const fewest = {
  /** Units that decide a figure; with fewer, each of them is more than a fifth. */
  units: 5,
  /**
   * Transcripts over which something lies; half of it lies in one or two of four by chance. Of fewer no interval is drawn:
   * draws would show the extremes of what they are.
   */
  transcripts: 5,
  /** Spans, or parts of the text, in which a coder’s habit shows; that agreement falls later on shows in four transcripts. */
  observations: 10,
  /** Places with the same disagreement. */
  places: 3,
  /** Places with the same disagreement from which somebody is asked to code otherwise: of four one decides too much. */
  placesForAdvice: 10,
  /** Times as long, or as many, as the others: a habit nearer to theirs is told and nothing asked; also 1 by it. */
  timesForAdvice: 1.25,
  /** Draws at or beyond an end of an interval; of fewer, another seed moves it. */
  drawsBeyond: 10,
} as const

/**
 * What the units are that decide a figure: those compared, those with the code, those that have it from either of two
 * coders.
 */
export type Deciding = 'compared' | 'ofCode' | 'ofPair'

/** As much of a figure as tells which units decide it. */
type Decided = Pick<AgreementFigure, 'name' | 'code' | 'coders' | 'slot' | 'parts'>

/**
 * Which units decide a coefficient.
 *
 * @returns `null` of a share, which knows no chance that few units could turn, and of free spans, which are no units
 */
export function decidedBy({ name, code, coders, slot }: Decided): Deciding | null {
  if (name === 'percent' || name === 'u_alpha_by_code') return null
  if (code === undefined || slot !== undefined) return 'compared'
  return coders === undefined ? 'ofCode' : 'ofPair'
}

/** How many they are. @param compared units of the round that were compared */
export function decidingUnits(figure: Decided, compared: number): number {
  const { code, coders, slot, parts } = figure
  const part = (name: string) => Number(parts[name] ?? 0)
  if (slot !== undefined) return part('pairedUnits')
  if (coders === undefined) return code === undefined ? compared : part('unitsWithCode')
  return code === undefined ? part('pairedUnits') : part('both') + part('first') + part('second')
}

/** Whether a coefficient has a value that so few units decide. @param compared as `decidingUnits` */
export function isFigureOnFew(
  figure: (Decided & { value: number | null }) | undefined,
  compared: number,
): boolean {
  if (figure === undefined || figure.value === null || decidedBy(figure) === null) return false
  return isOnFew(decidingUnits(figure, compared))
}

/**
 * Whether so few units decide a figure that one alone can turn it.
 *
 * @param units of a code those that somebody gave it, since all others are alike; over all codes those compared
 */
export function isOnFew(units: number): boolean {
  return units < fewest.units
}
