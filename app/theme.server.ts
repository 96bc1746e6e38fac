import { createCookie } from '@remix-run/node'
import { z } from 'zod'

export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** Keeps the look for whoever is not signed in, so that the first paint has it already. */
const cookie = createCookie('parley-theme', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 365 * 24 * 60 * 60,
})

/** What a browser without a signed-in person was last set to. */
export async function readTheme(request: Request): Promise<Theme> {
  const stored = await cookie.parse(request.headers.get('Cookie'))
  return Theme.safeParse(stored).data ?? 'system'
}

/** @returns the Set-Cookie header */
export function keepTheme(theme: Theme): Promise<string> {
  return cookie.serialize(theme)
}
