import { z } from 'zod'

/** What a person is told once, where it happens to them for the first time. */
export const hints = ['blind-round', 'coded-span', 'overlap'] as const
export const Hint = z.enum(hints, 'That is no hint.')
export type Hint = z.infer<typeof Hint>
