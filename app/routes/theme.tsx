import { redirect } from '@remix-run/node'
import { DomainError } from '#model/errors.ts'
import { setTheme } from '#server/people.ts'
import { nextPath } from '../next-path.ts'
import { openFetchAction } from '../pageless.server.ts'
import { textOf } from '../route.server.ts'
import { keepTheme, Theme } from '../theme.server.ts'

export function loader() {
  return redirect('/')
}

/** Keeps the look, for the person and for this browser once the person has signed out. */
export const action = openFetchAction(async ({ services, person, form }) => {
  const theme = Theme.safeParse(form.get('theme'))
  if (!theme.success) throw new DomainError('invalid-input', 'Choose light, dark or the system’s.')
  if (person !== null) await setTheme(services, person, theme.data)
  const headers = { 'Set-Cookie': await keepTheme(theme.data) }
  // The menu stays where it is; a form of a page goes back to it.
  return form.has('back')
    ? redirect(nextPath(textOf(form, 'back')), { headers })
    : Response.json({ theme: theme.data }, { headers })
})

export { clientAction } from '../unreachable.ts'
