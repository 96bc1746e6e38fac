import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { KeptShelf } from '#app/live/kept-shelf.ts'
import { databaseNames } from '#app/live/kept-store.ts'
import { LayerSession } from '#app/live/layer-session.ts'
import { readDocument } from '#db/documents.ts'
import { readLayer } from '#db/layers.ts'
import { Folding } from '#server/live/stored/folding.ts'
import { type FreshDatabase, freshDatabase } from '../../builders/database.ts'
import { freshDevice } from '../../builders/device.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  hostLive,
  insertStudy,
  type LiveHost,
  layerKey,
  type Study,
} from '../../builders/live-study.ts'

let database: FreshDatabase
let study: Study
let host: LiveHost
beforeAll(async () => {
  freshDevice()
  database = await freshDatabase()
  study = await insertStudy(database.db)
  host = await hostLive(database)
})
afterAll(async () => {
  await host?.stop()
  await database?.drop()
})

const act = { kind: 'add', code: 'concession' } as const
const stored = () => readLayer(database.db, layerKey(study, study.ana))
const document = () =>
  readDocument(database.db, { projectId: study.projectId, name: study.layerOf(study.ana) })
const copyOf = (epoch: number) => `parley:${study.ana.id}:${study.layerOf(study.ana)}:${epoch}`

/** A visit of a page that was loaded while the document was of that epoch. */
function visit(epoch: number): { page: LayerSession; shelf: KeptShelf; leave: () => void } {
  const name = study.layerOf(study.ana)
  const shelf = new KeptShelf(study.ana.id, name, true)
  const page = new LayerSession({
    name,
    shelf,
    describe: ({ id }) => ({ path: '/', row: { span_id: id } }),
    personId: study.ana.id,
    epoch,
    readOnly: null,
    firstSpans: [],
    onOutdated: () => {},
    origin: host.url,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { as: study.ana.id },
  })
  const leave = () => {
    page.close()
    shelf.close()
  }
  return { page, shelf, leave }
}

/** The document is rebuilt under its next epoch, as a server does once nobody is there. */
async function renew(): Promise<void> {
  await host.stop()
  const folding = new Folding(database.db, pino({ level: 'silent' }))
  await folding.renew({ projectId: study.projectId, name: study.layerOf(study.ana) })
  await folding.close()
  host = await hostLive(database, { port: host.port })
}

test('[WS10] [LV10] unsent work in a copy of a former epoch goes into the document as it is now, once', async () => {
  const [changed, removed, heard, elsewhere] = [0, 3, 6, 9].map((start) =>
    aSpan({ start, end: start + 2 }),
  ) as [Span, Span, Span, Span]
  const first = visit(1)
  await first.page.whenSaved(10_000)
  first.page.do(act, (layer) => {
    for (const span of [changed, removed, heard, elsewhere]) layer.put(span)
  })
  await first.page.whenSaved(10_000)

  // Without a server: one more, one changed, one removed. And one the server has, without this page
  // having heard of it.
  await host.stop()
  await eventually(() => first.page.connection.get().link === 'offline')
  const fresh = aSpan({ start: 12, end: 15 })
  const later = { ...changed, memo: 'later' }
  first.page.do(act, (layer) => layer.put(fresh))
  first.page.do({ kind: 'memo' }, (layer) => layer.put(later))
  first.page.do({ kind: 'remove' }, (layer) => layer.remove(removed.id))
  const [waiting] = first.shelf.waiting.get()
  first.shelf.wait([{ ...waiting!, id: heard.id, span: heard, memo: null }])
  expect(first.page.connection.get()).toMatchObject({ unsaved: 4, kept: true })
  first.leave()

  // Meanwhile another device takes out one that the copy here still holds, and all leave.
  host = await hostLive(database, { port: host.port })
  const other = await new LiveClient(host.url, study.layerOf(study.ana), study.ana).join()
  other.layer.remove(elsewhere.id)
  await other.saved()
  await other.close()
  await renew()
  expect((await document())!.epoch).toBe(2)
  expect(await databaseNames()).toContain(copyOf(1))

  const second = visit(2)
  await eventually(async () => (await stored()).some(({ id }) => id === fresh.id))
  await eventually(() => second.page.connection.get().unsaved === 0)
  expect(await stored()).toEqual([later, heard, fresh])
  expect(second.page.spans.get()).toEqual([later, heard, fresh])
  await eventually(async () => !(await databaseNames()).includes(copyOf(1)))
  second.leave()

  // A later visit has nothing more to bring.
  const { sequence } = (await document())!
  const third = visit(2)
  await third.page.whenSaved(10_000)
  expect((await document())!.sequence).toBe(sequence)
  expect(await stored()).toEqual([later, heard, fresh])
  third.leave()
})

test('[WS10] a page that was offline while its document was rebuilt sends what it has, once', async () => {
  const before = await stored()
  const page = visit(2)
  await page.page.whenSaved(10_000)
  await renew()
  // It dials with the former epoch, is refused, and the page is loaded with the new one.
  const span = aSpan({ start: 20, end: 23 })
  page.page.do(act, (layer) => layer.put(span))
  await eventually(() => page.shelf.waiting.get().length === 1)
  await eventually(() => page.page.connection.get().link === 'refused')
  page.leave()
  const now = visit(3)
  await eventually(async () => (await stored()).length === before.length + 1)
  await eventually(() => now.page.connection.get().unsaved === 0)
  expect(await stored()).toEqual([...before, span])
  now.leave()
})

type Span = ReturnType<typeof aSpan>
