import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLayer, readLayerMemos } from '#db/layers.ts'
import { checkDocuments } from '#server/check.ts'
import { LiveClient } from '../builders/live-client.ts'
import { aSpan, layerKey, liveStudy } from '../builders/live-study.ts'

const ids = Array.from({ length: 6 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`)
const act = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    id: fc.constantFrom(...ids),
    start: fc.integer({ min: 0, max: 10 }),
    memo: fc.constantFrom('', 'words', 'Tür 😀'),
    stance: fc.constantFrom(-1, 0, 1),
  }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom(...ids) }),
  fc.record({
    kind: fc.constant('memo' as const),
    about: fc.constantFrom('transcript', 'turn:1', 'code:blame'),
    memo: fc.constantFrom('', 'one', 'two'),
  }),
  fc.record({ kind: fc.constant('reload' as const) }),
)

test('[LV6] whatever is coded on two pages at once, the rows equal the document', async () => {
  const study = await liveStudy({ idleMs: 0, sweepMs: 10 })
  const { db } = study.database
  const key = layerKey(study, study.ana)
  const join = () => new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  let pages = await Promise.all([join(), join()])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), act), { maxLength: 25 }), async (acts) => {
      for (const [isFirst, one] of acts) {
        const { layer } = pages[isFirst ? 0 : 1]!
        if (one.kind === 'put') {
          const { id, start, memo, stance } = one
          layer.put(aSpan({ id, start, end: 20, memo, code: 'blame', slots: { stance } }))
        } else if (one.kind === 'remove') layer.remove(one.id)
        else if (one.kind === 'memo') layer.setMemo(one.about, one.memo)
        else {
          await Promise.all(pages.map((page) => page.saved()))
          await Promise.all(pages.map((page) => page.close()))
          pages = await Promise.all([join(), join()])
        }
      }
      await Promise.all(pages.map((page) => page.saved()))
      const { doc } = await study.live.read(study.layerOf(study.ana))
      expect(Object.fromEntries(doc.getMap('codedSpans').entries())).toEqual(
        Object.fromEntries((await readLayer(db, key)).map((span) => [span.id, span])),
      )
      expect(new Map(doc.getMap('memos').entries())).toEqual(await readLayerMemos(db, key))
      expect(await checkDocuments(db)).toEqual([])
    }),
    { numRuns: 40, seed: 20261124 },
  )
  await Promise.all(pages.map((page) => page.close()))
  await study.stop()
}, 60_000)

test('the check finds what was changed behind the documents’ back', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  const [moved, lost, kept] = [aSpan(), aSpan(), aSpan()]
  for (const span of [moved, lost, kept]) page.layer.put(span)
  page.layer.setMemo('transcript', 'words')
  await page.saved()
  expect(await checkDocuments(db, study.projectId)).toEqual([])

  await db.updateTable('coded_spans').set({ start: 1 }).where('id', '=', moved.id).execute()
  await db.deleteFrom('coded_spans').where('id', '=', lost.id).execute()
  await db.updateTable('layer_memos').set({ memo: 'others' }).execute()
  await db
    .insertInto('coded_spans')
    .values({
      ...{ project_id: study.projectId, round_id: study.roundId, coder_id: study.ben.id },
      ...{ transcript_id: study.transcriptId, id: kept.id, start: 0, end: 1, code: 'blame' },
      ...{ memo: '', slots: {}, unsure: false, created_at: '' },
    })
    .execute()
  const found = (await checkDocuments(db)).map(({ document, entry }) => [document, entry])
  expect(found).toHaveLength(4)
  expect(found).toEqual(
    expect.arrayContaining([
      [study.layerOf(study.ana), moved.id],
      [study.layerOf(study.ana), lost.id],
      [study.layerOf(study.ana), 'transcript'],
      [study.layerOf(study.ben), null],
    ]),
  )
  await db.deleteFrom('document_updates').where('sequence', '=', '2').execute()
  const [hole] = await checkDocuments(db)
  expect(hole).toMatchObject({ document: study.layerOf(study.ana), entry: null })
  await page.close()
  await study.stop()
})
