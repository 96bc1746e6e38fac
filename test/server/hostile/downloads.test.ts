import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { downloadResponse } from '#server/files/download.ts'
import { sendWebResponse } from '#server/http/web.ts'

const piece = Buffer.alloc(64 * 1024, 'x')
/** Half a gigabyte: no system buffers so much of a line. */
const pieces = 8_000

let server: Server | undefined
let reader: Socket | undefined
afterEach(() => {
  reader?.destroy()
  server?.close()
})

/** A server of one long answer, and somebody who asks for it and reads nothing. */
async function unread(stallMs?: number) {
  const seen = { made: 0, isLetGo: false }
  async function* long() {
    try {
      for (; seen.made < pieces; seen.made++) yield piece
    } finally {
      seen.isLetGo = true
    }
  }
  const sent = new Promise<unknown>((resolve) => {
    server = createServer((request, response) => {
      const stream = Readable.from(long(), { objectMode: false })
      const answer = downloadResponse({ fileName: 'a.csv', contentType: 'text/csv', stream })
      sendWebResponse(answer, request, response, stallMs).then(resolve, resolve)
    })
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  reader = connect((server!.address() as AddressInfo).port, '127.0.0.1')
  reader.on('error', () => {})
  reader.pause()
  reader.write('GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n')
  return { seen, sent, reader }
}

test('of a download that nobody reads no more is made than the line takes', async () => {
  const { seen, sent, reader } = await unread()
  let before = -1
  await expect
    .poll(() => {
      const isStill = seen.made > 0 && seen.made === before
      before = seen.made
      return isStill
    })
    .toBe(true)
  expect(seen.made).toBeLessThan(pieces / 4)
  // Read on, it comes whole.
  let bytes = 0
  reader.on('data', (chunk) => {
    bytes += chunk.length
  })
  reader.resume()
  await sent
  await expect.poll(() => bytes).toBeGreaterThan(pieces * piece.length)
  expect(seen.made).toBe(pieces)
})

test('a download whose reader stands still or goes away is let go of', async () => {
  const stalled = await unread(300)
  await stalled.sent
  expect(stalled.seen).toMatchObject({ isLetGo: true })
  expect(stalled.seen.made).toBeLessThan(pieces)

  const left = await unread()
  await expect.poll(() => left.seen.made).toBeGreaterThan(0)
  left.reader.destroy()
  await left.sent
  expect(left.seen).toMatchObject({ isLetGo: true })
  expect(left.seen.made).toBeLessThan(pieces)
})

test.each([
  ['../../etc/passwd'],
  ['..\\..\\autorun.inf'],
  ['.bashrc'],
  ['/'],
  ['a\r\nSet-Cookie: b=c"; filename="d.exe'],
  ['\u202egpj.exe'],
  ['\ud83d.txt'],
])('a file called %j is saved under a name, and never under a path', (fileName) => {
  const stream = Readable.from(['x'])
  const { headers } = downloadResponse({ fileName, contentType: 'text/plain', stream })
  const [, ascii, full] = /^attachment; filename="([^"]*)"; filename\*=UTF-8''(.*)$/.exec(
    headers.get('content-disposition')!,
  )!
  expect(ascii).toMatch(/^[\w-][\w.-]*$/)
  expect(decodeURIComponent(full!)).toMatch(/^[^./\\][^/\\]*$/u)
  expect(full).toMatch(/^[\w.!~%-]+$/)
  expect(headers.get('set-cookie')).toBeNull()
  stream.destroy()
})
