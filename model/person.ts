import { z } from 'zod'

/** A person as others see them: by name, and by initials where there is no room for it. */
export const Face = z.object({ id: z.string(), name: z.string(), initials: z.string() })
export type Face = z.infer<typeof Face>
