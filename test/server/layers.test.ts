import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LayerKey } from '#model/round.ts'
import { checkDocuments } from '#server/check.ts'
import { completeLayer, readLayer, replaceLayer } from '#server/layers.ts'
import { setPosition } from '#server/position.ts'
import { largeRemovals } from '#server/removals.ts'
import { setRoundStatus } from '#server/rounds.ts'
import { aSpan, insertStudy, layerKey } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

test('[LA1] a layer that was not started is empty and not complete', async () => {
  const study = await insertStudy(services.db)
  expect(await readLayer(services, study.ana, layerKey(study, study.ana))).toEqual({
    codedSpans: [],
    complete: false,
    epoch: 1,
  })
})

test('[LA2] a layer becomes what is sent, in reading order, and the same again changes nothing', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const spans = [aSpan({ start: 5, end: 7 }), aSpan({ memo: 'why', unsure: true })]
  const written = await replaceLayer(services, study.ana, key, { codedSpans: spans })
  expect(written.codedSpans).toEqual([spans[1], spans[0]])
  await replaceLayer(services, study.ana, key, { codedSpans: spans })
  const updates = await services.db
    .selectFrom('document_updates')
    .select('sequence')
    .where('name', '=', study.layerOf(study.ana))
    .execute()
  expect(updates).toHaveLength(1)
  const less = await replaceLayer(services, study.ana, key, { codedSpans: [spans[0]] })
  expect(less.codedSpans).toEqual([spans[0]])
})

test('[LA2] what a program leaves out of a span is filled in', async () => {
  const study = await insertStudy(services.db)
  services.clock.set('2026-05-14T09:00:00Z')
  const { codedSpans } = await replaceLayer(services, study.ana, layerKey(study, study.ana), {
    codedSpans: [{ start: 0, end: 3, code: 'concession' }],
  })
  expect(codedSpans).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      start: 0,
      end: 3,
      code: 'concession',
      memo: '',
      slots: {},
      createdAt: '2026-05-14T09:00:00.000Z',
    },
  ])
})

test('[LA3] spans that cannot be are refused whole, the bad one named, and nothing is stored', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const good = aSpan()
  await replaceLayer(services, study.ana, key, { codedSpans: [good] })
  const bad: Record<string, unknown>[] = [
    { start: 3, end: 3 },
    { start: 7, end: 3 },
    { start: -1 },
    { start: 0.5 },
    { start: 5, end: 100_000 },
    { code: 'nothing' },
    { code: 'old' },
    { memo: 'nul \u0000' },
    { memo: '\ud800' },
    { surprise: true },
    { slots: { nobody: 'x' } },
    { unsure: false },
    { createdAt: 'yesterday' },
    { id: 'one' },
    { start: '0' },
  ]
  for (const fields of bad) {
    const spans = [good, { ...aSpan({ start: 5, end: 7 }), ...fields }]
    const error = await refused(replaceLayer(services, study.ana, key, { codedSpans: spans }))
    expect([JSON.stringify(fields), error.code]).toEqual([JSON.stringify(fields), 'invalid-input'])
    expect(error.message).not.toBe('')
  }
  // Inside the joined emoji, which is one character to whoever reads.
  const family = Array.from('Ada: We waited for the ferry. ').length
  const cut = [aSpan({ start: family, end: family + 1 })]
  expect((await refused(replaceLayer(services, study.ana, key, { codedSpans: cut }))).code).toBe(
    'invalid-input',
  )
  expect((await readLayer(services, study.ana, key)).codedSpans).toEqual([good])
})

test('[LA3] two spans of one id, and bodies of another shape, are refused', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const id = randomUUID()
  const bodies: unknown[] = [
    { codedSpans: [aSpan({ id }), aSpan({ id, start: 1, end: 2 })] },
    { codedSpans: 'none' },
    {},
    null,
    { codedSpans: [], complete: 'yes' },
    { codedSpans: [], extra: 1 },
    { codedSpans: [], epoch: 0 },
  ]
  for (const body of bodies) {
    expect((await refused(replaceLayer(services, study.ana, key, body))).code).toBe('invalid-input')
  }
})

test('[LA4] a layer read before its document was rebuilt is not written', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const error = await refused(
    replaceLayer(services, study.ana, key, { codedSpans: [aSpan()], epoch: 2 }),
  )
  expect(error.code).toBe('stale-epoch')
  await replaceLayer(services, study.ana, key, { codedSpans: [aSpan()], epoch: 1 })
})

