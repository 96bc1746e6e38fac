import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropOldActs } from '#db/layer-acts.ts'
import { kindOfChange } from '#model/layer-act.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { layerHistory, layerThen } from '#server/layer-history.ts'
import { readLayer, replaceLayer } from '#server/layers.ts'
import { aSpan, insertStudy, layerKey } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { renewDocument } from '#test/builders/renewing.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

/** Ana codes twice, moves an edge, writes a memo, and takes the first span away. */
async function coded(options: { visibility?: 'open' | 'blind' } = {}) {
  const study = await insertStudy(services.db, options)
  const key = layerKey(study, study.ana)
  const [first, second] = [aSpan({ start: 0, end: 5 }), aSpan({ start: 6, end: 12 })]
  const moved = { ...second, end: 20 }
  for (const codedSpans of [[first], [first, second], [first, moved]]) {
    await replaceLayer(services, study.ana, key, { codedSpans })
  }
  const document = formatDocumentName({ kind: 'layer', ...key })
  await services.live.change(document, study.ana, (doc) =>
    layerDoc(doc).setMemo('transcript', 'They waited.'),
  )
  await replaceLayer(services, study.ana, key, { codedSpans: [moved] })
  return { study, key, document, first, second, moved }
}

test('[LA9] what was done in a layer is told act by act, the newest first, also once its log is folded', async () => {
  const { study, key, first, moved } = await coded()
  const { items: acts, next, keptSince } = await layerHistory(services, study.ana, key)
  const kinds = ['remove', 'write-memo', 'move-edge', 'add', 'add']
  expect(acts.flatMap(({ changes }) => changes.map(kindOfChange))).toEqual(kinds)
  expect(acts[0]!.changes).toEqual([
    { root: 'codedSpans', key: first.id, before: first, after: null },
  ])
  expect({ next, keptSince }).toEqual({ next: null, keptSince: null })

  await replaceLayer(services, study.ana, key, { codedSpans: [] })
  const later = await layerHistory(services, study.ana, key)
  expect(later.items.slice(1)).toEqual(acts)
  expect(later.items[0]!.changes).toMatchObject([{ key: moved.id, after: null }])
  const before = await layerHistory(services, study.ana, key, acts[1]!.sequence)
  expect(before.items).toEqual(acts.slice(2))
})

test('[LA9] a layer is shown as it stood after any act, with its memos, and that changes nothing', async () => {
  const { study, key, first, second, moved } = await coded()
  const { items: acts } = await layerHistory(services, study.ana, key)
  const states = []
  for (const { sequence } of acts.toReversed()) {
    const { codedSpans, memos } = await layerThen(services, study.ana, key, sequence)
    states.push([codedSpans, memos])
  }
  const memos = { transcript: 'They waited.' }
  expect(states).toEqual([
    [[first], {}],
    [[first, second], {}],
    [[first, moved], {}],
    [[first, moved], memos],
    [[moved], memos],
  ])
  expect((await readLayer(services, study.ana, key)).codedSpans).toEqual([moved])
})

test('[LA9] a history goes on over a new epoch of its document', async () => {
  const { study, key, document, first, second } = await coded()
  await services.live.forgetProject(study.projectId)
  await renewDocument(services.db, { projectId: key.projectId, name: document })
  const { items: acts, keptSince } = await layerHistory(services, study.ana, key)
  expect(acts).toHaveLength(5)
  expect(keptSince).toBeNull()
  const then = await layerThen(services, study.ana, key, acts[3]!.sequence)
  expect(then.codedSpans).toEqual([first, second])
})

test('[LA9] past what is kept the oldest acts go, and the history says since when it reaches', async () => {
  const { study, key, document } = await coded()
  const { items: acts } = await layerHistory(services, study.ana, key)
  await dropOldActs(services.db, { projectId: key.projectId, name: document }, 900)
  const shorter = await layerHistory(services, study.ana, key)
  expect(shorter.items.length).toBeGreaterThan(0)
  expect(shorter.items).toEqual(acts.slice(0, shorter.items.length))
  expect(shorter.items.length).toBeLessThan(acts.length)
  expect(shorter.keptSince).toEqual(shorter.items.at(-1)!.recordedAt)
  const oldest = acts.at(-1)!.sequence
  expect((await refused(layerThen(services, study.ana, key, oldest))).code).toBe('not-found')
})

test('[LA9] a history is for whoever may read the layer: nobody else in a blind round', async () => {
  const blind = await coded({ visibility: 'blind' })
  const { items: acts } = await layerHistory(services, blind.study.ana, blind.key)
  for (const person of [blind.study.ben, blind.study.lia]) {
    expect((await refused(layerHistory(services, person, blind.key))).code).toBe('not-permitted')
    const then = layerThen(services, person, blind.key, acts[0]!.sequence)
    expect((await refused(then)).code).toBe('not-permitted')
  }
  const open = await coded()
  expect((await layerHistory(services, open.study.ben, open.key)).items).toHaveLength(5)
  expect((await refused(layerHistory(services, open.study.zoe, open.key))).code).toBe('not-found')
})
