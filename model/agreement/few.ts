/**
 * From how many on something is said as it stands. Of less, one of them more would turn it: a figure is then in
 * brackets, and a sentence is not said.
 */
export const fewest = {
  /** Units that decide a figure; with fewer, each of them is more than a fifth. */
  units: 5,
  /** Transcripts over which something lies; half of it lies in one or two of four by chance. */
  transcripts: 5,
  /** Spans, or parts of the text, in which a coder’s habit shows: its interval by t needs as many. */
  observations: 10,
  /** Places with the same disagreement. */
  places: 3,
} as const

/**
 * Whether so few units decide a figure that one alone can turn it.
 *
 * @param units of a code those that somebody gave it, since all others are alike; over all codes those compared
 */
export function isOnFew(units: number): boolean {
  return units < fewest.units
}
