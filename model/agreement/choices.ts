import { z } from 'zod'

export const unitKinds = ['turn', 'sentence', 'paragraph', 'window'] as const

/**
 * When a coder's spans of a code give it to a unit:
 *
 * - `any`: one overlaps it by at least one character
 * - `half`: together they cover at least half of it
 * - `majority`: most of one lies in it; a span gives its code to one unit alone, that which holds more of it
 *   than any other, of equal ones the first
 * - `exact`: one begins and ends where it does
 */
export const overlapRules = ['any', 'half', 'majority', 'exact'] as const
export type OverlapRule = (typeof overlapRules)[number]

const Ids = z.array(z.string().min(1).max(100)).max(10_000).optional()

/** Code points of a window, where nobody chose. */
export const usualWindowLength = 200

const usualOverlap: OverlapRule = 'any'

/** How layers become reliability data. Not chosen: turns, any overlap, codes as they are, everybody and everything. */
export const AgreementChoices = z.strictObject({
  unit: z.enum(unitKinds, 'A unit is a turn, a sentence, a paragraph or a window.').default('turn'),
  /** Code points of a window; the last of a turn may be shorter. */
  windowLength: z
    .number()
    .int()
    .min(10, 'A window is at least 10 characters long.')
    .max(100_000, 'A window is at most 100,000 characters long.')
    .default(usualWindowLength),
  overlap: z
    .enum(overlapRules, 'A rule of overlap is any, half, majority or exact.')
    .default(usualOverlap),
  /** Codes deeper in the tree than this count as the code above them; 0: the topmost alone. Absent: none does. */
  level: z.number().int().min(0).max(20).optional(),
  /** Only these are compared; absent: all. Codes as they are counted at the level. */
  transcripts: Ids,
  coders: Ids,
  codes: Ids,
})
export type AgreementChoices = z.output<typeof AgreementChoices>

/**
 * How units are made and when one has a code; where nobody chose, any overlap has it, and no code counts as another.
 *
 * @returns `windowLength` in code points: means something where the unit is a window
 */
export function unitChoices({
  unit,
  windowLength = usualWindowLength,
  overlap = usualOverlap,
  level,
}: Pick<AgreementChoices, 'unit'> & Partial<AgreementChoices>) {
  return { unit, windowLength, overlap, level }
}
