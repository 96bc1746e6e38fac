import { closeHint } from '#server/hints.ts'
import { fetchAction } from '../pageless.server.ts'
import { textOf } from '../route.server.ts'

/** Keeps which hints a person closed. */
export const action = fetchAction(async ({ services, person, form }) => {
  await closeHint(services, person, textOf(form, 'hint'))
  return { done: 'hint' as const }
})
