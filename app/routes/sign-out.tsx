import { redirect } from '@remix-run/node'
import { openFetchAction } from '../pageless.server.ts'
import { textOf } from '../route.server.ts'

/** A link cannot sign anybody out: that takes a form of ours. */
export function loader() {
  return redirect('/')
}

export const action = openFetchAction(async ({ services, sessions, credential, form }) => {
  if (credential === null) return redirect('/sign-in')
  const cookie = await sessions.end(credential)
  await services.live.rightsChanged({ credential })
  // Pages left behind by “back”, and, also where no script runs, what the device keeps. The latter would
  // take along what somebody else left unsaved, of which only the page can know.
  const kinds = textOf(form, 'storage') === 'stays' ? '"cache"' : '"cache", "storage"'
  return redirect('/sign-in', { headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': kinds } })
})
