import { parse } from 'yaml'
import { z } from 'zod'

/** Stands in a comment for whoever opens the demo study, who is mentioned there. */
export const reader = '{reader}'

const Notes = z.strictObject({
  memos: z.array(
    z.strictObject({
      round: z.enum(['blind', 'open']),
      /** Name of the transcript's files. */
      transcript: z.string(),
      /** Initials of the coder. */
      by: z.string(),
      /** `transcript`, `turn:N` or `code:ID`. */
      about: z.string(),
      memo: z.string(),
    }),
  ),
  /** Of the open round, in the order in which they came. */
  threads: z.array(
    z.strictObject({
      transcript: z.string(),
      /** Words of the transcript that the thread is on. */
      quote: z.string(),
      resolvedBy: z.string().optional(),
      said: z.array(z.strictObject({ by: z.string(), text: z.string() })).min(1),
    }),
  ),
})
export type DemoNotes = z.output<typeof Notes>

/** Memos and threads of the demo study, from YAML. @throws {Error} with the field at fault */
export function readNotes(text: string): DemoNotes {
  return Notes.parse(parse(text))
}