test('[RI5] nobody but its coder writes or completes a layer', async () => {
  const study = await insertStudy(services.db, { visibility: 'open' })
  const key = layerKey(study, study.ana)
  for (const person of [study.ben, study.lia]) {
    for (const act of [
      () => replaceLayer(services, person, key, { codedSpans: [] }),
      () => completeLayer(services, person, key, true),
    ]) {
      expect((await refused(act())).code).toBe('not-permitted')
    }
  }
  expect((await refused(readLayer(services, study.zoe, key))).code).toBe('not-found')
})

test('[RI1] another’s layer of a blind round is read by nobody until it is revealed', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  const key = layerKey(study, study.ana)
  await replaceLayer(services, study.ana, key, { codedSpans: [aSpan()] })
  for (const person of [study.ben, study.lia]) {
    expect((await refused(readLayer(services, person, key))).code).toBe('not-permitted')
    // Whether somebody is assigned is not told either.
    const nobody = { ...key, coderId: randomUUID() }
    expect((await refused(readLayer(services, person, nobody))).code).toBe('not-permitted')
  }
  await setRoundStatus(services, study.lia, study.projectId, study.roundId, 'revealed')
  expect((await readLayer(services, study.ben, key)).codedSpans).toHaveLength(1)
})

test('[RO4] ids that are none, or of another project, are not found', async () => {
  const study = await insertStudy(services.db)
  const other = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const wrong: Partial<LayerKey>[] = [
    { roundId: other.roundId },
    { transcriptId: other.transcriptId },
    { projectId: other.projectId },
    { transcriptId: 'x' },
    { coderId: 'x' },
    { roundId: 'x' },
    { projectId: 'x' },
  ]
  for (const part of wrong) {
    const error = await refused(readLayer(services, study.ana, { ...key, ...part }))
    expect([part, error.code]).toEqual([part, 'not-found'])
  }
  const foreign = { ...key, transcriptId: other.transcriptId }
  for (const act of [
    () => replaceLayer(services, study.ana, foreign, { codedSpans: [] }),
    () => completeLayer(services, study.ana, foreign, true),
    () => setPosition(services, study.ana, foreign, 1),
  ]) {
    expect((await refused(act())).code).toBe('not-found')
  }
  // Also where nothing would be written anyway.
  await setRoundStatus(services, study.lia, study.projectId, study.roundId, 'closed')
  for (const person of [study.ana, study.lia]) {
    const place = { ...foreign, coderId: person.id }
    expect((await refused(setPosition(services, person, place, 1))).code).toBe('not-found')
    await setPosition(services, person, key, 1)
  }
})

test('[LA5] “seen, nothing to code” is an act of its own, and is taken back while the round runs', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const completed = await completeLayer(services, study.ana, key, true)
  expect(completed).toMatchObject({ codedSpans: [], complete: true })
  await completeLayer(services, study.ana, key, true)
  const error = await refused(replaceLayer(services, study.ana, key, { codedSpans: [aSpan()] }))
  expect(error.code).toBe('layer-completed')
  expect((await completeLayer(services, study.ana, key, false)).complete).toBe(false)
  const kinds = await services.db
    .selectFrom('audit_events')
    .select('kind')
    .where('project_id', '=', study.projectId)
    .orderBy('id')
    .execute()
  expect(kinds.map((event) => event.kind)).toEqual([
    'layer-completed',
    'layer-completion-taken-back',
  ])
})

test('[LA5] a layer can be sent and completed at once', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const layer = await replaceLayer(services, study.ana, key, {
    codedSpans: [aSpan()],
    complete: true,
  })
  expect(layer).toMatchObject({ complete: true, codedSpans: [{ code: 'concession' }] })
})

test('[LA6] in a round that no longer runs nothing is written, completed or taken back', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  await completeLayer(services, study.ana, key, true)
  for (const status of ['closed', 'revealed'] as const) {
    await setRoundStatus(services, study.lia, study.projectId, study.roundId, status)
    for (const act of [
      () => replaceLayer(services, study.ana, key, { codedSpans: [aSpan()] }),
      () => completeLayer(services, study.ana, key, false),
    ]) {
      const error = await refused(act())
      expect(error.code).toBe('round-not-running')
      expect(error.message).toMatch(new RegExp(`“Round 1” is ${status}`))
    }
    // Whoever only reads leaves no mark, and is not refused either.
    await setPosition(services, study.ana, key, 1)
  }
})

