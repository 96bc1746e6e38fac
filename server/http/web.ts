import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Transform } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { DomainError, isDomainError } from '#model/errors.ts'
import type { Body } from './bodies.ts'

/** For a body that said how long it is, or grew past the limit while it was read. */
export function tooLarge(): DomainError {
  return new DomainError('too-large', 'What was sent is larger than this page takes. Send less.')
}

/** Of a body whose line was cut. Nobody hears it; it ends the wait of whoever reads the body. */
function cutOff(): DomainError {
  return new DomainError('invalid-input', 'The request did not arrive whole. Send it again.')
}

/**
 * The web's form of a Node request; its body fails as `too-large` past `limit` bytes, as `held` says, and
 * where the line is cut before its end.
 */
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
    ...(hasBody ? { body: bodyOf(request, counted(limit, held, response)), duplex: 'half' } : {}),
  } as RequestInit)
}

/** A pipe by itself never ends where its source is cut: what came would be held for ever. */
function bodyOf(request: IncomingMessage, counting: Transform): ReadableStream<Uint8Array> {
  request.once('close', () => {
    if (!request.complete) counting.destroy(cutOff())
  })
  return createReadableStreamFromReadable(request.pipe(counting))
}

/** Whoever reads nothing of an answer for so long is gone, or holds its memory for no good. */
const longestStallMs = 120_000

/**
 * Sends a web response; what was set on the Node response before stays unless it says otherwise. Of a long
 * one no more is made than is read.
 *
 * @param stallMs after how long without a byte read the line is cut
 */
export async function sendWebResponse(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
  stallMs = longestStallMs,
): Promise<void> {
  response.statusCode = answer.status
  if (!request.complete) refuseTheRest(request, response)
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie') response.setHeader(name, value)
  }
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
  if (answer.body === null || request.method === 'HEAD' || response.destroyed) {
    await answer.body?.cancel()
    response.end()
    return
  }
  response.setTimeout(stallMs, () => response.destroy())
  await write(answer.body, response)
}

/** As fast as it is read. Once nobody reads it any more its source is let go of. */
async function write(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const reader = body.getReader()
  const closed = once(response, 'close')
  closed.then(() => reader.cancel()).catch(() => {})
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (!response.write(read.value)) await Promise.race([once(response, 'drain'), closed])
  }
  response.end()
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
