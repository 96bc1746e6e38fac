import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLayer as readRows } from '#db/layers.ts'
import { assign } from '#server/assignments.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { roundProgress } from '#server/progress.ts'
import { largeRemovals, settleLargeRemoval } from '#server/removals.ts'
import { setRoundStatus } from '#server/rounds.ts'
import { openWorkspace } from '#server/workspace.ts'
import { aSpan, insertStudy, layerKey, type Study } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

/** A study in which 30 of the 40 coded spans of Ana went at once. */
async function afterRemoval(options: { visibility?: 'blind' } = {}) {
  const study = await insertStudy(services.db, options)
  const key = layerKey(study, study.ana)
  const spans = Array.from({ length: 40 }, (_, at) => aSpan({ memo: `memo ${at}`, unsure: true }))
  await replaceLayer(services, study.ana, key, { codedSpans: spans })
  await replaceLayer(services, study.ana, key, { codedSpans: spans.slice(30) })
  const [removal] = await largeRemovals(services, study.ana, key)
  return { study, key, spans, id: removal!.id }
}

function idsOf(spans: readonly { id: string }[]): string[] {
  return spans.map(({ id }) => id).sort()
}

function kindsOf({ projectId }: Study): Promise<string[]> {
  return services.db
    .selectFrom('audit_events')
    .select('kind')
    .where('project_id', '=', projectId)
    .where('kind', 'like', 'large-removal%')
    .orderBy('id')
    .execute()
    .then((rows) => rows.map(({ kind }) => kind))
}

test('[LA8] a large removal is brought back by its coder, with memos and all, once', async () => {
  const { study, key, spans, id } = await afterRemoval()
  expect(await readRows(services.db, key)).toHaveLength(10)
  // One of them was coded anew meanwhile: that stays.
  const again = { ...spans[0]!, memo: 'thought of again' }
  await replaceLayer(services, study.ana, key, { codedSpans: [...spans.slice(30), again] })
  expect(await settleLargeRemoval(services, study.ana, key, id, true)).toEqual({
    restored: 29,
    left: 0,
  })
  const rows = await readRows(services.db, key)
  expect(new Map(rows.map((row) => [row.id, row]))).toEqual(
    new Map([...spans.slice(1), again].map((span) => [span.id, span])),
  )
  expect(await largeRemovals(services, study.ana, key)).toEqual([])
  expect((await refused(settleLargeRemoval(services, study.ana, key, id, true))).code).toBe(
    'conflict',
  )
  expect(await kindsOf(study)).toEqual(['large-removal', 'large-removal-restored'])
})

test('[LA8] what was meant is let be, and asked about no more', async () => {
  const { study, key, id } = await afterRemoval()
  await settleLargeRemoval(services, study.ana, key, id, false)
  expect(await readRows(services.db, key)).toHaveLength(10)
  expect(await largeRemovals(services, study.ana, key)).toEqual([])
  expect(await kindsOf(study)).toEqual(['large-removal', 'large-removal-kept'])
})

test('[LA8] its coder and the leads are shown it, numbers alone; nobody else', async () => {
  const { study, key, id } = await afterRemoval({ visibility: 'blind' })
  const { layer } = await openWorkspace(services, study.ana, key)
  expect(layer!.removals).toMatchObject([{ id, removed: 30, of: 40 }])
  const shownTo = async (person: Study['ana']) => {
    const { rows } = await roundProgress(services, person, key.projectId, key.roundId)
    return rows.flatMap(({ cells }) => cells).flatMap(({ removal }) => removal ?? [])
  }
  expect(await shownTo(study.lia)).toMatchObject([{ removed: 30, of: 40 }])
  expect(await shownTo(study.ana)).toHaveLength(1)
  expect(await shownTo(study.ben)).toEqual([])
  expect(JSON.stringify(await largeRemovals(services, study.lia, key))).not.toContain('memo')
  expect((await refused(largeRemovals(services, study.ben, key))).code).toBe('not-permitted')
  for (const person of [study.lia, study.ben]) {
    const attempt = settleLargeRemoval(services, person, key, id, true)
    expect((await refused(attempt)).code).toBe('not-permitted')
  }
})

test('[LA8] [RI1] a lead who codes in the same blind round learns of no other’s removals until it is revealed', async () => {
  const { study, key } = await afterRemoval({ visibility: 'blind' })
  await services.db
    .updateTable('members')
    .set({ roles: ['lead', 'coder'] })
    .where('person_id', '=', study.lia.id)
    .execute()
  await assign(services, study.lia, key.projectId, key.roundId, [
    { transcript: key.transcriptId, coders: [study.lia.id] },
  ])
  const shown = async () => {
    const { rows } = await roundProgress(services, study.lia, key.projectId, key.roundId)
    return rows.flatMap(({ cells }) => cells).flatMap(({ removal }) => removal ?? [])
  }
  expect(await shown()).toEqual([])
  expect((await refused(largeRemovals(services, study.lia, key))).code).toBe('not-permitted')
  await setRoundStatus(services, study.lia, key.projectId, key.roundId, 'revealed')
  expect(await shown()).toMatchObject([{ removed: 30, of: 40 }])
  expect(await largeRemovals(services, study.lia, key)).toHaveLength(1)
})

test('[LA8] a completed layer takes nothing back, and it can be brought back once that is taken back', async () => {
  const { study, key, id } = await afterRemoval()
  await completeLayer(services, study.ana, key, true)
  const attempt = settleLargeRemoval(services, study.ana, key, id, true)
  expect((await refused(attempt)).code).toBe('layer-completed')
  await completeLayer(services, study.ana, key, false)
  expect((await settleLargeRemoval(services, study.ana, key, id, true)).restored).toBe(30)
})

test('[LA8] spans of a code that was retired meanwhile are left out, the others come back', async () => {
  const { study, key, spans, id } = await afterRemoval()
  // As it stands where a round follows the draft, whose codes may be retired at any time.
  const removed = spans.slice(0, 30).map((span, at) => (at < 2 ? { ...span, code: 'old' } : span))
  await sql`
    update large_removals set spans = ${JSON.stringify(removed)}::text::jsonb
    where id = ${id}`.execute(services.db)
  expect(await settleLargeRemoval(services, study.ana, key, id, true)).toEqual({
    restored: 28,
    left: 2,
  })
  expect(idsOf(await readRows(services.db, key))).toEqual(idsOf(spans.slice(2)))
})
