import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { readDocument, readDocumentClients } from '#db/documents.ts'
import { readLayer } from '#db/layers.ts'
import { limits } from '#model/limits.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { checkDocuments } from '#server/check.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  hostLive,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../builders/live-study.ts'
import { renewDocument } from '../../builders/renewing.ts'

const fewClients = { limits: { ...limits, clientsPerDocument: 3 } }

function keyOf(study: LiveStudy) {
  return { projectId: study.projectId, name: study.layerOf(study.ana) }
}

function stored(study: LiveStudy) {
  return readDocument(study.database.db, keyOf(study))
}

/** One page load, in which something is coded. @returns the copy the page had */
async function visit(study: LiveStudy, query = ''): Promise<Y.Doc> {
  const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana, query).join()
  page.layer.put(aSpan())
  page.layer.setMemo('transcript', `memo of ${page.doc.clientID}`)
  await page.saved()
  await page.close()
  return page.doc
}

/** A study in which more clients wrote than a document may remember. */
async function crowdedStudy(options = {}): Promise<{ study: LiveStudy; copies: Y.Doc[] }> {
  const study = await liveStudy({ ...fewClients, ...options })
  const copies: Y.Doc[] = []
  for (let i = 0; i < 4; i++) copies.push(await visit(study))
  return { study, copies }
}

const renew = (study: LiveStudy) => renewDocument(study.database.db, keyOf(study))

describe('[LV11] a document in whose history clients piled up', () => {
  test('has a new epoch once nobody is there: the same content, one client', async () => {
    const { study } = await crowdedStudy({ idleMs: 100, sweepMs: 20 })
    const before = (await study.live.read(study.layerOf(study.ana))).doc
    await eventually(async () => (await stored(study))!.epoch === 2)
    const { doc, epoch } = await study.live.read(study.layerOf(study.ana))
    expect(epoch).toBe(2)
    expect(doc.store.clients.size).toBe(1)
    expect(layerDoc(doc).codedSpans()).toEqual(layerDoc(before).codedSpans())
    expect(layerDoc(doc).memos()).toEqual(layerDoc(before).memos())
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(4)
    await visit(study, 'epoch=2')
    expect(await checkDocuments(study.database.db)).toEqual([])
    await study.stop()
  })

  test('keeps its epoch while it has few, or while somebody is there', async () => {
    const study = await liveStudy({ ...fewClients, idleMs: 50, sweepMs: 10 })
    const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    for (let i = 0; i < 4; i++) await visit(study)
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect((await stored(study))!.epoch).toBe(1)
    await page.close()
    await eventually(async () => (await stored(study))!.epoch === 2)
    for (let i = 0; i < 2; i++) await visit(study)
    await eventually(async () => (await stored(study))!.updates.length === 0)
    expect((await stored(study))!.epoch).toBe(2)
    await study.stop()
  })

  test('[LV10] takes in nothing of a former copy, with or without its epoch', async () => {
    const { study, copies } = await crowdedStudy({ idleMs: 100, sweepMs: 20 })
    await eventually(async () => (await stored(study))!.epoch === 2)
    const copy = copies.at(-1)!
    layerDoc(copy).put(aSpan())
    const stale = { code: 4409, reason: 'stale-epoch' }
    for (const query of ['', 'epoch=1']) {
      const late = new LiveClient(study.url, study.layerOf(study.ana), study.ana, query, copy)
      await late.join().catch(() => {})
      expect(await late.closed).toEqual(stale)
    }
    // One that claims the new epoch with the former copy does not get it in either.
    const liar = new LiveClient(study.url, study.layerOf(study.ana), study.ana, 'epoch=2', copy)
    await liar.join().catch(() => {})
    expect((await liar.closed).code).toBe(4409)
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(4)
    expect(await checkDocuments(study.database.db)).toEqual([])
    await study.stop()
  })

  test('keeps its epoch where its rows are not equal to it', async () => {
    const { study } = await crowdedStudy()
    const { db } = study.database
    const { rows } = await db
      .selectFrom('coded_spans')
      .select('id')
      .execute()
      .then((rows) => ({ rows }))
    await db.deleteFrom('coded_spans').where('id', '=', rows[0]!.id).execute()
    await renew(study)
    // Folded all the same.
    expect(await stored(study)).toMatchObject({ epoch: 1, updates: [] })
    await study.stop()
  })

  test('has another id for its history than any that a copy knows', async () => {
    const { study } = await crowdedStudy()
    await renew(study)
    const clients = await readDocumentClients(study.database.db, keyOf(study))
    expect(clients).toHaveLength(5)
    expect(clients.filter(({ epoch }) => epoch === 2)).toMatchObject([{ personId: '' }])
    await study.stop()
  })
})

describe('[LV10] a server that has a document open which another one rebuilt', () => {
  test('lets go of it, tells its pages to load it anew, and nothing is there twice', async () => {
    const { study } = await crowdedStudy()
    const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    await renew(study)
    expect(await page.closed).toEqual({ code: 4409, reason: 'stale-epoch' })
    await visit(study, 'epoch=2')
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(5)
    expect(await checkDocuments(study.database.db)).toEqual([])
    await study.stop()
  })

  test('stores nothing of the former epoch, also where it was not told', async () => {
    const { study } = await crowdedStudy()
    const { db } = study.database
    const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    // As by a server whose news did not arrive.
    await db.updateTable('documents').set({ epoch: 2 }).execute()
    const lost = aSpan()
    page.layer.put(lost)
    const saved = page.saved()
    expect(await page.closed).toEqual({ code: 4409, reason: 'stale-epoch' })
    await expect(saved).rejects.toThrow('4409')
    const rows = await readLayer(db, layerKey(study, study.ana))
    expect(rows.map(({ id }) => id)).not.toContain(lost.id)
    // The next page is served from what is stored.
    const again = await new LiveClient(
      study.url,
      study.layerOf(study.ana),
      study.ana,
      'epoch=2',
    ).join()
    expect(again.layer.codedSpans()).toEqual(rows)
    await again.close()
    await study.stop()
  })

  test('does not hold up the rooms that are committed with it', async () => {
    const { study } = await crowdedStudy()
    const { db } = study.database
    const [ana, ben] = await Promise.all(
      [study.ana, study.ben].map((person) =>
        new LiveClient(study.url, study.layerOf(person), person).join(),
      ),
    )
    await db
      .updateTable('documents')
      .set({ epoch: 2 })
      .where('name', '=', study.layerOf(study.ana))
      .execute()
    ana!.layer.put(aSpan())
    ben!.layer.put(aSpan())
    await ben!.saved()
    expect((await ana!.closed).reason).toBe('stale-epoch')
    expect(await readLayer(db, layerKey(study, study.ben))).toHaveLength(1)
    await ben!.close()
    await study.stop()
  })
})

test('a new server is told nothing wrong of a renewed document', async () => {
  const { study } = await crowdedStudy()
  await renew(study)
  const other = await hostLive(study.database)
  const page = await new LiveClient(other.url, study.layerOf(study.ana), study.ana).join()
  expect(page.layer.codedSpans()).toHaveLength(4)
  page.layer.put(aSpan())
  await page.saved()
  await page.close()
  await other.stop()
  await study.stop()
})
