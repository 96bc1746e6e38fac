import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type DoneAct, PastActs } from '#app/live/past-acts.ts'
import { readLayer } from '#db/layers.ts'
import { freshDevice } from '../../builders/device.ts'
import { aSpan, type LiveStudy, layerKey, liveStudy } from '../../builders/live-study.ts'
import { openLayer } from '../../builders/opened-layer.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())
beforeEach(freshDevice)

const place = { document: 'layer.a', path: '/a', title: 'At the pier' }

test('[WS6] what was done in an earlier visit is taken back act by act, and what was undone then is not', async () => {
  const { ana } = study
  const past: DoneAct[] = []
  const first = openLayer(study, ana, { onOver: (acts) => past.push(...acts) }).session
  const [kept, undone] = [aSpan({ start: 0, end: 4 }), aSpan({ start: 5, end: 8 })]
  first.do({ kind: 'add', code: 'blame' }, (layer) => layer.put(kept))
  first.do({ kind: 'memo', code: 'blame' }, (layer) => layer.put({ ...kept, memo: 'Why?' }))
  first.do({ kind: 'transcript-memo' }, (layer) => layer.setMemo('transcript', 'Two voices.'))
  first.do({ kind: 'add', code: 'blame' }, (layer) => layer.put(undone))
  first.undo()
  await first.whenSaved(5_000)
  first.close()
  expect(past.map(({ act }) => act.kind)).toEqual(['add', 'memo', 'transcript-memo'])

  const { session } = openLayer(study, ana)
  const back = (act: DoneAct) => session.takeBack({ ...place, ...act })
  const stored = () => readLayer(study.database.db, layerKey(study, ana))
  expect(await back(past[2]!)).toBe(true)
  expect(session.memos.get().get('transcript')).toBeUndefined()
  expect(await back(past[1]!)).toBe(true)
  await session.whenSaved(5_000)
  expect(await stored()).toMatchObject([{ id: kept.id, memo: '' }])
  expect(await back(past[0]!)).toBe(true)
  await session.whenSaved(5_000)
  expect(await stored()).toEqual([])
  // It is no act: undo has nothing of it.
  expect(session.undo()).toBeNull()
  session.close()
})

test('[WS6] what was changed since is not taken back', async () => {
  const { ben } = study
  const past: DoneAct[] = []
  const first = openLayer(study, ben, { onOver: (acts) => past.push(...acts) }).session
  const span = aSpan({ start: 0, end: 4 })
  first.do({ kind: 'add', code: 'blame' }, (layer) => layer.put(span))
  await first.whenSaved(5_000)
  first.close()
  const { session } = openLayer(study, ben)
  await session.spans.until((spans) => spans.length === 1, 5_000)
  session.do({ kind: 'memo' }, (layer) => layer.put({ ...span, memo: 'Since then.' }))
  expect(await session.takeBack({ ...place, ...past[0]! })).toBe(false)
  expect(session.get(span.id)).toMatchObject({ memo: 'Since then.' })
  session.close()
})

test('[WS13] past acts are of one person alone, the last one first', () => {
  const past = new PastActs()
  const act = (title: string) => ({ ...place, title, act: { kind: 'add' as const }, changes: [] })
  past.add('ana', [act('one'), act('two')])
  expect(past.take('ben')).toBeNull()
  expect(past.take('ana')?.title).toBe('two')
  past.add('ben', [act('three')])
  expect(past.take('ana')).toBeNull()
  expect(past.take('ben')?.title).toBe('three')
  past.want(act('four'))
  expect(past.wantedIn('layer.b')).toBeNull()
  expect(past.wantedIn(place.document)?.title).toBe('four')
  expect(past.wantedIn(place.document)).toBeNull()
})
