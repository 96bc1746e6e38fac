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
  return redirect('/sign-in', { headers: { 'Set-Cookie': cookie } })
})
