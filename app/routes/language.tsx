import { redirect } from '@remix-run/node'
import { DomainError } from '#model/errors.ts'
import { setLanguage } from '#server/people.ts'
import { keepLanguage, LanguageChoice } from '../language.server.ts'
import { nextPath } from '../next-path.ts'
import { openFetchAction } from '../pageless.server.ts'
import { textOf } from '../route.server.ts'

export function loader() {
  return redirect('/')
}

/** Keeps the language, for the person and for this browser once the person has signed out. */
export const action = openFetchAction(async ({ services, person, form }) => {
  const choice = LanguageChoice.safeParse(form.get('language'))
  if (!choice.success) {
    throw new DomainError('invalid-input', 'Choose one of the languages that are offered.')
  }
  if (person !== null) {
    await setLanguage(services, person, choice.data === 'browser' ? null : choice.data)
  }
  const headers = { 'Set-Cookie': await keepLanguage(choice.data) }
  return redirect(nextPath(textOf(form, 'back')), { headers })
})

export { clientAction } from '../unreachable.ts'
