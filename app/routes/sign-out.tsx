import { redirect } from '@remix-run/node'
import { openFetchAction } from '../route.server.ts'

/** A link cannot sign anybody out: that takes a form of ours. */
export function loader() {
  return redirect('/')
}

export const action = openFetchAction(async ({ services, sessions, credential }) => {
  if (credential === null) return redirect('/sign-in')
  const cookie = await sessions.end(credential)
  await services.live.rightsChanged({ credential })
  // Pages left behind by “back”. What a device keeps of a layer is cleared by the page, which knows what
  // of it is not sent yet.
  const headers = { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache"' }
  return redirect('/sign-in', { headers })
})
