import { DomainError } from '#model/errors.ts'

const maxDepth = 20

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
  let value: unknown
  try {
    value = JSON.parse(text.decode(bytes))
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new DomainError('invalid-input', `The body is not JSON in UTF-8: ${why}.`)
  }
  if (isDeeperThan(value, maxDepth)) {
    throw new DomainError('invalid-input', `The JSON is nested more than ${maxDepth} levels deep.`)
  }
  return value
}

/** A multipart form, read no further than its limit. */
export async function readForm(request: Request, limit: number): Promise<FormData> {
  const bytes = await readBytes(request, limit)
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' }
    return await new Response(bytes, { headers }).formData()
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

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  return Object.values(value).some((part) => isDeeperThan(part, levels - 1))
}
