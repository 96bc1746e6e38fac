import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { Settings } from '../settings.ts'

/** Sets the headers that every answer has; those of pages carry the nonce of their scripts. */
export type SetHeaders = (request: IncomingMessage, response: ServerResponse, nonce: string) => void

/** @param dev lets the development server write styles into the page */
export function makeHeaders(settings: Settings, { dev }: { dev: boolean }): SetHeaders {
  const isHttps = settings.url?.startsWith('https:') === true
  const common = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: isHttps ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  return (request, response, nonce) => {
    common(request, response, () => {})
    response.setHeader('Permissions-Policy', denied)
    response.setHeader(
      'Content-Security-Policy',
      policy(request.headers.host, nonce, { dev, isHttps }),
    )
    // Pages and answers hold data of a study; files of the build say otherwise for themselves.
    response.setHeader('Cache-Control', 'no-store')
  }
}

/** Nothing that a page here would ask a browser for. */
const denied = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture']
  .map((feature) => `${feature}=()`)
  .join(', ')

function policy(
  host: string | undefined,
  nonce: string,
  { dev, isHttps }: { dev: boolean; isHttps: boolean },
) {
  // Some browsers do not count a WebSocket to the same host as 'self'.
  const sockets =
    host !== undefined && /^[\w.:[\]-]+$/.test(host) ? ` ${isHttps ? 'wss' : 'ws'}://${host}` : ''
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // The development server writes styles into the page itself.
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
