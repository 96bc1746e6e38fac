import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readLayer } from '#db/layers.ts'
import { limits } from '#model/limits.ts'
import { frames, varUint } from '#server/live/line/messages.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, type LiveStudy, layerKey, liveStudy } from '../../builders/live-study.ts'

function join(study: LiveStudy, person = study.ana): Promise<LiveClient> {
  return new LiveClient(study.url, study.layerOf(study.ana), person).join()
}

test('a socket past a person’s or a room’s number is refused, and the others stay', async () => {
  const study = await liveStudy({ limits: { ...limits, socketsPerPerson: 3, socketsPerRoom: 4 } })
  const own = await Promise.all([join(study), join(study), join(study)])
  const fourth = new LiveClient(study.url, study.layerOf(study.ana), study.ana)
  expect(await fourth.closed).toEqual({ code: 4429, reason: 'too-many-requests' })
  const ben = await join(study, study.ben)
  const lia = new LiveClient(study.url, study.layerOf(study.ana), study.lia)
  expect((await lia.closed).code).toBe(4429)
  await own[0]!.close()
  const again = await join(study)
  await Promise.all([...own.slice(1), ben, again].map((client) => client.saved()))
  await study.stop()
})

test('messages that one person begins and does not end take no more than a share of the memory', async () => {
  const study = await liveStudy({
    limits: { ...limits, unfinishedBytesPerPerson: 2_000_000 },
    sweepMs: 100,
  })
  const ben = await join(study, study.ben)
  let closed = 0
  const begun = Array.from({ length: 5 }, () => {
    const line = connect(study.port, '127.0.0.1')
    line.on('error', () => {})
    line.on('close', () => closed++)
    line.resume()
    line.write(
      `GET /live/${study.layerOf(study.ana)}?as=${study.ana.id} HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    // A binary frame of a megabyte that is not the last of its message.
    const head = Buffer.from([0x02, 0xff, 0, 0, 0, 0, 0, 0x0f, 0x42, 0x40, 0, 0, 0, 0])
    line.once('data', () => line.write(Buffer.concat([head, Buffer.alloc(1_000_000)])))
    return line
  })
  await expect.poll(() => closed).toBeGreaterThanOrEqual(4)
  await ben.saved()
  expect(closed).toBe(4)
  for (const line of begun) line.destroy()
  await study.stop()
})

test('who sends too much is read more slowly, not closed, and holds up nobody', async () => {
  const study = await liveStudy({
    limits: { ...limits, messagesPerSecond: 100, messageBurst: 50 },
  })
  const [flooder, other] = await Promise.all([join(study), join(study, study.ben)])
  const began = performance.now()
  let isDone = false
  const flood = Promise.all(Array.from({ length: 200 }, () => flooder!.saved())).then(() => {
    isDone = true
  })
  await other!.saved()
  expect(isDone).toBe(false)
  await flood
  expect(performance.now() - began).toBeGreaterThan(1_000)
  await flooder!.close()
  await other!.close()
  await study.stop()
})

test('who reads slowly is sent no more for a while, and then all at once', async () => {
  const study = await liveStudy({ sweepMs: 20 })
  const [writer, reader] = await Promise.all([join(study), join(study, study.ben)])
  reader!.pause()
  await codeAlot(writer!)
  reader!.resume()
  await reader!.until(() => reader!.doc.getMap('codedSpans').size === 500, 20_000)
  const answers = reader!.heard.filter((frame) => frame[0] === 0 && frame[1] === 1)
  expect(answers.length).toBeGreaterThan(1)
  expect(reader!.layer.codedSpans()).toEqual(writer!.layer.codedSpans())
  await writer!.close()
  await reader!.close()
  await study.stop()
}, 60_000)

/** Ten megabytes: more than the two ends of a line hold between them. */
async function codeAlot(writer: LiveClient): Promise<void> {
  const memo = 'x'.repeat(limits.memoCharacters)
  for (let i = 0; i < 500; i++) {
    writer.layer.put(aSpan({ memo }))
    if (i % 50 === 49) await writer.saved()
  }
}

test('who asks for a large document again and again is sent no more of it than is read', async () => {
  const study = await liveStudy()
  const writer = await join(study)
  const memo = 'x'.repeat(limits.memoCharacters)
  for (let i = 0; i < 50; i++) writer.layer.put(aSpan({ memo }))
  await writer.saved()
  const greedy = await join(study)
  greedy.pause()
  for (let i = 0; i < 60; i++) greedy.send(frames.stepOne(Uint8Array.of(0)))
  await writer.saved()
  await pause(500)
  expect(study.live.state().unreadBytes).toBeLessThan(10 * limits.staleBytes)
  greedy.resume()
  await greedy.saved()
  expect(greedy.heard.filter((frame) => frame[0] === 0 && frame[1] === 1)).toHaveLength(61)
  await greedy.close()
  await writer.close()
  await study.stop()
}, 120_000)

test('who asks again and again who is here is answered at the pace of what the answers hold', async () => {
  const study = await liveStudy({
    limits: { ...limits, messagesPerSecond: 100, messageBurst: 100 },
  })
  const state = Buffer.from(JSON.stringify({ selection: 'x'.repeat(limits.awarenessBytes - 20) }))
  const present = await Promise.all(Array.from({ length: 24 }, () => join(study)))
  for (const [id, client] of present.entries()) {
    client.send(frames.awareness(Buffer.from([1, id, 1, ...varUint(state.length), ...state])))
    await client.saved()
  }
  const greedy = await join(study, study.ben)
  let isDone = false
  for (let i = 0; i < 80; i++) greedy.send(Uint8Array.of(3))
  const answered = greedy.saved().then(() => {
    isDone = true
  })
  await present[0]!.saved()
  await pause(500)
  expect(isDone).toBe(false)
  await answered
  await Promise.all([greedy, ...present].map((client) => client.close()))
  await study.stop()
}, 60_000)

test('who does not read at all is dropped', async () => {
  const study = await liveStudy({ sweepMs: 20, limits: { ...limits, droppedAfterMs: 400 } })
  const [writer, reader] = await Promise.all([join(study), join(study, study.ben)])
  reader!.pause()
  await codeAlot(writer!)
  await pause(1_000)
  reader!.resume()
  expect((await reader!.closed).code).toBe(1006)
  await writer!.saved()
  await writer!.close()
  await study.stop()
}, 60_000)

test('a lone client hears something before it thinks the line is dead', async () => {
  const study = await liveStudy({ sweepMs: 20, quietMs: 100 })
  const client = await join(study)
  const before = client.heard.length
  await client.until(() => client.heard.length >= before + 3)
  // Presence of nobody: what a stock client takes without a word.
  expect([...client.heard.at(-1)!]).toEqual([1, 1, 0])
  await client.close()
  await study.stop()
})

test('a layer takes as many coded spans as it may, and names the one too many', async () => {
  const study = await liveStudy({ limits: { ...limits, spansPerTranscript: 3 } })
  const client = await join(study)
  for (let i = 0; i < 3; i++) client.layer.put(aSpan())
  await client.saved()
  const surplus = aSpan()
  client.layer.put(surplus)
  expect(await client.closed).toEqual({ code: 4413, reason: `too-large ${surplus.id}` })
  expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(3)
  await study.stop()
})

test('a document takes as many bytes as it may, names what is too much, and lets removals in', async () => {
  const study = await liveStudy({ limits: { ...limits, documentBytes: 3_000 } })
  const client = await join(study)
  const span = aSpan({ memo: 'x'.repeat(1_000) })
  // What is replaced is gone: only what stands counts.
  for (let i = 0; i < 5; i++) {
    client.layer.put({ ...span, start: i, end: i + 1 })
    await client.saved()
  }
  const surplus = aSpan({ memo: 'x'.repeat(2_000) })
  client.layer.put(surplus)
  expect(await client.closed).toEqual({ code: 4413, reason: `too-large ${surplus.id}` })
  const rows = () => readLayer(study.database.db, layerKey(study, study.ana))
  expect((await rows()).map(({ id }) => id)).toEqual([span.id])
  const again = await join(study)
  again.layer.remove(span.id)
  await again.saved()
  expect(await rows()).toEqual([])
  await again.close()
  await study.stop()
})

test('frames that are no frames close their line, and the server goes on', async () => {
  const study = await liveStudy()
  const witness = await join(study)
  const head = (as: string) =>
    `GET /live/${study.layerOf(study.ana)}?as=${as} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n` +
    'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
  const fragments = Buffer.concat([
    Buffer.from([0x02, 0x81, 0, 0, 0, 0, 1]),
    ...Array.from({ length: 60_000 }, () => Buffer.from([0x00, 0x81, 0, 0, 0, 0, 1])),
    Buffer.from([0x80, 0x81, 0, 0, 0, 0, 1]),
  ])
  const bad: [string, Buffer][] = [
    ['unmasked', Buffer.from([0x82, 0x01, 0])],
    ['compressed without being asked', Buffer.from([0xc2, 0x81, 0, 0, 0, 0, 1])],
    ['an opcode that is none', Buffer.from([0x8b, 0x80, 0, 0, 0, 0])],
    ['text that is no UTF-8', Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28])],
    ['2^40 bytes to come', Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['sixty thousand fragments', fragments],
  ]
  for (const [what, bytes] of bad) {
    const socket = connect(study.port, '127.0.0.1')
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
    socket.on('error', () => {})
    socket.resume()
    socket.write(head(study.ana.id))
    await new Promise((resolve) => socket.once('data', resolve))
    socket.write(bytes)
    await Promise.race([
      closed,
      pause(5_000).then(() => {
        throw new Error(`still open: ${what}`)
      }),
    ])
  }
  // Cut off in the middle of the handshake, and right after it.
  for (const length of [20, head(study.ana.id).length]) {
    const socket = connect(study.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(head(study.ana.id).slice(0, length))
    await pause(50)
    socket.destroy()
  }
  await witness.saved()
  await witness.close()
  await study.stop()
})
