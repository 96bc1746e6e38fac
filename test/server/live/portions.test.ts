import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLayer } from '#db/layers.ts'
import { updateRound } from '#db/rounds.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { checkDocuments } from '#server/check.ts'
import { frames } from '#server/live/line/messages.ts'
import { holdRows } from '../../builders/held-rows.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../builders/live-study.ts'

const many = 4_500

/** A page with many coded spans that were made offline, as its step 2 brings them. */
function offlineWork(firstMemo = ''): { doc: Y.Doc; frame: Uint8Array } {
  const doc = new Y.Doc()
  doc.transact(() => {
    layerDoc(doc).put(aSpan({ memo: firstMemo }))
    for (let left = many; left > 1; left--) layerDoc(doc).put(aSpan())
  })
  return { doc, frame: frames.stepTwo(Y.encodeStateAsUpdate(doc)) }
}

async function joined(study: LiveStudy, person = study.ana): Promise<LiveClient> {
  return await new LiveClient(study.url, study.layerOf(person), person).join()
}

/** In each transaction: the numbers of the updates it stored, and the ids of the rows. */
async function commitsOf({ database: { db } }: LiveStudy) {
  const { rows } = await sql<{ first: string; last: string; updates: string; spans: string[] }>`
    select min(u.sequence) as first, max(u.sequence) as last, count(*) as updates,
      (select array_agg(s.id::text) from coded_spans s where s.xmin = u.xmin) as spans
    from document_updates u group by u.xmin order by 1`.execute(db)
  return rows.map(({ first, last, updates, spans }) => ({
    ...{ first: Number(first), last: Number(last), updates: Number(updates) },
    spans: spans ?? [],
  }))
}

test('a large change is committed in portions: each has whole updates, in order, and the rows that follow from them', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const page = await joined(study)
  const { doc, frame } = offlineWork()
  page.send(frame)
  await page.saved()
  expect(await readLayer(db, layerKey(study, study.ana))).toEqual(layerDoc(doc).codedSpans())
  const commits = await commitsOf(study)
  expect(commits.length).toBeGreaterThan(2)
  let before = 0
  for (const { first, last, updates, spans } of commits) {
    expect([first, last]).toEqual([before + 1, before + updates])
    before = last
    const { rows } = await sql<{ update: Uint8Array }>`
      select update from document_updates where sequence between ${first} and ${last}
      order by sequence`.execute(db)
    const stored = new Set<string>()
    for (const row of rows) {
      const { structs } = Y.decodeUpdate(row.update)
      for (const struct of structs) stored.add((struct as Y.Item).parentSub ?? '')
    }
    expect(new Set(spans)).toEqual(stored)
  }
  expect(await checkDocuments(db)).toEqual([])
  await page.close()
  await study.stop()
}, 60_000)

test('[LV1] a large change is acknowledged when all of it is committed', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const page = await joined(study)
  page.layer.put(aSpan())
  await page.saved()
  const rows = () => readLayer(db, layerKey(study, study.ana))
  const seen: number[] = []
  page.send(offlineWork().frame)
  let isSaved = false
  const saved = page.saved().then(() => {
    isSaved = true
  })
  while (!isSaved) {
    const { length } = await rows()
    if (!isSaved) seen.push(length)
  }
  await saved
  expect(await rows()).toHaveLength(many + 1)
  // Something was stored before all was, and nobody said so.
  expect(seen.some((length) => length > 1 && length <= many)).toBe(true)
  await page.close()
  await study.stop()
}, 60_000)

test('what a layer accepted while its first change is held up comes after it, with nothing lost', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const [ana, ben] = await Promise.all([joined(study), joined(study, study.ben)])
  ana.layer.put(aSpan())
  await ana.saved()
  const release = await holdRows(db, (trx) =>
    trx
      .selectFrom('layers')
      .select('coder_id')
      .where('coder_id', '=', study.ana.id)
      .forUpdate()
      .execute(),
  )
  const span = aSpan()
  ana.layer.put(span)
  const waiting = () =>
    sql<{ n: string }>`select count(*) as n from pg_stat_activity where wait_event_type = 'Lock'
      and datname = current_database()`.execute(db)
  await eventually(async () => Number((await waiting()).rows[0]!.n) > 0)
  // The first is under way. Each of these needs what came before it.
  for (let i = 0; i < 5; i++) ana.layer.put({ ...span, memo: `${i}` })
  let isSaved = false
  const saved = ana.saved().then(() => {
    isSaved = true
  })
  // Once another's work goes through, it was set apart.
  ben.layer.put(aSpan())
  await ben.saved()
  await pause(500)
  expect(isSaved).toBe(false)
  await release()
  await saved
  const rows = await readLayer(db, layerKey(study, study.ana))
  expect(rows).toHaveLength(2)
  expect(rows.find(({ id }) => id === span.id)?.memo).toBe('4')
  expect(await checkDocuments(db)).toEqual([])
  await Promise.all([ana.close(), ben.close()])
  await study.stop()
}, 60_000)

test('[LV12] where a large change is held up and the round is closed meanwhile, what is stored is whole, and nothing waits', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const page = await joined(study)
  page.layer.put(aSpan())
  await page.saved()
  const round = { projectId: study.projectId, id: study.roundId }
  const release = await holdRows(db, (trx) =>
    updateRound(trx, round, { status: 'closed', closed_at: new Date() }),
  )
  page.send(offlineWork().frame)
  await eventually(() => study.live.state().uncommittedBytes > 512 * 1024)
  await release()
  expect(await page.closed).toMatchObject({ reason: 'round-not-running' })
  await eventually(() => study.live.state().uncommittedBytes === 0)
  expect(await readLayer(db, layerKey(study, study.ana))).toHaveLength(1)
  expect(await checkDocuments(db)).toEqual([])
  await study.stop()
}, 60_000)

test('where a part of a large change cannot be stored nothing of what came after it is', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const page = await joined(study)
  page.layer.put(aSpan())
  await page.saved()
  await sql`
    create function refuse() returns trigger language plpgsql as $$
      begin raise exception 'refused' using errcode = '54000'; end $$`.execute(db)
  await sql`
    create trigger refuse before insert on coded_spans for each row
      when (new.memo = 'poison') execute function refuse()`.execute(db)
  const release = await holdRows(db, (trx) =>
    trx
      .selectFrom('layers')
      .select('coder_id')
      .where('coder_id', '=', study.ana.id)
      .forUpdate()
      .execute(),
  )
  page.send(offlineWork('poison').frame)
  await eventually(() => study.live.state().uncommittedBytes > 512 * 1024)
  await release()
  expect(await page.closed).toMatchObject({ reason: 'unavailable' })
  await eventually(() => study.live.state().uncommittedBytes === 0)
  // What would be stored still is stored before this.
  const again = await joined(study)
  again.layer.put(aSpan())
  await again.saved()
  await again.close()
  expect(await readLayer(db, layerKey(study, study.ana))).toHaveLength(2)
  expect(await checkDocuments(db)).toEqual([])
  await study.stop()
}, 60_000)
