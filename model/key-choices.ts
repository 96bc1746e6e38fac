import { z } from 'zod'

/**
 * What a person chose of the keys of the workspace. Which commands there are and what is bound where
 * nothing was chosen, the page knows; a command that it does not know means nothing to it.
 */
export const KeyChoices = z.strictObject({
  /** Off: no key of the workspace does anything but what it does on every page. */
  enabled: z.boolean(),
  /** By command, its key as tinykeys reads it; empty for none. */
  keys: z
    .record(
      z.string().regex(/^[a-z-]{1,40}$/, 'That is no command.'),
      z.string().max(40, 'That is no key.'),
    )
    .refine((keys) => Object.keys(keys).length <= 100, 'These are more commands than there are.'),
})
export type KeyChoices = z.infer<typeof KeyChoices>

/** Of somebody who chose nothing. */
export const noKeyChoices: KeyChoices = { enabled: true, keys: {} }
