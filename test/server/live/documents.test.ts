import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLayer } from '#db/layers.ts'
import type { Code } from '#model/codebook.ts'
import { limits } from '#model/limits.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { parseDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { Committer } from '#server/live/committing/committer.ts'
import type { LayerRoom } from '#server/live/rooms/layer-room.ts'
import { Rooms } from '#server/live/rooms/rooms.ts'
import { freshDatabase } from '../../builders/database.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  insertStudy,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../builders/live-study.ts'

function join(study: LiveStudy, person = study.ana): Promise<LiveClient> {
  return new LiveClient(study.url, study.layerOf(person), person).join()
}

function aCode(fields: Partial<Code> = {}): Code {
  return {
    id: 'wait',
    name: 'Waiting',
    definition: '',
    includeWhen: '',
    excludeWhen: '',
    examples: { hit: '', nearMiss: '' },
    colour: 'moss',
    ...fields,
  }
}

describe('what the server writes for a person', () => {
  test('is committed, seen by open pages, and goes through the same checks', async () => {
    const study = await liveStudy()
    const page = await join(study)
    const span = aSpan()
    const layer = study.layerOf(study.ana)
    await study.live.change(layer, study.ana, (doc) => layerDoc(doc).replace([span, aSpan()]))
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(2)
    await page.until(() => page.layer.codedSpans().length === 2)
    const bad = { ...span, end: 9_000 }
    const refused = study.live.change(layer, study.ana, (doc) =>
      doc.getMap('codedSpans').set(bad.id, bad),
    )
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-input',
      extras: { entryId: bad.id },
    })
    await expect(study.live.change(layer, study.ben, () => {})).rejects.toMatchObject({
      code: 'not-permitted',
    })
    await expect(study.live.change(study.feed, study.ana, () => {})).rejects.toMatchObject({
      code: 'not-permitted',
    })
    for (const document of ['nothing', study.layerOf(study.zoe)]) {
      await expect(study.live.change(document, study.zoe, () => {})).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    const { doc, epoch } = await study.live.read(layer)
    expect(epoch).toBe(1)
    layerDoc(doc).remove(span.id)
    expect(layerDoc((await study.live.read(layer)).doc).codedSpans()).toHaveLength(2)
    // One id a person, not one a request.
    for (let i = 0; i < 5; i++) {
      await study.live.change(layer, study.ana, (copy) => layerDoc(copy).put(aSpan()))
    }
    const clients = await study.database.db.selectFrom('document_clients').selectAll().execute()
    expect(clients.map(({ person_id }) => person_id)).toEqual([study.ana.id])
    await page.close()
    await study.stop()
  })

  test('a codebook as large as it may be is replaced whole, and takes no code more', async () => {
    const study = await liveStudy({ limits: { ...limits, codes: 3 } })
    const codes = (names: string[]) => names.map((id) => aCode({ id, name: id }))
    const replace = (names: string[]) =>
      study.live.change(study.codebook, study.lia, (doc) =>
        codebookDoc(doc).replace({ name: 'Ferry', codes: codes(names) }),
      )
    await replace(['one', 'two', 'three'])
    await replace(['four', 'five', 'six'])
    await replace(['four', 'two', 'three'])
    await expect(replace(['four', 'five', 'six', 'seven'])).rejects.toMatchObject({
      code: 'too-large',
    })
    const { doc } = await study.live.read(study.codebook)
    expect(
      codebookDoc(doc)
        .codes()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['four', 'three', 'two'])
    await study.stop()
  })

  test('a codebook is edited by two leads at once, and its fields are held against what they may be', async () => {
    const study = await liveStudy()
    const page = await new LiveClient(study.url, study.codebook, study.lia).join()
    await study.live.change(study.codebook, study.lia, (doc) =>
      codebookDoc(doc).replace({ name: 'Ferry', codes: [aCode()] }),
    )
    await page.until(() => codebookDoc(page.doc).codes().length === 1)
    codebookDoc(page.doc).setField('wait', 'definition', 'Somebody waits.')
    await page.saved()
    const { doc } = await study.live.read(study.codebook)
    expect(codebookDoc(doc).codes()).toMatchObject([{ id: 'wait', definition: 'Somebody waits.' }])
    await page.close()
    for (const [root, key, value, code] of [
      ['fields', 'wait/colour', '#ff0000', 4400],
      ['fields', 'wait/height', 3, 4400],
      ['fields', '../name', 'x', 4400],
      ['fields', 'wait/name', 'a\u0000', 4400],
      ['fields', 'wait/name', 'x'.repeat(30_000), 4413],
      ['fields', 'wait/place', 'first', 4400],
      ['fields', 'wait/slots', [{ key: '__proto__' }], 4400],
      ['about', 'title', 'x', 4400],
      ['about', 'name', 7, 4400],
    ] as const) {
      const client = await new LiveClient(study.url, study.codebook, study.lia).join()
      client.doc.getMap(root).set(key, value)
      const closed = await client.closed
      expect(closed.code, key).toBe(code)
      expect(closed.reason).toContain(key)
    }
    await study.stop()
  })
})

