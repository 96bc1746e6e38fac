import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type DocumentKey, readDocument } from '#db/documents.ts'
import { readLayer } from '#db/layers.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { checkDocuments } from '#server/check.ts'
import type { LayerRoom } from '#server/live/rooms/layer-room.ts'
import { foldState } from '#server/live/stored/stored-state.ts'
import { compact } from '#server/live/stored/storing.ts'
import type { Person } from '#server/services.ts'
import { freshDatabase } from '../../../builders/database.ts'
import { LiveClient } from '../../../builders/live-client.ts'
import { startLiveProcess } from '../../../builders/live-process.ts'
import {
  aSpan,
  eventually,
  hostLive,
  insertStudy,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../../builders/live-study.ts'
import { startRooms } from '../../../builders/open-rooms.ts'

function keyOf(study: LiveStudy): DocumentKey {
  return { projectId: study.projectId, name: study.layerOf(study.ana) }
}

/** Rows of a document's log, also those that a snapshot holds already. */
async function logLength(db: LiveStudy['database']['db'], { name }: DocumentKey): Promise<number> {
  const query = db.selectFrom('document_updates').select('sequence').where('name', '=', name)
  return (await query.execute()).length
}

test('a log that grows long is folded while its document is in use, and what comes after follows', async () => {
  const study = await liveStudy({ sweepMs: 20 })
  const { db } = study.database
  const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  const span = aSpan()
  for (let i = 0; i <= 510; i++) page.layer.put({ ...span, memo: `${i}` })
  await page.saved()
  await eventually(async () => (await readDocument(db, keyOf(study)))!.updates.length === 0)
  page.layer.put(aSpan({ start: 5, end: 9 }))
  await page.saved()
  const stored = await readDocument(db, keyOf(study))
  expect(stored).toMatchObject({ snapshotSequence: 511, sequence: 512 })
  expect(stored!.updates).toHaveLength(1)
  expect(await checkDocuments(db)).toEqual([])
  await page.close()
  await study.stop()
})

test('the log of a large document is folded once it is as long as the rest, of a small one earlier', async () => {
  const { rooms, study, database, room, openLayer, stop } = await startRooms()
  const small = await openLayer(study.ben)
  const code = (room: LayerRoom, person: Person, times: number) =>
    Promise.all(
      Array.from({ length: times }, () => room.change(person, (doc) => layerDoc(doc).put(aSpan()))),
    )
  const logOf = async (person: Person) => {
    const key = { projectId: study.projectId, name: study.layerOf(person) }
    return (await readDocument(database.db, key))!.updates.length
  }
  const spans = Array.from({ length: 100 }, () => aSpan())
  await room.change(study.ana, (doc) => layerDoc(doc).replace(spans))
  await code(room, study.ana, 60)
  await code(small, study.ben, 60)
  await rooms.foldLong(50)
  expect(await logOf(study.ben)).toBe(0)
  expect(await logOf(study.ana)).toBe(61)
  // Now there are 210 entries, of which more than half came one by one.
  await code(room, study.ana, 50)
  await rooms.foldLong(50)
  expect(await logOf(study.ana)).toBe(0)
  await stop()
})

test('a document too large to be folded in between is folded aside, whole', async () => {
  const study = await liveStudy({ idleMs: 0, sweepMs: 20 })
  const { db } = study.database
  const spans = Array.from({ length: 2_000 }, () => aSpan())
  await study.live.change(study.layerOf(study.ana), study.ana, (doc) =>
    layerDoc(doc).replace(spans),
  )
  await eventually(async () => (await readDocument(db, keyOf(study)))!.updates.length === 0)
  expect(await checkDocuments(db)).toEqual([])
  expect(await readLayer(db, layerKey(study, study.ana))).toHaveLength(2_000)
  await study.stop()
})

test.each([
  ['its newest update', sql`delete from document_updates where sequence = 3`],
  ['an update in the middle', sql`delete from document_updates where sequence = 2`],
  ['its snapshot', sql`update documents set snapshot = null, snapshot_sequence = 3`],
])('a document that lacks %s is not opened, folded or coded over', async (_part, damage) => {
  const database = await freshDatabase()
  const { db } = database
  const study = await insertStudy(db)
  const document = study.layerOf(study.ana)
  const key = { projectId: study.projectId, name: document }
  const host = await hostLive(database)
  for (let i = 0; i < 3; i++) {
    await host.live.change(document, study.ana, (doc) => layerDoc(doc).put(aSpan()))
  }
  await damage.execute(db)
  const stored = await readDocument(db, key)
  await host.stop()
  const again = await hostLive(database)
  expect((await new LiveClient(again.url, document, study.ana).closed).code).toBe(4503)
  await again.stop()
  expect(await readDocument(db, key)).toEqual(stored)
  expect(await readLayer(db, layerKey(study, study.ana))).toHaveLength(3)
  await database.drop()
})

test('a snapshot of an older state never takes the place of a newer one', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const write = () =>
    study.live.change(study.layerOf(study.ana), study.ana, (doc) => layerDoc(doc).put(aSpan()))
  await write()
  const early = (await readDocument(db, keyOf(study)))!
  await write()
  // Another process is faster: it reads later, and its log is gone before this one has its snapshot.
  const late = (await readDocument(db, keyOf(study)))!
  expect(await compact(db, keyOf(study), late, foldState)).toBe(2)
  expect(await compact(db, keyOf(study), early, foldState)).toBe(0)
  expect(await readDocument(db, keyOf(study))).toMatchObject({ snapshotSequence: 2, updates: [] })
  expect(await checkDocuments(db)).toEqual([])
  await study.stop()
})

