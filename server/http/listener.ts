import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type DomainError, isDomainError } from '#model/errors.ts'
import { notFound } from '../access.ts'
import { apologyWith, defectResponse, problemResponse } from '../api/problem.ts'
import type { Caller, Services } from '../services.ts'
import type { Sessions } from '../sessions.ts'
import { addressOf, isReadable } from './address.ts'
import { Bodies, type Body } from './bodies.ts'
import { makeHeaders } from './headers.ts'
import { health } from './health.ts'
import { loggedPath } from './logged-path.ts'
import { isFromOurPages } from './origin.ts'
import { type Asked, bodyLimitOf } from './pages.ts'
import { defect, foreign, stopping } from './refusals.ts'
import { logAnswer, type Seen } from './request-log.ts'
import { answerUpgrades } from './upgrades.ts'
import { makeVisitorReader } from './visitor.ts'
import { sendWebResponse, tooLarge, toWebRequest } from './web.ts'

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

export interface Front {
  services: Services
  sessions: Sessions
  version: string
  dev: boolean
  /** Whether the process is on its way out: what is under way is ended, and nothing new is begun. */
  isStopping(): boolean
  /** Where requests are counted. */
  answered(status: number, ms: number): void
  /** Files of the build, or the development server. */
  files: Middleware
  pages(request: Request, asked: Asked): Promise<Response>
  api(request: Request, seen: Seen): Promise<Response>
  acceptSocket(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    who: { caller: Promise<Caller | null>; documentName: string; query: URLSearchParams },
  ): void
}

/** A server that does not wait for ever for a request to arrive. */
export function makeServer(): Server {
  return createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    // How often the two are looked at; Node's own half minute would let headers take forty seconds.
    connectionsCheckingInterval: 5_000,
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
  })
}

/**
 * The one port of Parley: pages, API, files and live documents. What every request must pass is here,
 * once: limits, headers, and whether it may act for the browser that sent it.
 *
 * @returns resolves when no answer is under way
 */
export function answerOn(server: Server, front: Front): { idle(): Promise<void> } {
  const { services, sessions } = front
  const { settings, log } = services
  const visitorOf = makeVisitorReader(settings)
  const setHeaders = makeHeaders(settings, front)
  const underWay = new Set<ServerResponse>()
  const bodies = new Bodies(settings.limits)

  server.on('request', (request, response) => {
    const seen: Seen = { requestId: randomUUID() }
    logAnswer(log, request, response, seen, front.answered)
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    const nonce = randomBytes(18).toString('base64')
    setHeaders(request, response, nonce)
    const held = bodies.open(() => seen.personId ?? visitorOf(request).address)
    const answering = answer(request, response, { seen, nonce, held })
    answering
      .finally(() => held.release())
      .catch((error: unknown) => {
        const path = loggedPath(request.url ?? '')
        if (response.headersSent || response.destroyed) {
          // Whoever asked may have gone away; else it is the answer that broke off.
          if (!response.destroyed) {
            log.error({ err: error, ...seen, method: request.method, path }, 'an answer broke off')
          }
          response.destroy()
          return
        }
        log.error({ err: error, ...seen, method: request.method, path }, 'request failed')
        apologise(request, { seen, nonce })
          .then((told) => sendWebResponse(told, request, response))
          .catch(() => response.destroy())
      })
  })

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { seen, nonce, held }: { seen: Seen; nonce: string; held: Body },
  ): Promise<void> {
    const { requestId } = seen
    const path = pathOf(request)
    response.setHeader('X-Request-Id', requestId)
    if (path === '/livez') return send(new Response('ok'))
    if (path === '/healthz') {
      return send(await health(services, front.version, front.isStopping()))
    }
    const visitor = visitorOf(request)
    const url = addressOf(request, visitor.origin)
    if (url === null) return send(new Response('This is no address.', { status: 400 }))
    if (!methods.has(request.method ?? '')) return send(new Response(null, { status: 405 }))
    if (url.pathname.startsWith('/api/')) {
      if (!isFromOurPages(request, settings, { hasSession: false })) {
        return send(problemResponse(foreign(), requestId))
      }
      if (front.isStopping()) return send(problemResponse(stopping(), requestId))
      // The API reads its own bodies, each with the limit of its endpoint.
      const limit = settings.limits.uploadBytes * 2
      const asked = toWebRequest(request, response, { url, limit, held })
      return send(await front.api(asked, seen))
    }
    if (await passedOn(front.files, request, response)) return
    try {
      // The pages' router would write such a path to the log as it came, a link's token with it.
      if (!isReadable(url.pathname)) throw notFound('page')
      const { signedIn, refusal } = await visit(request)
      seen.personId = signedIn?.person.id
      if (refusal !== null) response.setHeader('Retry-After', '2')
      const hasSession = signedIn !== null || refusal !== null
      if (!isFromOurPages(request, settings, { hasSession })) throw foreign()
      const limit = bodyLimitOf(url.pathname, request.headers['content-type'] ?? '', settings)
      if (Number(request.headers['content-length'] ?? 0) > limit) {
        throw tooLarge()
      }
      const asked = { signedIn, refusal, ...visitor, nonce, requestId }
      const page = toWebRequest(request, response, { url, limit, held })
      return send(await front.pages(page, asked))
    } catch (error) {
      if (!isDomainError(error)) throw error
      return send(await refusedPage(request, error, { requestId, nonce }))
    }

    function send(answer: Response): Promise<void> {
      return sendWebResponse(answer, request, response)
    }
  }

  /** In the language and looks of the pages, at another address: the one that was asked for may be what is refused. */
  async function refusedPage(
    request: IncomingMessage,
    refusal: DomainError,
    { requestId, nonce }: { requestId: string; nonce: string },
  ): Promise<Response> {
    const visitor = visitorOf(request)
    const language = request.headers['accept-language'] ?? ''
    const page = new Request(new URL('/', visitor.origin), {
      headers: { 'Accept-Language': language },
    })
    return front.pages(page, { signedIn: null, refusal, ...visitor, nonce, requestId })
  }

  /** What is said of a defect: as a page, or on plain paper where there can be none. */
  async function apologise(
    request: IncomingMessage,
    { seen: { requestId }, nonce }: { seen: Seen; nonce: string },
  ): Promise<Response> {
    if (pathOf(request).startsWith('/api/')) return defectResponse(requestId)
    try {
      const page = await refusedPage(request, defect(), { requestId, nonce })
      return new Response(page.body, { status: 500, headers: page.headers })
    } catch {
      return new Response(apologyWith(requestId), { status: 500 })
    }
  }

  /** Who asks for a page. Where that cannot be told now, the page says why instead of being one. */
  async function visit(request: IncomingMessage): Promise<Pick<Asked, 'signedIn' | 'refusal'>> {
    if (front.isStopping()) return { signedIn: null, refusal: stopping() }
    try {
      return { signedIn: await sessions.read(request.headers.cookie ?? null), refusal: null }
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'unavailable') throw error
      return { signedIn: null, refusal: error }
    }
  }

  answerUpgrades(server, front)

  return {
    async idle() {
      await Promise.all([...underWay].map((response) => once(response, 'close')))
    },
  }
}

/** TRACE and the like are no request that pages or API could be asked with. */
const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/'
}

/** Whether a middleware answered a request; otherwise it is somebody else's. */
function passedOn(
  files: Middleware,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  return new Promise((resolve) => {
    response.once('close', () => resolve(true))
    files(request, response, () => resolve(false))
  })
}
