import { z } from 'zod'

/** The probability of missing a target, by Krippendorff's bootstrap. */
export const Missed = z.object({ target: z.number(), share: z.number() })
