import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseNames } from '#app/live/kept-store.ts'
import { readDocument } from '#db/documents.ts'
import { readLayer } from '#db/layers.ts'
import { freshDevice } from '../../builders/device.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, eventually, layerKey, type Study } from '../../builders/live-study.ts'
import { RestartedStudy } from '../../builders/restarted-study.ts'
import { visitLayer } from '../../builders/visits.ts'

let server: RestartedStudy
let study: Study
beforeAll(async () => {
  freshDevice()
  server = await RestartedStudy.start()
  study = server.study
})
afterAll(() => server?.end())

const act = { kind: 'add', code: 'concession' } as const
const stored = () => readLayer(server.database.db, layerKey(study, study.ana))
const document = () =>
  readDocument(server.database.db, { projectId: study.projectId, name: study.layerOf(study.ana) })
const copyOf = (epoch: number) => `parley:${study.ana.id}:${study.layerOf(study.ana)}:${epoch}`

/** A visit of a page that was loaded while the document was of that epoch. */
const visit = (epoch: number) => visitLayer(server, study.ana, { epoch })
const renew = () => server.renew(study.layerOf(study.ana))

test('[WS10] [LV10] unsent work in a copy of a former epoch goes into the document as it is now, once', async () => {
  const [changed, removed, heard, elsewhere] = [0, 3, 6, 9].map((start) =>
    aSpan({ start, end: start + 2 }),
  ) as [Span, Span, Span, Span]
  const first = visit(1)
  await first.whenSaved(10_000)
  first.do(act, (layer) => {
    for (const span of [changed, removed, heard, elsewhere]) layer.put(span)
  })
  await first.whenSaved(10_000)

  // Without a server: one more, one changed, one removed. And one the server has, without this page
  // having heard of it.
  await server.stop()
  await eventually(() => first.connection.get().link === 'offline')
  const fresh = aSpan({ start: 12, end: 15 })
  const later = { ...changed, memo: 'later' }
  first.do(act, (layer) => layer.put(fresh))
  first.do({ kind: 'memo' }, (layer) => layer.put(later))
  first.do({ kind: 'remove' }, (layer) => layer.remove(removed.id))
  const [waiting] = first.shelf.waiting.get()
  first.shelf.wait([{ ...waiting!, id: heard.id, span: heard, memo: null }])
  expect(first.connection.get()).toMatchObject({ unsaved: 4, kept: true })
  first.close()

  // Meanwhile another device takes out one that the copy here still holds, and all leave.
  await server.comeBack()
  const other = await new LiveClient(server.host.url, study.layerOf(study.ana), study.ana).join()
  other.layer.remove(elsewhere.id)
  await other.saved()
  await other.close()
  await renew()
  expect((await document())!.epoch).toBe(2)
  expect(await databaseNames()).toContain(copyOf(1))

  const second = visit(2)
  await eventually(async () => (await stored()).some(({ id }) => id === fresh.id))
  await eventually(() => second.connection.get().unsaved === 0)
  expect(await stored()).toEqual([later, heard, fresh])
  expect(second.spans.get()).toEqual([later, heard, fresh])
  await eventually(async () => !(await databaseNames()).includes(copyOf(1)))
  second.close()

  // A later visit has nothing more to bring.
  const { sequence } = (await document())!
  const third = visit(2)
  await third.whenSaved(10_000)
  expect((await document())!.sequence).toBe(sequence)
  expect(await stored()).toEqual([later, heard, fresh])
  third.close()
})

test('[WS10] a page that was offline while its document was rebuilt sends what it has, once', async () => {
  const before = await stored()
  const page = visit(2)
  await page.whenSaved(10_000)
  await renew()
  // It dials with the former epoch, is refused, and the page is loaded with the new one.
  const span = aSpan({ start: 20, end: 23 })
  page.do(act, (layer) => layer.put(span))
  await eventually(() => page.shelf.waiting.get().length === 1)
  await eventually(() => page.connection.get().link === 'refused')
  page.close()
  const now = visit(3)
  await eventually(async () => (await stored()).length === before.length + 1)
  await eventually(() => now.connection.get().unsaved === 0)
  expect(await stored()).toEqual([...before, span])
  now.close()
})

type Span = ReturnType<typeof aSpan>