test('[LA7] all that a coder has sent is in the layer once it is completed', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const writes = Array.from({ length: 20 }, (_, index) =>
    services.live
      .change(study.layerOf(study.ana), study.ana, (doc) => {
        const span = aSpan({ start: index % 5, end: 8 })
        doc.getMap('codedSpans').set(span.id, span)
      })
      .then(
        () => 1,
        () => 0,
      ),
  )
  await completeLayer(services, study.ana, key, true)
  const acknowledged = (await Promise.all(writes)).reduce<number>((sum, one) => sum + one, 0)
  const layer = await readLayer(services, study.ana, key)
  expect(layer.complete).toBe(true)
  expect(layer.codedSpans).toHaveLength(acknowledged)
})

test('the place where a coder was is kept, never past the last turn', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const place = async () =>
    (
      await services.db
        .selectFrom('layers')
        .select('last_turn')
        .where('round_id', '=', study.roundId)
        .where('coder_id', '=', study.ana.id)
        .executeTakeFirstOrThrow()
    ).last_turn
  await setPosition(services, study.ana, key, 0)
  expect(await place()).toBe(0)
  await setPosition(services, study.ana, key, 99)
  expect(await place()).toBe(2)
  for (const turn of [-1, 0.5, '1', null, Number.NaN]) {
    expect((await refused(setPosition(services, study.ana, key, turn))).code).toBe('invalid-input')
  }
  expect((await refused(setPosition(services, study.lia, key, 1))).code).toBe('not-permitted')
})

test('[LA2] a layer of thousands of coded spans becomes what is sent, and the same again changes nothing', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const spans = Array.from({ length: 3_000 }, (_, at) => aSpan({ memo: `memo ${at}` }))
  const sorted = (some: { id: string }[]) => some.sort((a, b) => (a.id < b.id ? -1 : 1))
  const put = (codedSpans: unknown[]) =>
    replaceLayer(services, study.ana, key, { codedSpans: structuredClone(codedSpans) })
  expect((await put(spans)).codedSpans).toEqual(sorted([...spans]))
  const stored = () =>
    services.db
      .selectFrom('document_updates')
      .select(['sequence', 'person_id'])
      .where('name', '=', study.layerOf(study.ana))
      .execute()
  const before = await stored()
  expect(before.length).toBeGreaterThan(5)
  expect(new Set(before.map((update) => update.person_id))).toEqual(new Set([study.ana.id]))
  await put(spans)
  expect(await stored()).toHaveLength(before.length)
  const other = [
    ...spans.slice(0, 100),
    ...spans.slice(100, 200).map((span) => ({ ...span, memo: 'seen twice' })),
    ...Array.from({ length: 1_000 }, () => aSpan()),
  ]
  expect((await put(other)).codedSpans).toEqual(sorted([...other]))
  expect(await checkDocuments(services.db, study.projectId)).toEqual([])
  const [removal, ...more] = await largeRemovals(services, study.ana, key)
  expect([removal!.removed, removal!.of, more]).toEqual([2_800, 3_000, []])
}, 60_000)

test('[LA3] of thousands of coded spans one that cannot be, at the end, leaves all as it was', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const good = aSpan()
  await replaceLayer(services, study.ana, key, { codedSpans: [good] })
  const bad = aSpan({ code: 'nothing' })
  const spans = [...Array.from({ length: 2_000 }, () => aSpan()), bad]
  const error = await refused(replaceLayer(services, study.ana, key, { codedSpans: spans }))
  expect(error).toMatchObject({ code: 'invalid-input', extras: { entryId: bad.id } })
  expect((await readLayer(services, study.ana, key)).codedSpans).toEqual([good])
})

test('[LA6] a layer that is sent while its round is closed is stored in whole or in part, and nothing of it later', async () => {
  const study = await insertStudy(services.db)
  const key = layerKey(study, study.ana)
  const spans = Array.from({ length: 5_000 }, () => aSpan())
  const sending = replaceLayer(services, study.ana, key, { codedSpans: spans })
  const outcome = sending.then(
    () => 'stored',
    (error: unknown) => (error as { code: string }).code,
  )
  await setRoundStatus(services, study.lia, study.projectId, study.roundId, 'closed')
  const read = await readLayer(services, study.ana, key)
  expect(['stored', 'round-not-running']).toContain(await outcome)
  expect((await readLayer(services, study.ana, key)).codedSpans).toEqual(read.codedSpans)
  expect(await checkDocuments(services.db, study.projectId)).toEqual([])
}, 60_000)
