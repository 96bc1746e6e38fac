import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLayer } from '#db/layers.ts'
import { limits } from '#model/limits.ts'
import { frames } from '#server/live/line/messages.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, type LiveStudy, layerKey, liveStudy } from '../../builders/live-study.ts'
import {
  cookieOf,
  type Letter,
  type MatrixStudy,
  startMatrixStudy,
} from '../../builders/matrix-study.ts'

// Numbers in titles are those of docs/hostile-inputs.md.
describe('who dials', () => {
  let study: MatrixStudy
  beforeAll(async () => {
    study = await startMatrixStudy()
  })
  afterAll(() => study.close())

  const asker = (letter: Letter) => study.askers.get(letter)!
  const layerOf = (letter: Letter) =>
    `layer.${study.own.rounds[0]}.${study.own.transcript}.${asker(letter).person.id}`

  function dial(document: string, headers: Record<string, string>): LiveClient {
    const url = `${study.app.url.replace('http', 'ws')}/live`
    return new LiveClient(url, document, null, '', new Y.Doc(), headers)
  }

  test('32 a cookie that is too old opens nothing, and somebody else’s opens what is theirs', async () => {
    const cookie = await cookieOf(study.app, asker('A').person)
    const origin = study.app.url
    const { db } = study.app.services
    const other = dial(layerOf('A'), { Cookie: asker('K').cookie, Origin: origin })
    expect(await other.closed).toEqual({ code: 4403, reason: 'not-permitted' })
    await (await dial(layerOf('A'), { Cookie: cookie, Origin: origin }).join()).close()
    await db
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('person_id', '=', asker('A').person.id)
      .execute()
    const late = dial(layerOf('A'), { Cookie: cookie, Origin: origin })
    expect(await late.closed).toEqual({ code: 4401, reason: 'not-signed-in' })
    expect(late.heard).toEqual([])
  })

  test('33 a cookie without an Origin, with a foreign one or with “null” is refused before any socket', async () => {
    const { cookie } = asker('K')
    for (const origin of [undefined, 'https://evil.example', 'null']) {
      const headers = { Cookie: cookie, ...(origin === undefined ? {} : { Origin: origin }) }
      expect(await statusOf(layerOf('K'), headers)).toBe(403)
    }
  })

  test('34 a name of ten thousand characters is no document, and one beyond the headers’ limit no request', async () => {
    const { token } = asker('K')
    const url = `${study.app.url.replace('http', 'ws')}/live`
    const long = new LiveClient(url, 'x'.repeat(10_000), null, `token=${token}`)
    expect(await long.closed).toEqual({ code: 4404, reason: 'not-found' })
    expect(await statusOf('x'.repeat(20_000), {})).toBe(431)
  })

  /** The status of an upgrade, as it is written on the line. */
  function statusOf(document: string, headers: Record<string, string>): Promise<number> {
    const { host, hostname, port } = new URL(study.app.url)
    const all = {
      ...{ Host: host, Upgrade: 'websocket', Connection: 'Upgrade' },
      ...{ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': '13' },
      ...headers,
    }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(`GET /live/${document} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    return new Promise((resolve) =>
      socket.once('data', (bytes) => {
        socket.destroy()
        resolve(Number(String(bytes).split(' ')[1]))
      }),
    )
  }
})

describe('what is sent over an open line', () => {
  let study: LiveStudy
  let witness: LiveClient
  beforeAll(async () => {
    study = await liveStudy()
    witness = await join()
  })
  afterAll(async () => {
    await witness.saved()
    await witness.close()
    await study.stop()
  })

  const open = (doc = new Y.Doc()) =>
    new LiveClient(study.url, study.layerOf(study.ana), study.ana, '', doc).open()
  const join = () => new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  const rows = () => readLayer(study.database.db, layerKey(study, study.ana))

  test('43 twenty thousand pings are answered or cut off, and hold up nobody', async () => {
    const socket = connect(study.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.resume()
    const upgrade = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n'
    const path = `/live/${study.layerOf(study.ana)}?as=${study.ana.id}`
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\n${upgrade}Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    await new Promise((resolve) => socket.once('data', resolve))
    const ping = Buffer.from([0x89, 0x80, 0, 0, 0, 0])
    socket.write(Buffer.concat(Array.from({ length: 20_000 }, () => ping)))
    await witness.saved()
    socket.destroy()
  })

  test('47 an update before any question is taken like any other', async () => {
    const span = aSpan()
    const doc = new Y.Doc()
    const client = await open(doc)
    client.layer.put(span)
    await client.saved()
    expect(await rows()).toEqual([span])
    client.layer.remove(span.id)
    await client.saved()
    await client.close()
  })

  test('48 a question of a megabyte is too large, and one that names a hundred thousand clients is answered', async () => {
    const large = await open()
    large.send(frames.stepOne(new Uint8Array(limits.frameBytes)))
    expect((await large.closed).code).toBe(1009)
    const many = await open()
    const clients = new Map(Array.from({ length: 100_000 }, (_, client) => [client, 1]))
    many.send(frames.stepOne(Y.encodeStateVector(clients)))
    await many.until(() => many.heard.some((frame) => frame[0] === 0 && frame[1] === 1))
    await many.close()
  })

  test('49 50 a thousand dials of one person: a hundred are let in, the others told why, nobody else notices', async () => {
    const dials: LiveClient[] = []
    const refused = new Set<string>()
    for (let batch = 0; batch < 10; batch++) {
      const now = Array.from(
        { length: 100 },
        () => new LiveClient(study.url, study.layerOf(study.ben), study.ben),
      )
      dials.push(...now)
      const settled = now.map((client) =>
        Promise.race([
          client.until(() => client.heard.length > 0, 60_000).catch(() => {}),
          client.closed.then(({ code, reason }) => refused.add(`${code} ${reason}`)),
        ]),
      )
      await Promise.all(settled)
    }
    expect(dials.filter((client) => client.isOpen)).toHaveLength(limits.socketsPerPerson)
    expect([...refused]).toEqual(['4429 too-many-requests'])
    await witness.saved()
    await Promise.all(dials.filter((client) => client.isOpen).map((client) => client.close()))
  }, 120_000)

  test('57 a deletion of two thousand million clocks is a gap: asked about once, then closed', async () => {
    const client = await join()
    client.answers = false
    await client.saved()
    client.send(frames.stepTwo(Uint8Array.of(0, 1, 7, 1, 0, 0x80, 0x80, 0x80, 0x80, 8)))
    expect(await client.closed).toEqual({ code: 4409, reason: 'conflict' })
    expect(await rows()).toEqual([])
  })

  test('73 a hundred thousand coded spans in one update are more than a frame holds', async () => {
    const doc = new Y.Doc()
    const spans = doc.getMap('codedSpans')
    doc.transact(() => {
      for (let count = 0; count < 100_000; count++) {
        const span = aSpan()
        spans.set(span.id, span)
      }
    })
    const client = await open()
    client.send(frames.stepTwo(Y.encodeStateAsUpdate(doc)))
    // Who is hung up on in the middle of a frame may not hear why.
    expect([1009, 1006]).toContain((await client.closed).code)
    expect(await rows()).toEqual([])
  })
})
