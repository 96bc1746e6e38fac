import { pino } from 'pino'
import { expect, test } from 'vitest'
import { readDocument } from '#db/documents.ts'
import { limits } from '#model/limits.ts'
import { parseDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { Committer } from '#server/live/committing/committer.ts'
import { Rooms } from '#server/live/rooms/rooms.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  hostLive,
  type LiveHost,
  type LiveStudy,
  liveStudy,
} from '../../builders/live-study.ts'

const spansOfLargeLayer = 2_500

/** A study whose layer of Ana is large and stands in a snapshot alone, and a server that has not read it. */
async function coldStudy(
  length = spansOfLargeLayer,
): Promise<{ study: LiveStudy; cold: LiveHost; stop(): Promise<void> }> {
  const study = await liveStudy({ visibility: 'blind', idleMs: 0, sweepMs: 20 })
  const key = { projectId: study.projectId, name: study.layerOf(study.ana) }
  const spans = Array.from({ length }, () => aSpan())
  await study.live.change(key.name, study.ana, (doc) => layerDoc(doc).replace(spans))
  const { db } = study.database
  await eventually(async () => (await readDocument(db, key))!.updates.length === 0)
  const cold = await hostLive(study.database)
  return {
    study,
    cold,
    stop: async () => {
      await cold.stop()
      await study.stop()
    },
  }
}

function indexOfStep(client: LiveClient, step: number): number {
  return client.heard.findIndex((frame) => frame[0] === 0 && frame[1] === step)
}

test('who holds nothing yet is sent the stored bytes before the server has built its document', async () => {
  const { study, cold, stop } = await coldStudy()
  const name = study.layerOf(study.ana)
  const clients = Array.from({ length: 5 }, () => new LiveClient(cold.url, name, study.ana))
  await Promise.all(clients.map((client) => client.join()))
  for (const client of clients) {
    expect(client.layer.codedSpans()).toHaveLength(spansOfLargeLayer)
    await client.until(() => indexOfStep(client, 0) >= 0)
    expect(Math.max(...client.heard.map(({ length }) => length))).toBeLessThan(128 * 1024)
    // A server that has built its document asks first, and answers then.
    expect(indexOfStep(client, 1)).toBeLessThan(indexOfStep(client, 0))
  }
  // From there on each hears of what the others do, once.
  const [writer, ...readers] = clients
  const span = aSpan()
  writer!.layer.put(span)
  await writer!.saved()
  for (const reader of readers) await reader.until(() => reader.layer.get(span.id) !== undefined)
  const late = await new LiveClient(cold.url, name, study.ana).join()
  expect(indexOfStep(late, 0)).toBeLessThan(indexOfStep(late, 1))
  for (const client of [...clients, late]) await client.close()
  await stop()
})

test('who comes while the server builds a document is sent the stored bytes as well', async () => {
  const count = 40_000
  const { study, cold, stop } = await coldStudy(count)
  const name = study.layerOf(study.ana)
  const first = new LiveClient(cold.url, name, study.ana)
  const joined = first.join()
  await first.until(() => first.heard.length > 0)
  const late = await new LiveClient(cold.url, name, study.ana).join()
  await joined
  await late.until(() => indexOfStep(late, 0) >= 0)
  expect(indexOfStep(late, 1)).toBeLessThan(indexOfStep(late, 0))
  expect(late.layer.codedSpans()).toHaveLength(count)
  const span = aSpan()
  late.layer.put(span)
  await late.saved()
  await first.until(() => first.layer.get(span.id) !== undefined)
  for (const client of [first, late]) await client.close()
  await stop()
})

test('a page that holds something is sent what it lacks, once the document is built', async () => {
  const { study, cold, stop } = await coldStudy()
  const name = study.layerOf(study.ana)
  const { doc } = await study.live.read(name)
  const kept = aSpan()
  layerDoc(doc).put(kept)
  const client = await new LiveClient(cold.url, name, study.ana, '', doc).join()
  await client.saved()
  const answer = client.heard[indexOfStep(client, 1)]!
  expect(answer.length).toBeLessThan(10_000)
  const other = await new LiveClient(cold.url, name, study.ana).join()
  await other.until(() => other.layer.get(kept.id) !== undefined)
  await client.close()
  await other.close()
  await stop()
})

test('[LV5] the stored bytes go to nobody who may not read them, and to no copy of another epoch', async () => {
  const { study, cold, stop } = await coldStudy()
  const name = study.layerOf(study.ana)
  const own = new LiveClient(cold.url, name, study.ana)
  const other = new LiveClient(cold.url, name, study.ben)
  const stale = new LiveClient(cold.url, name, study.ana, 'epoch=7')
  await Promise.allSettled([own, other, stale].map((client) => client.join()))
  expect(await other.closed).toEqual({ code: 4403, reason: 'not-permitted' })
  expect(await stale.closed).toEqual({ code: 4409, reason: 'stale-epoch' })
  expect([...other.heard, ...stale.heard]).toEqual([])
  expect(own.layer.codedSpans()).toHaveLength(spansOfLargeLayer)
  await own.close()
  await stop()
})

test('a document is loaded once, however many ask for it at once', async () => {
  const study = await liveStudy()
  const log = pino({ level: 'silent' })
  const { db } = study.database
  const rooms = new Rooms({
    clock: { now: () => new Date() },
    ...{ db, log, limits, committer: new Committer(db, log, 'test') },
    ...{ probeMs: 10, now: () => performance.now() },
  })
  const name = parseDocumentName(study.layerOf(study.ana))!
  const opened = await Promise.all(Array.from({ length: 50 }, () => rooms.open(name)))
  expect(new Set(opened).size).toBe(1)
  await rooms.close()
  await study.stop()
})

test('who joins while a room is let go of has all that was coded in it', async () => {
  const study = await liveStudy({ idleMs: 0, sweepMs: 1 })
  const name = study.layerOf(study.ana)
  for (let visit = 0; visit < 30; visit++) {
    const page = await new LiveClient(study.url, name, study.ana).join()
    expect(page.layer.codedSpans()).toHaveLength(visit)
    page.layer.put(aSpan())
    await page.saved()
    page.terminate()
  }
  await study.stop()
})

test('[LV4] a right taken away a moment ago is gone for who joins, also where nobody was told', async () => {
  const study = await liveStudy()
  const other = await hostLive(study.database)
  const layer = study.layerOf(study.ana)
  const [here, there] = await Promise.all(
    [study.url, other.url].map((url) => new LiveClient(url, layer, study.ana).join()),
  )
  const { db } = study.database
  await db.updateTable('members').set({ roles: [] }).where('person_id', '=', study.ana.id).execute()
  for (const url of [study.url, other.url]) {
    const late = new LiveClient(url, layer, study.ana)
    expect(await late.closed).toEqual({ code: 4404, reason: 'not-found' })
    expect(late.heard).toEqual([])
  }
  // What was found out at the door holds for those who are in.
  for (const client of [here!, there!]) expect((await client.closed).code).toBe(4404)
  await other.stop()
  await study.stop()
})
