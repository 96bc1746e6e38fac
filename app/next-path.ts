/**
 * Where to go after signing in, if `next` is a path of this server and nothing else: a link to the
 * sign-in page must not lead elsewhere.
 */
export function nextPath(next: string | null | undefined): string {
  if (typeof next !== 'string' || !isPathHere(next)) return '/'
  try {
    const here = 'http://parley.invalid'
    const url = new URL(next, here)
    const path = `${url.pathname}${url.search}`
    // What `/..//elsewhere` comes to once its dots are resolved is another server’s address.
    return url.origin === here && isPathHere(path) ? path : '/'
  } catch {
    return '/'
  }
}

/** Browsers read two slashes, of either kind, as the beginning of a host. */
function isPathHere(path: string): boolean {
  return /^\/(?![/\\])/.test(path)
}
