import { writeKeyChoices } from '#db/key-choices.ts'
import { KeyChoices } from '#model/key-choices.ts'
import { checked } from './checked.ts'
import type { Person, Services } from './services.ts'

/** Keeps the keys of the workspace that a person chose, on every device. @throws {DomainError} `invalid-input` */
export async function chooseKeys(
  { db }: Services,
  person: Person,
  choices: unknown,
): Promise<void> {
  await writeKeyChoices(db, person.id, checked(KeyChoices, choices))
}
