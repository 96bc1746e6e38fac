/**
 * Where to go after signing in, if `next` is a path of this server and nothing else: a link to the
 * sign-in page must not lead elsewhere.
 */
export function nextPath(next: string | null | undefined): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return '/'
  try {
    const here = 'http://parley.invalid'
    const url = new URL(next, here)
    return url.origin === here ? `${url.pathname}${url.search}` : '/'
  } catch {
    return '/'
  }
}
