import type { IncomingMessage } from 'node:http'

/**
 * What a request asks for, as an address of this server. Whatever stands in the request line is a path
 * here: `//elsewhere/x` leads nowhere else.
 *
 * @param base what the visitor typed, up to the host
 * @returns `null` where the request line or the Host header is no address at all
 */
export function addressOf(request: IncomingMessage, base: string): URL | null {
  const target = request.url ?? ''
  if (!target.startsWith('/') || !URL.canParse(base)) return null
  const address = `${new URL(base).origin}${target}`
  return URL.canParse(address) ? new URL(address) : null
}

/** Whether what is written with percent signs in a path stands for characters. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
