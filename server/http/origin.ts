import type { IncomingMessage } from 'node:http'
import type { Settings } from '../settings.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may act for whoever's browser sent it: asked once, in the server entry, for every
 * unsafe method and every upgrade, so that no route can forget.
 *
 * With a session cookie the request must show that it comes from a page of ours. Without one there is
 * nobody to act for; a foreign page is refused all the same, and programs, which send no Origin, are not.
 */
export function isFromOurPages(
  request: IncomingMessage,
  settings: Settings,
  { hasSession, isUpgrade = false }: { hasSession: boolean; isUpgrade?: boolean },
): boolean {
  if (!isUpgrade && safe.has(request.method ?? 'GET')) return true
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  // Under our Referrer-Policy a form sent before any script ran has the origin “null”, as a foreign
  // frame has; but that one’s browser says that it is foreign, which no page can change.
  if (origin === 'null' && site === 'same-origin' && !isUpgrade) return true
  if (origin !== undefined) return isOurs(origin, request, settings)
  // A socket's handshake carries an Origin in every browser; without one it is a program.
  if (isUpgrade) return !hasSession
  if (site === 'same-origin' || site === 'none') return true
  return site === undefined && !hasSession
}

function isOurs(origin: string, request: IncomingMessage, settings: Settings): boolean {
  if (settings.url !== undefined) return origin === new URL(settings.url).origin
  const { host } = request.headers
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}
