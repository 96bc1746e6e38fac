import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LayerOptions } from '#app/live/layer-options.ts'
import { readLayer } from '#db/layers.ts'
import type { Person } from '#server/services.ts'
import { freshDevice } from '../../builders/device.ts'
import {
  aSpan,
  eventually,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../builders/live-study.ts'
import { openLayer } from '../../builders/opened-layer.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())
beforeEach(freshDevice)

const add = { kind: 'add', code: 'concession' } as const

const open = (person: Person, options?: Partial<LayerOptions>) => openLayer(study, person, options)

const stored = (person: Person) => readLayer(study.database.db, layerKey(study, person))

test('[WS1] once it says saved, the span stands in the database', async () => {
  const { session } = open(study.ana)
  await session.whenSaved(5_000)
  const span = aSpan({ start: 5, end: 8 })
  session.do(add, (layer) => layer.put(span))
  expect(session.connection.get()).toMatchObject({ saved: false, unsaved: 1 })
  await session.whenSaved(5_000)
  expect(await stored(study.ana)).toEqual([span])
  expect(session.connection.get()).toMatchObject({ link: 'live', unsaved: 0 })
  session.do(add, (layer) => layer.remove(span.id))
  await session.whenSaved(5_000)
  session.close()
})

test('[WS5] a refused span is set aside with its reason, and the others are saved', async () => {
  const { session, shelf } = open(study.ana)
  await session.whenSaved(5_000)
  const good = aSpan({ start: 0, end: 3 })
  const retired = aSpan({ start: 5, end: 8, code: 'old' })
  const later = aSpan({ start: 9, end: 12 })
  session.do(add, (layer) => layer.put(good))
  session.do(add, (layer) => layer.put(retired))
  session.do(add, (layer) => layer.put(later))
  await eventually(() => shelf.aside.get().length === 1)
  await session.whenSaved(10_000)
  expect(shelf.aside.get()[0]).toMatchObject({ id: retired.id, code: 'invalid-input' })
  expect(shelf.aside.get()[0]!.span).toEqual(retired)
  expect((await stored(study.ana)).map(({ id }) => id)).toEqual([good.id, later.id])
  expect(session.spans.get().map(({ id }) => id)).toEqual([good.id, later.id])
  session.do(add, (layer) => layer.replace([]))
  await session.whenSaved(5_000)
  session.close()
})

test('[WS5] a refused change of a span that was saved leaves it as it was saved', async () => {
  const { session, shelf } = open(study.ana)
  await session.whenSaved(5_000)
  const span = aSpan({ start: 0, end: 3 })
  session.do(add, (layer) => layer.put(span))
  await session.whenSaved(5_000)
  session.do(add, (layer) => layer.put({ ...span, end: 100_000 }))
  await eventually(() => shelf.aside.get().length === 1)
  await session.whenSaved(10_000)
  expect(await stored(study.ana)).toEqual([span])
  expect(session.spans.get()).toEqual([span])
  session.do(add, (layer) => layer.replace([]))
  await session.whenSaved(5_000)
  session.close()
})

test('[WS5] several refused spans are set aside one after the other', async () => {
  const { session, shelf } = open(study.ana)
  await session.whenSaved(5_000)
  const bad = [1, 2, 3].map((start) => aSpan({ start, end: start + 3, code: 'nowhere' }))
  const good = aSpan({ start: 0, end: 3 })
  session.do(add, (layer) => {
    for (const span of [...bad, good]) layer.put(span)
  })
  await eventually(() => shelf.aside.get().length === 3, 15_000)
  await session.whenSaved(10_000)
  expect(await stored(study.ana)).toEqual([good])
  session.do(add, (layer) => layer.replace([]))
  await session.whenSaved(5_000)
  session.close()
})

test('[WS10] work on a document that was rebuilt since goes into it as it is now, once', async () => {
  const { session, shelf, outdated } = open(study.ana, { epoch: 7 })
  const span = aSpan({ start: 5, end: 8 })
  session.do(add, (layer) => layer.put(span))
  await eventually(() => outdated.length > 0)
  expect(outdated[0]!.code).toBe('stale-epoch')
  session.close()
  expect(shelf.waiting.get()).toMatchObject([{ id: span.id, span, code: null }])
  expect(await stored(study.ana)).toEqual([])

  const now = open(study.ana, { shelf }).session
  await eventually(() => now.spans.get().length === 1)
  await now.whenSaved(5_000)
  expect(await stored(study.ana)).toEqual([span])
  expect(shelf.waiting.get()).toEqual([])
  now.do(add, (layer) => layer.replace([]))
  await now.whenSaved(5_000)
  now.close()
})

test('[WS6] one’s own acts are undone one by one, and named', async () => {
  const { session } = open(study.ben)
  const other = open(study.ben).session
  await Promise.all([session.whenSaved(5_000), other.whenSaved(5_000)])
  const [mine, also, elsewhere] = [0, 5, 9].map((start) => aSpan({ start, end: start + 3 }))
  session.do(add, (layer) => layer.put(mine!))
  session.do({ kind: 'add', code: 'blame' }, (layer) => layer.put({ ...also!, code: 'blame' }))
  other.do(add, (layer) => layer.put(elsewhere!))
  await eventually(() => session.spans.get().length === 3)
  expect(session.undo()).toEqual({ kind: 'add', code: 'blame' })
  expect(session.spans.get().map(({ id }) => id)).toEqual([mine!.id, elsewhere!.id])
  expect(session.undo()).toEqual(add)
  expect(session.undo()).toBeNull()
  expect(session.spans.get()).toEqual([elsewhere])
  expect(session.redo()).toEqual(add)
  expect(session.redo()).toEqual({ kind: 'add', code: 'blame' })
  expect(session.spans.get()).toHaveLength(3)
  session.do({ kind: 'remove', code: 'concession' }, (layer) => layer.remove(elsewhere!.id))
  expect(session.undo()).toEqual({ kind: 'remove', code: 'concession' })
  expect(session.spans.get()).toHaveLength(3)
  await session.whenSaved(5_000)
  session.close()
  other.close()
})

test('[WS11] what comes after the layer was completed is set aside, and put in again later', async () => {
  const { session, shelf, outdated } = open(study.ben)
  await session.whenSaved(5_000)
  const early = [4, 8].map((start) => aSpan({ start, end: start + 2 }))
  session.do(add, (layer) => layer.replace(early))
  await session.whenSaved(5_000)
  await setCompleted(study.ben, new Date())
  const before = await stored(study.ben)
  expect(before).toEqual(early)
  const late = aSpan({ start: 2, end: 4 })
  session.do(add, (layer) => layer.put(late))
  session.do({ kind: 'remove' }, (layer) => layer.remove(before[0]!.id))
  await eventually(() => outdated.length > 0)
  expect(outdated[0]!.code).toBe('layer-completed')
  expect(shelf.aside.get()).toMatchObject([
    { id: late.id, span: late, code: 'layer-completed' },
    { id: before[0]!.id, span: null, memo: null, code: 'layer-completed' },
  ])
  expect(session.connection.get().unsaved).toBe(0)
  expect(await stored(study.ben)).toEqual(before)
  session.close()

  // Nothing of it goes in by itself once the layer is open again.
  await setCompleted(study.ben, null)
  const again = open(study.ben, { shelf }).session
  await again.whenSaved(5_000)
  expect(await stored(study.ben)).toEqual(before)
  again.retry(shelf.aside.get())
  await again.whenSaved(5_000)
  expect(shelf.aside.get()).toEqual([])
  const after = await stored(study.ben)
  expect(after.map(({ id }) => id).sort()).toEqual(
    [...before.slice(1), late].map(({ id }) => id).sort(),
  )
  again.close()
})

async function setCompleted(person: Person, at: Date | null): Promise<void> {
  await study.database.db
    .updateTable('layers')
    .set({ completed_at: at })
    .where('coder_id', '=', person.id)
    .execute()
  await study.live.rightsChanged({ roundId: study.roundId, personId: person.id })
}
