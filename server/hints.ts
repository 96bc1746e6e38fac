import { insertClosedHint } from '#db/closed-hints.ts'
import { Hint } from '#model/hints.ts'
import { checked } from './checked.ts'
import type { Person, Services } from './services.ts'

/** Closes a hint for a person, for good and on every device. @throws {DomainError} `invalid-input` */
export async function closeHint({ db }: Services, person: Person, hint: unknown): Promise<void> {
  await insertClosedHint(db, person.id, checked(Hint, hint))
}
