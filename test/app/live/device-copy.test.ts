import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { LayerSession } from '#app/live/layer-session.ts'
import { readLayer } from '#db/layers.ts'
import type { Person } from '#server/services.ts'
import { type FreshDatabase, freshDatabase } from '../../builders/database.ts'
import { copySize, freshDevice } from '../../builders/device.ts'
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
  database = await freshDatabase()
  study = await insertStudy(database.db)
  host = await hostLive(database)
})
afterAll(async () => {
  await host?.stop()
  await database?.drop()
})
beforeEach(freshDevice)

const add = { kind: 'add', code: 'concession' } as const

/** A visit: a page that opens the layer, with a document and a Yjs client id of its own. */
function visit(person: Person): LayerSession {
  return new LayerSession({
    name: study.layerOf(person),
    personId: person.id,
    epoch: 1,
    writes: true,
    firstSpans: [],
    onOutdated: () => {},
    origin: host.url,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { as: person.id },
  })
}

const stored = (person: Person) => readLayer(database.db, layerKey(study, person))

/** The same address, as after a restart of the machine. */
async function restart(): Promise<void> {
  host = await hostLive(database, { port: host.port })
}

test('[WS10] what was coded without a server arrives with a later visit, once', async () => {
  const first = visit(study.ana)
  const before = aSpan({ start: 0, end: 3 })
  await first.whenSaved(10_000)
  first.do(add, (layer) => layer.put(before))
  await first.whenSaved(10_000)

  await host.stop()
  await eventually(() => first.connection.get().link === 'offline')
  const [kept, changed] = [aSpan({ start: 5, end: 8 }), { ...before, memo: 'later' }]
  first.do(add, (layer) => layer.put(kept))
  first.do({ kind: 'memo' }, (layer) => layer.put(changed))
  expect(first.connection.get()).toMatchObject({ saved: false, unsaved: 2, kept: true })
  first.close()

  // Another page without a server: it has all of it, and adds to it.
  const second = visit(study.ana)
  await eventually(() => second.spans.get().length === 2)
  expect(second.connection.get()).toMatchObject({ unsaved: 2, kept: true })
  const more = aSpan({ start: 9, end: 12 })
  second.do(add, (layer) => layer.put(more))
  second.close()
  expect(await stored(study.ana)).toEqual([before])

  await restart()
  const third = visit(study.ana)
  await third.whenSaved(10_000)
  expect(await stored(study.ana)).toEqual([changed, kept, more])
  expect(third.connection.get().unsaved).toBe(0)
  third.close()

  const countUpdates = () => database.db.selectFrom('document_updates').selectAll().execute()
  const sent = (await countUpdates()).length
  const fourth = visit(study.ana)
  await fourth.whenSaved(10_000)
  expect(fourth.connection.get().unsaved).toBe(0)
  expect(await countUpdates()).toHaveLength(sent)
  expect(await stored(study.ana)).toEqual([changed, kept, more])
  fourth.close()
})

test('[WS10] a copy does not grow with the number of visits', async () => {
  const spans = Array.from({ length: 40 }, (_, start) => aSpan({ start, end: start + 3 }))
  const name = `parley:${study.ben.id}:${study.layerOf(study.ben)}:1`
  const first = visit(study.ben)
  await first.whenSaved(10_000)
  for (const span of spans.slice(1)) first.do(add, (layer) => layer.put(span))
  await first.whenSaved(10_000)
  first.close()
  const once = await copySize(name)
  for (let times = 0; times < 6; times++) {
    const again = visit(study.ben)
    await again.whenSaved(10_000)
    again.close()
  }
  const often = await copySize(name)
  expect(often.bytes).toBeLessThanOrEqual(once.bytes)
  expect(often.pieces).toBeLessThan(5)
})

test('[WS10] a second page that has nothing of its own leaves the count of the first alone', async () => {
  const [first, second] = [visit(study.ana), visit(study.ana)]
  await Promise.all([first.whenSaved(10_000), second.whenSaved(10_000)])
  await host.stop()
  await eventually(() => second.connection.get().link === 'offline')
  first.do(add, (layer) => layer.put(aSpan({ start: 13, end: 15 })))
  second.dial()
  first.close()
  second.close()
  const later = visit(study.ana)
  expect(later.connection.get().unsaved).toBe(1)
  await restart()
  await later.whenSaved(10_000)
  expect((await stored(study.ana)).map(({ start }) => start)).toContain(13)
  later.close()
})
