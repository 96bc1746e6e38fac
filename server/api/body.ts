import { DomainError } from '#model/errors.ts'

const maxDepth = 20
const mostParts = 1_000

/**
 * The JSON of a request, read no further than its limit.
 * @throws {DomainError} `too-large`, `unsupported-file`, or `invalid-input` with the place of the fault
 */
export async function readBody(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new DomainError('unsupported-file', 'Send JSON, with Content-Type: application/json.')
  }
  const text = new TextDecoder('utf-8', { fatal: true })
  const bytes = await readBytes(request, limit)
  if (isDeeperThan(bytes, maxDepth)) {
    throw new DomainError('invalid-input', `The JSON is nested more than ${maxDepth} levels deep.`)
  }
  try {
    return JSON.parse(text.decode(bytes))
  } catch (error) {
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

const sign = {
  quote: 0x22,
  backslash: 0x5c,
  open: new Set([0x5b, 0x7b]),
  close: new Set([0x5d, 0x7d]),
}

/** Told from the bytes: to parse millions of brackets takes seconds, in which nobody else is served. */
function isDeeperThan(json: Uint8Array, levels: number): boolean {
  let depth = 0
  let isInText = false
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!
    if (isInText && byte === sign.backslash) at++
    else if (byte === sign.quote) isInText = !isInText
    else if (isInText) continue
    else if (sign.open.has(byte)) {
      if (++depth > levels) return true
    } else if (sign.close.has(byte)) depth--
  }
  return false
}

/** Told from the bytes, for the same reason: a form that a page of ours sends has a dozen parts. */
function hasTooManyParts(form: Buffer, contentType: string): boolean {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return false
  let parts = 0
  for (let at = form.indexOf(`--${boundary}`); at >= 0; ) {
    if (++parts > mostParts) return true
    at = form.indexOf(`--${boundary}`, at + boundary.length)
  }
  return false
}
