import type { IncomingMessage, ServerResponse } from 'node:http'
import { Transform } from 'node:stream'
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@remix-run/node'
import { DomainError, isDomainError } from '#model/errors.ts'
import type { Body } from './bodies.ts'

/** For a body that said how long it is, or grew past the limit while it was read. */
export function tooLarge(): DomainError {
  return new DomainError('too-large', 'What was sent is larger than this page takes. Send less.')
}

/** The web's form of a Node request; its body fails as `too-large` past `limit` bytes, and as `held` says. */
export function toWebRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { url, limit, held }: { url: URL; limit: number; held: Body },
): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(':')) continue
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  }
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const method = request.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody
      ? {
          body: createReadableStreamFromReadable(request.pipe(counted(limit, held, response))),
          duplex: 'half',
        }
      : {}),
  } as RequestInit)
}

/** Sends a web response; what was set on the Node response before stays unless it says otherwise. */
export async function sendWebResponse(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.statusCode = answer.status
  if (!request.complete) refuseTheRest(request, response)
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie') response.setHeader(name, value)
  }
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
  if (answer.body === null || request.method === 'HEAD') {
    await answer.body?.cancel()
    response.end()
    return
  }
  await writeReadableStreamToWritable(answer.body, response)
}

/** A body that nobody reads must not hold its connection: what comes is dropped, and soon cut off. */
function refuseTheRest(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Connection', 'close')
  response.once('finish', () => {
    request.unpipe()
    request.resume()
    setTimeout(() => request.destroy(), 2_000).unref()
  })
}

function counted(limit: number, held: Body, response: ServerResponse): Transform {
  let length = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length
      try {
        if (length > limit) throw tooLarge()
        held.take(chunk.length)
        done(null, chunk)
      } catch (error) {
        const waitSeconds = isDomainError(error) && error.extras.retryAfterSeconds
        if (waitSeconds && !response.headersSent) response.setHeader('Retry-After', waitSeconds)
        done(error as Error)
      }
    },
  })
}