test('[LV1] nobody waits with coding until a log is folded', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const key = keyOf(study)
  const page = await new LiveClient(study.url, key.name, study.ana).join()
  page.layer.put(aSpan())
  await page.saved()
  const stored = (await readDocument(db, key))!
  let folding: Promise<number> | undefined
  await db.transaction().execute(async (trx) => {
    // The log cannot be dropped as long as somebody holds a row of it.
    await sql`select from document_updates where name = ${key.name} for update`.execute(trx)
    folding = compact(db, key, stored, foldState)
    await eventually(async () => (await readDocument(db, key))!.snapshotSequence === 1)
    page.layer.put(aSpan({ start: 5, end: 9 }))
    await page.saved()
    expect(await logLength(db, key)).toBe(2)
  })
  expect(await folding).toBe(1)
  expect(await logLength(db, key)).toBe(1)
  expect(await checkDocuments(db)).toEqual([])
  await page.close()
  await study.stop()
})

test('a snapshot that is not stored as it was made is taken out again, and the log stays', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const key = keyOf(study)
  await study.live.change(key.name, study.ana, (doc) => layerDoc(doc).put(aSpan()))
  const stored = (await readDocument(db, key))!
  await sql`create function spoil() returns trigger language plpgsql as $$
    begin new.snapshot := set_byte(new.snapshot, 12, 1 + get_byte(new.snapshot, 12) % 200); return new; end $$`.execute(
    db,
  )
  await sql`create trigger spoil before update on documents for each row
    when (new.snapshot_sequence > old.snapshot_sequence) execute function spoil()`.execute(db)
  await expect(compact(db, key, stored, foldState)).rejects.toThrow('not stored as it was made')
  expect(await readDocument(db, key)).toEqual(stored)
  expect(await checkDocuments(db)).toEqual([])
  await study.stop()
})

test('a log that cannot be replayed whole is left as it is', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  for (let i = 0; i < 3; i++) page.layer.put(aSpan())
  await page.saved()
  await db.deleteFrom('document_updates').where('sequence', '=', '2').execute()
  const stored = (await readDocument(db, keyOf(study)))!
  await expect(compact(db, keyOf(study), stored, foldState)).rejects.toThrow('has a hole')
  expect(await readDocument(db, keyOf(study))).toEqual(stored)
  await page.close()
  await study.stop()
})

test('[LV7] a server killed while it folds has lost nothing, wherever it was', async () => {
  const database = await freshDatabase()
  const study = await insertStudy(database.db)
  const [name, key] = [study.layerOf(study.ana), layerKey(study, study.ana)]
  let written = 0
  for (const waitMs of [300, 700, 1_200]) {
    const server = await startLiveProcess(database.url)
    const page = await new LiveClient(server.url, name, study.ana).join()
    expect(page.layer.codedSpans()).toHaveLength(written)
    for (let i = 0; i < 4; i++) {
      page.doc.transact(() => {
        for (let j = 0; j < 200; j++) page.layer.put(aSpan())
      })
    }
    written += 800
    await page.saved()
    await page.close()
    await pause(waitMs)
    await server.kill()
    expect(await checkDocuments(database.db)).toEqual([])
    expect(await readLayer(database.db, key)).toHaveLength(written)
  }
  const last = await hostLive(database)
  const page = await new LiveClient(last.url, name, study.ana).join()
  expect(page.layer.codedSpans()).toHaveLength(written)
  await page.close()
  await last.stop()
  await database.drop()
}, 120_000)
