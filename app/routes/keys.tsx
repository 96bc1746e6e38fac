import { DomainError } from '#model/errors.ts'
import { chooseKeys } from '#server/key-choices.ts'
import { fetchAction } from '../pageless.server.ts'
import { textOf } from '../route.server.ts'

/** Keeps the keys of the workspace, for the person. */
export const action = fetchAction(async ({ services, person, form }) => {
  await chooseKeys(services, person, parsed(textOf(form, 'choices')))
  return { done: 'keys' as const }
})

function parsed(choices: string): unknown {
  try {
    return JSON.parse(choices)
  } catch {
    throw new DomainError('invalid-input', 'These are no choices of keys. Load the page again.')
  }
}
