import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { databaseNames, readAllKept } from '#app/live/kept-store.ts'
import type { LayerOptions } from '#app/live/layer-options.ts'
import { readLayer } from '#db/layers.ts'
import type { Person } from '#server/services.ts'
import { copySize, freshDevice } from '../../builders/device.ts'
import { aSpan, eventually, layerKey, type Study } from '../../builders/live-study.ts'
import { RestartedStudy } from '../../builders/restarted-study.ts'
import { shelfOf, visitLayer } from '../../builders/visits.ts'

let server: RestartedStudy
let study: Study
beforeAll(async () => {
  server = await RestartedStudy.start()
  study = server.study
})
afterAll(() => server?.end())
beforeEach(freshDevice)

const add = { kind: 'add', code: 'concession' } as const
const visit = (person: Person, options: Partial<LayerOptions> = {}) =>
  visitLayer(server, person, options)
const stored = (person: Person) => readLayer(server.database.db, layerKey(study, person))

test('[WS10] what was coded without a server arrives with a later visit, once', async () => {
  const first = visit(study.ana)
  const before = aSpan({ start: 0, end: 3 })
  await first.whenSaved(10_000)
  first.do(add, (layer) => layer.put(before))
  await first.whenSaved(10_000)

  await server.stop()
  await eventually(() => first.connection.get().link === 'offline')
  const [kept, changed] = [aSpan({ start: 5, end: 8 }), { ...before, memo: 'later' }]
  first.do(add, (layer) => layer.put(kept))
  first.do({ kind: 'memo' }, (layer) => layer.put(changed))
  expect(first.connection.get()).toMatchObject({ saved: false, unsaved: 2, kept: true })
  first.close()

  // Another page without a server: it has all of it, and adds to it.
  const second = visit(study.ana)
  await eventually(() => second.spans.get().length === 2 && second.connection.get().kept)
  expect(second.connection.get().unsaved).toBe(2)
  const more = aSpan({ start: 9, end: 12 })
  second.do(add, (layer) => layer.put(more))
  second.close()
  expect(await stored(study.ana)).toEqual([before])

  await server.comeBack()
  const third = visit(study.ana)
  await third.whenSaved(10_000)
  expect(await stored(study.ana)).toEqual([changed, kept, more])
  expect(third.connection.get().unsaved).toBe(0)
  third.close()

  const countUpdates = () => server.database.db.selectFrom('document_updates').selectAll().execute()
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

test('[WS10] what one page sent does not count for what another one changed since', async () => {
  await server.stop()
  const first = visit(study.ana)
  const span = aSpan({ start: 13, end: 15 })
  first.do(add, (layer) => layer.put(span))
  await eventually(() => first.connection.get().kept)
  const second = visit(study.ana)
  await eventually(() => second.connection.get().unsaved === 1)
  first.do({ kind: 'memo' }, (layer) => layer.put({ ...span, memo: 'changed since' }))
  first.close()
  const memos = async () => (await stored(study.ana)).map(({ memo }) => memo)
  await server.comeBack()
  await second.whenSaved(10_000)
  expect(await memos()).not.toContain('changed since')
  second.close()

  const third = visit(study.ana)
  const counted = new Set<number>()
  third.connection.subscribe(() => counted.add(third.connection.get().unsaved))
  await eventually(async () => (await memos()).includes('changed since'))
  await eventually(() => third.connection.get().unsaved === 0)
  expect(counted).toContain(1)
  third.close()
})

test('[WS11] what was coded before the round was closed is set aside with its words, once', async () => {
  const [name, person] = [study.layerOf(study.ben), study.ben]
  const open = visit(person)
  await open.whenSaved(10_000)
  await server.stop()
  const late = aSpan({ start: 0, end: 3, code: 'blame' })
  open.do(add, (layer) => layer.put(late))
  open.close()
  await setRoundClosed(new Date())
  await server.comeBack()
  const before = await stored(person)

  const shelf = shelfOf(person, name)
  const reading = visit(person, { shelf, readOnly: 'round-not-running' })
  await eventually(() => shelf.aside.get().length === 1)
  expect(shelf.aside.get()[0]).toMatchObject({
    span: late,
    code: 'round-not-running',
    row: { span_id: late.id },
  })
  expect(reading.connection.get().unsaved).toBe(0)
  await eventually(async () => (await databaseNames()).every((one) => one.endsWith(':kept')))
  reading.close()

  // It stays over visits, and nothing of it is sent by itself once a lead reopened the layer.
  await setRoundClosed(null)
  const again = shelfOf(person, name)
  const writing = visit(person, { shelf: again })
  await writing.whenSaved(10_000)
  expect(again.aside.get()).toHaveLength(1)
  expect(await stored(person)).toEqual(before)
  writing.retry(again.aside.get())
  await writing.whenSaved(10_000)
  expect((await stored(person)).map(({ id }) => id)).toContain(late.id)
  expect(again.aside.get()).toEqual([])
  writing.close()
})

test('[WS11] a copy of an earlier epoch is dropped, and what waited goes into the document', async () => {
  const person = study.ben
  await server.stop()
  const old = visit(person, { epoch: 9 })
  const waited = aSpan({ start: 20, end: 23 })
  old.do(add, (layer) => layer.put(waited))
  await eventually(() => old.connection.get().kept)
  old.close()
  await server.comeBack()
  const now = visit(person)
  await eventually(async () => (await stored(person)).some(({ id }) => id === waited.id))
  await eventually(() => now.connection.get().unsaved === 0)
  expect(await databaseNames()).not.toContain(`parley:${person.id}:${study.layerOf(person)}:9`)
  now.close()
})

test('[WS12] where a project forbids it the device keeps nothing, and what it had is sent first', async () => {
  const person = study.ana
  const name = study.layerOf(person)
  await server.stop()
  const allowed = visit(person)
  const [earlier, later] = [aSpan({ start: 15, end: 18 }), aSpan({ start: 19, end: 22 })]
  allowed.do(add, (layer) => layer.put(earlier))
  await eventually(() => allowed.connection.get().kept)
  allowed.close()

  const shelf = shelfOf(person, name, false)
  const forbidden = visit(person, { shelf })
  await eventually(() => forbidden.connection.get().unsaved === 1)
  forbidden.do(add, (layer) => layer.put(later))
  expect(forbidden.connection.get()).toMatchObject({ unsaved: 2, kept: false })
  await eventually(async () => (await databaseNames()).every((one) => one.endsWith(':kept')))
  await eventually(async () => (await readAllKept(person.id)).waiting.length === 0)
  await server.comeBack()
  await eventually(() => forbidden.connection.get().unsaved === 0)
  const ids = (await stored(person)).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([earlier.id, later.id]))
  expect((await databaseNames()).filter((one) => !one.endsWith(':kept'))).toEqual([])
  forbidden.close()
})

async function setRoundClosed(at: Date | null): Promise<void> {
  await server.database.db
    .updateTable('rounds')
    .set({ status: at === null ? 'running' : 'closed', closed_at: at })
    .where('id', '=', study.roundId)
    .execute()
  await server.host.live.rightsChanged({ roundId: study.roundId })
}