test('a round without a version follows the draft; a code retired later keeps what has it', async () => {
  const study = await liveStudy({ draft: true })
  const early = await join(study)
  early.layer.put(aSpan({ code: 'wait' }))
  expect((await early.closed).code).toBe(4400)
  const write = (code: Code) =>
    study.live.change(study.codebook, study.lia, (doc) =>
      codebookDoc(doc).replace({ name: 'Ferry', codes: [code] }),
    )
  await write(aCode())
  const page = await join(study)
  const span = aSpan({ code: 'wait' })
  page.layer.put(span)
  await page.saved()
  await write(aCode({ retired: true }))
  page.layer.put({ ...span, memo: 'before it was retired' })
  await page.saved()
  const late = aSpan({ code: 'wait' })
  page.layer.put(late)
  expect(await page.closed).toEqual({ code: 4400, reason: `invalid-input ${late.id}` })
  await study.stop()
})

test('where a project forbids it, no coded span goes across turns', async () => {
  const study = await liveStudy()
  const across = { start: 5, end: 58 }
  const page = await join(study)
  page.layer.put(aSpan(across))
  await page.saved()
  await study.database.db.updateTable('projects').set({ spans_across_turns: false }).execute()
  await study.live.rightsChanged({ projectId: study.projectId })
  page.layer.put(aSpan({ start: 5, end: 20 }))
  await page.saved()
  page.layer.put(aSpan(across))
  expect((await page.closed).code).toBe(4400)
  await study.stop()
})

test('a large removal is taken, and marked', async () => {
  const study = await liveStudy()
  const { db } = study.database
  const page = await join(study)
  const spans = Array.from({ length: 40 }, () => aSpan())
  const removeFrom = (from: number, to: number) =>
    page.doc.transact(() => {
      for (const { id } of spans.slice(from, to)) page.layer.remove(id)
    })
  page.layer.replace(spans)
  removeFrom(0, 5)
  await page.saved()
  expect(await db.selectFrom('audit_events').selectAll().execute()).toEqual([])
  removeFrom(5, 30)
  await page.saved()
  expect(await readLayer(db, layerKey(study, study.ana))).toHaveLength(10)
  const events = await db.selectFrom('audit_events').selectAll().execute()
  expect(events).toMatchObject([
    {
      kind: 'large-removal',
      project_id: study.projectId,
      person_id: study.ana.id,
      about: { coderId: study.ana.id, removed: 25, of: 35 },
    },
  ])
  await page.close()
  await study.stop()
})

