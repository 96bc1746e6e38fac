import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '#model/limits.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { CodedSpan } from '#model/span.ts'
import { checkDocuments } from '#server/check.ts'
import { frames } from '#server/live/messages.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, liveStudy } from '../../builders/live-study.ts'
import { random } from '../../builders/random.ts'

test('1,500 damaged updates over sockets: each is refused or leaves a valid document, and rows equal it', async () => {
  const study = await liveStudy({
    limits: { ...limits, socketsPerPerson: 1_000, socketsPerRoom: 1_000 },
  })
  const layer = study.layerOf(study.ana)
  const spans = Array.from({ length: 8 }, (_, i) => aSpan({ memo: `memo ${i}`, code: 'blame' }))
  await study.live.change(layer, study.ana, (doc) => layerDoc(doc).replace(spans))
  const witness = await new LiveClient(study.url, layer, study.ana).join()
  const next = random(20261124)
  let taken = 0
  for (let round = 0; round < 30; round++) {
    // A new writer each time, since ids and clocks are part of what is damaged.
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(witness.doc))
    const known = Y.encodeStateVector(peer)
    for (const span of spans) if (next() < 0.5) layerDoc(peer).put({ ...span, end: 9 })
    layerDoc(peer).put(aSpan({ slots: { stance: 1 }, code: 'blame' }))
    layerDoc(peer).remove(spans[round % spans.length]!.id)
    const update = Y.encodeStateAsUpdate(peer, known)
    const outcomes = Array.from({ length: 50 }, async () => {
      const damaged = update.slice()
      for (let flips = 1 + Math.floor(next() * 3); flips > 0; flips--) {
        damaged[Math.floor(next() * damaged.length)]! ^= 1 << Math.floor(next() * 8)
      }
      const client = await new LiveClient(study.url, layer, study.ana).open()
      client.answers = false
      client.send(next() < 0.5 ? frames.update(damaged) : frames.stepTwo(damaged))
      const isTaken = await Promise.race([
        client.saved().then(
          () => true,
          () => false,
        ),
        // A gap may be healed for five seconds; this client never will.
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 400)),
      ])
      if (isTaken) taken++
      client.terminate()
      const { code } = await client.closed
      if (!isTaken) expect([1006, 4400, 4403, 4409, 4413]).toContain(code)
    })
    await Promise.all(outcomes)
  }
  const { doc } = await study.live.read(layer)
  expect(doc.store.pendingStructs).toBeNull()
  expect([...doc.share.keys()].every((root) => ['codedSpans', 'memos'].includes(root))).toBe(true)
  for (const value of doc.getMap('codedSpans').values()) {
    expect(CodedSpan.safeParse(value).success).toBe(true)
  }
  expect(await checkDocuments(study.database.db)).toEqual([])
  await witness.saved()
  expect(witness.layer.codedSpans()).toEqual(layerDoc(doc).codedSpans())
  expect(taken).toBeGreaterThan(20)
  await witness.close()
  await study.stop()
}, 120_000)
