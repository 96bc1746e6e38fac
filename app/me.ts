import { useRouteLoaderData } from '@remix-run/react'
import type { loader } from './root.tsx'

/** Who looks at this page, the look they chose and the request it answers; nothing when the root failed. */
export function useRoot() {
  return useRouteLoaderData<typeof loader>('root')
}

/** The signed-in person, `null` for a visitor. */
export function useMe() {
  return useRoot()?.person ?? null
}
