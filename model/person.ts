import { z } from 'zod'
import { compare, compareNames } from './compare.ts'

/** A person as others see them: by name, and by initials where there is no room for it. */
export const Face = z.object({ id: z.string(), name: z.string(), initials: z.string() })
export type Face = z.infer<typeof Face>

/** People in the order in which they stand everywhere, on pages, in pictures, reports and exports: by name, namesakes by id. */
export function inOrderOfNames<T extends Pick<Face, 'id' | 'name'>>(people: readonly T[]): T[] {
  return people.toSorted((a, b) => compareNames(a.name, b.name) || compare(a.id, b.id))
}