describe('what cannot be stored or read', () => {
  test('is given up alone: the work of other rooms is committed', async () => {
    const study = await liveStudy()
    const [ana, ben] = await Promise.all([join(study), join(study, study.ben)])
    await study.database.db.deleteFrom('layers').where('coder_id', '=', study.ana.id).execute()
    ana.layer.put(aSpan())
    ben.layer.put(aSpan())
    await ben.saved()
    expect((await ana.closed).code).toBe(4404)
    expect(await readLayer(study.database.db, layerKey(study, study.ben))).toHaveLength(1)
    expect((await new LiveClient(study.url, study.layerOf(study.ana), study.ana).closed).code).toBe(
      4404,
    )
    await ben.close()
    await study.stop()
  })

  test('is no empty room: a document that does not load is not opened, and not written over', async () => {
    const study = await liveStudy({ idleMs: 0, sweepMs: 10 })
    const { db } = study.database
    const page = await join(study)
    page.layer.put(aSpan())
    await page.saved()
    await page.close()
    const stored = () => db.selectFrom('documents').selectAll().executeTakeFirstOrThrow()
    await eventually(async () => (await stored()).snapshot !== null)
    const { snapshot } = await stored()
    await db
      .updateTable('documents')
      .set({ snapshot: Buffer.from('damaged') })
      .execute()
    expect((await new LiveClient(study.url, study.layerOf(study.ana), study.ana).closed).code).toBe(
      4503,
    )
    expect((await stored()).snapshot?.toString()).toBe('damaged')
    await db.updateTable('documents').set({ snapshot }).execute()
    const again = await join(study)
    expect(again.layer.codedSpans()).toHaveLength(1)
    await again.close()
    await study.stop()
  })

  test('a document that breaks while an update is applied is read anew, with all that was accepted', async () => {
    const database = await freshDatabase()
    const study = await insertStudy(database.db)
    const log = pino({ level: 'silent' })
    const committer = new Committer(database.db, log, 'test')
    const rooms = new Rooms({
      clock: { now: () => new Date() },
      ...{ db: database.db, log, limits, committer, probeMs: 10 },
      now: () => performance.now(),
    })
    const name = parseDocumentName(study.layerOf(study.ana))!
    const room = (await rooms.open(name)) as LayerRoom
    const [kept, lost] = [aSpan(), aSpan()]
    const accepted = room.change(study.ana, (doc) => layerDoc(doc).put(kept))
    room.doc.on('afterTransaction', () => {
      throw new Error('broken')
    })
    await expect(room.change(study.ana, (doc) => layerDoc(doc).put(lost))).rejects.toMatchObject({
      code: 'unavailable',
    })
    await accepted
    const fresh = (await rooms.open(name)) as LayerRoom
    expect(fresh).not.toBe(room)
    expect([...fresh.codedSpans().keys()]).toEqual([kept.id])
    expect(await readLayer(database.db, layerKey(study, study.ana))).toEqual([kept])
    await committer.idle()
    await database.drop()
  })

  test('more than may wait for the database is turned away to come back later', async () => {
    const study = await liveStudy({ limits: { ...limits, uncommittedBytes: 5_000 } })
    const page = await join(study)
    page.layer.put(aSpan())
    await page.saved()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const isLocked = new Promise<void>((locked) => {
      void study.database.db.transaction().execute(async (trx) => {
        await trx.selectFrom('documents').selectAll().forUpdate().execute()
        locked()
        await held
      })
    })
    await isLocked
    for (let i = 0; i < 100; i++) page.layer.put(aSpan())
    expect(await page.closed).toEqual({ code: 4503, reason: 'unavailable' })
    release()
    const rows = () => readLayer(study.database.db, layerKey(study, study.ana))
    await eventually(async () => (await rows()).length > 1)
    const again = new LiveClient(study.url, study.layerOf(study.ana), study.ana, '', page.doc)
    await again.join()
    await again.until(() => again.heard.some((frame) => frame[0] === 0 && frame[1] === 0))
    await again.saved()
    expect(await rows()).toHaveLength(101)
    await again.close()
    await study.stop()
  })
})

describe('copies with another history', () => {
  test('[LV10] a copy of a former epoch is told to load anew, whether it says so or not', async () => {
    const study = await liveStudy({ idleMs: 0, sweepMs: 10 })
    const { db } = study.database
    const page = await join(study)
    page.layer.put(aSpan())
    await page.saved()
    await page.close()
    await eventually(async () => {
      const { snapshot } = await db
        .selectFrom('documents')
        .select('snapshot')
        .executeTakeFirstOrThrow()
      return snapshot !== null
    })
    const key = { ...layerKey(study, study.ana) }
    await db.updateTable('documents').set({ epoch: 2 }).execute()
    expect(await study.live.epoch(key)).toBe(2)
    const layer = study.layerOf(study.ana)
    const stale = { code: 4409, reason: 'stale-epoch' }
    expect(await new LiveClient(study.url, layer, study.ana, 'epoch=1').closed).toEqual(stale)
    const silent = await new LiveClient(study.url, layer, study.ana, '', page.doc).open()
    silent.answers = false
    const state = Y.encodeStateVector(page.doc)
    silent.send(Uint8Array.from([0, 0, state.length, ...state]))
    expect(await silent.closed).toEqual(stale)
    const fresh = await new LiveClient(study.url, layer, study.ana, 'epoch=2').join()
    expect(fresh.layer.codedSpans()).toHaveLength(1)
    await fresh.close()
    await study.stop()
  })

  test('a feed starts from an empty document', async () => {
    const study = await liveStudy()
    const doc = new Y.Doc()
    doc.getMap('codedSpans').set('x', 1)
    const client = new LiveClient(study.url, study.feed, study.ben, '', doc)
    client.answers = false
    await client.open()
    const state = Y.encodeStateVector(doc)
    client.send(Uint8Array.from([0, 0, state.length, ...state]))
    expect(await client.closed).toEqual({ code: 4409, reason: 'stale-epoch' })
    await study.stop()
  })
})
