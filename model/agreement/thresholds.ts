import { z } from 'zod'
import { visibleName } from '../fields.ts'
import { lengths } from '../lengths.ts'

/** A line that a project draws across its pictures of agreement, and who set it there. */
export const Threshold = z.strictObject({
  value: z
    .number('A threshold is a number from -1 to 1, as in 0.8.')
    .min(-1, 'A threshold is at least -1.')
    .max(1, 'A threshold is at most 1.'),
  /** As it is cited beside the line. */
  source: z
    .string()
    .trim()
    .min(1, 'Say where the threshold comes from, as in Krippendorff 2019.')
    .pipe(visibleName(lengths.name)),
})
export type Threshold = z.output<typeof Threshold>

export const mostThresholds = 4

/** Those that are usual: where nobody set others, and where there is no project to set them. */
export const usualThresholds: readonly Threshold[] = [
  { value: 0.667, source: 'Krippendorff 2019' },
  { value: 0.8, source: 'Krippendorff 2019' },
]

/** The lines of a project, the lowest first. None is as good as any: figures then stand without. */
export const Thresholds = z
  .array(Threshold)
  .max(mostThresholds, `A project has at most ${mostThresholds} thresholds.`)
  .refine(
    (all) => new Set(all.map(({ value }) => value)).size === all.length,
    'Each threshold has a value of its own.',
  )
  .transform((all) => all.toSorted((a, b) => a.value - b.value))

/**
 * Figures put between the thresholds: for each stretch from one line to the next those that lie in it, a
 * figure on a line above it.
 *
 * @param thresholds ascending
 * @returns stretches from the highest down, without empty ones; `from` is absent below the lowest line, `to`
 *   above the highest
 */
export function betweenThresholds<T extends { value: number }>(
  thresholds: readonly Threshold[],
  figures: readonly T[],
): { from?: Threshold; to?: Threshold; figures: T[] }[] {
  const lines = [undefined, ...thresholds]
  return lines
    .map((from, index) => {
      const to = lines[index + 1]
      return {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        figures: figures.filter(
          ({ value }) =>
            (from === undefined || value >= from.value) && (to === undefined || value < to.value),
        ),
      }
    })
    .filter((stretch) => stretch.figures.length > 0)
    .toReversed()
}
