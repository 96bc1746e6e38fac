import { MIMEType } from 'node:util'
import { DomainError, isDomainError } from '#model/errors.ts'
import type { Live } from '../services.ts'
import { parsingJson } from './json.ts'

const mostParts = 1_000

/**
 * The JSON of a request, read no further than its limit.
 *
 * @param most bytes, and entries of a list that is one of its fields
 * @param live between whose work it is parsed
 * @throws {DomainError} `too-large`, `unsupported-file`, or `invalid-input` with the place of the fault
 */
export async function readBody(
  request: Request,
  most: { bytes: number; entries: number },
  live: Pick<Live, 'bitByBit'>,
): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new DomainError('unsupported-file', 'Send JSON, with Content-Type: application/json.')
  }
  const bytes = await readBytes(request, most.bytes)
  try {
    return await live.bitByBit(parsingJson(bytes, most.entries))
  } catch (error) {
    if (isDomainError(error)) throw error
    const why = error instanceof Error ? error.message : ''
    throw new DomainError('invalid-input', `The body is not JSON in UTF-8: ${why}.`)
  }
}

/**
 * A form, read no further than its limit.
 * @throws {DomainError} `too-large`, `invalid-input` where it has very many parts or did not arrive whole
 */
export async function readForm(request: Request, limit: number): Promise<FormData> {
  const bytes = await readBytes(request, limit)
  const contentType = request.headers.get('content-type') ?? ''
  if (hasTooManyParts(Buffer.from(bytes.buffer), contentType)) {
    throw new DomainError('invalid-input', `The form has more than ${mostParts} parts.`)
  }
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw new DomainError('invalid-input', 'The form did not arrive whole. Send it again.')
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    length += read.value.length
    if (length > limit) {
      await reader?.cancel()
      throw new DomainError(
        'too-large',
        `This is larger than ${Math.floor(limit / 1024).toLocaleString('en')} KiB. Send less at once.`,
      )
    }
    chunks.push(read.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Told from the bytes: a form that a page of ours sends has a dozen parts, and a million take seconds. */
function hasTooManyParts(form: Buffer, contentType: string): boolean {
  const boundary = boundaryOf(contentType)
  if (boundary === null) return false
  let parts = 0
  for (let at = form.indexOf(`--${boundary}`); at >= 0; ) {
    if (++parts > mostParts) return true
    at = form.indexOf(`--${boundary}`, at + boundary.length)
  }
  return false
}

/** As the reader of forms finds it: `x-boundary=…` before it is another parameter. */
function boundaryOf(contentType: string): string | null {
  try {
    return new MIMEType(contentType).params.get('boundary')
  } catch {
    return null
  }
}
