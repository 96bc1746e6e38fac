import { nice, ticks } from 'd3-array'
import { linear, type Place } from './scale.ts'

interface Figured {
  value: number | null
  ci95?: readonly [number, number] | undefined
}

/** The scale of coefficients, the same in pages, pictures, reports and the live view. */
export interface CoefficientScale {
  /** What lies below the least number that is shown stands at its place. */
  place: Place
  /** Round numbers, ascending, the least that is shown and 1 among them. */
  ticks: readonly number[]
}

/** About so many round numbers have room also beside a name in a table. */
const tickCount = 5

/**
 * A scale for these figures: from a round number below the lowest end of an interval, at least -1 and at most 0,
 * to 1.
 *
 * @param places of the least number and of 1, in units of the picture
 */
export function coefficientScale(
  figures: readonly (Figured | undefined)[],
  places: readonly [number, number],
): CoefficientScale {
  const least = Math.min(0, ...figures.map((one) => one?.ci95?.[0] ?? one?.value ?? 0))
  const [lowest] = nice(Math.max(-1, least), 1, tickCount)
  const place = linear([lowest, 1], places)
  return {
    place: (value) => place(Math.min(1, Math.max(lowest, value))),
    ticks: ticks(lowest, 1, tickCount),
  }
}
