import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readLayer } from '#db/layers.ts'
import { feedDoc } from '#model/live/feed-doc.ts'
import { frames } from '#server/live/line/messages.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../builders/live-study.ts'

type Person = LiveStudy['ana']

function join(study: LiveStudy, document: string, person: Person, query = ''): Promise<LiveClient> {
  return new LiveClient(study.url, document, person, query).join()
}

async function setStatus(study: LiveStudy, status: 'running' | 'closed' | 'revealed') {
  await study.database.db
    .updateTable('rounds')
    .set({
      status,
      closed_at: status === 'running' ? null : new Date(),
      revealed_at: status === 'revealed' ? new Date() : null,
    })
    .where('id', '=', study.roundId)
    .execute()
  await study.live.rightsChanged({ projectId: study.projectId, roundId: study.roundId })
}

async function setRoles(
  study: LiveStudy,
  person: Person,
  roles: ('lead' | 'coder' | 'observer')[],
) {
  await study.database.db
    .updateTable('members')
    .set({ roles })
    .where('person_id', '=', person.id)
    .execute()
  await study.live.rightsChanged({ projectId: study.projectId, personId: person.id })
}

async function complete(study: LiveStudy, person: Person, completedAt: Date | null) {
  await study.database.db
    .updateTable('layers')
    .set({ completed_at: completedAt })
    .where('coder_id', '=', person.id)
    .execute()
  await study.live.rightsChanged({ projectId: study.projectId, roundId: study.roundId })
}

describe('open sockets obey at once', () => {
  test('[LV4] a round that is closed is no longer written, and one that runs again is', async () => {
    const study = await liveStudy()
    const ana = await join(study, study.layerOf(study.ana), study.ana)
    ana.layer.put(aSpan())
    await setStatus(study, 'closed')
    // All that was accepted before is committed once the call is back.
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(1)
    ana.layer.put(aSpan())
    expect(await ana.closed).toEqual({ code: 4409, reason: 'round-not-running' })
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(1)

    const reader = await join(study, study.layerOf(study.ana), study.ana)
    await setStatus(study, 'running')
    reader.layer.put(aSpan())
    await reader.saved()
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(2)
    await reader.close()
    await study.stop()
  })

  test('a completed layer is no longer written until that is taken back', async () => {
    const study = await liveStudy()
    const ana = await join(study, study.layerOf(study.ana), study.ana)
    await complete(study, study.ana, new Date())
    ana.layer.put(aSpan())
    expect(await ana.closed).toEqual({ code: 4409, reason: 'layer-completed' })
    await complete(study, study.ana, null)
    const again = await join(study, study.layerOf(study.ana), study.ana)
    again.layer.put(aSpan())
    await again.saved()
    await again.close()
    await study.stop()
  })

  test('[LV4] whose rights change is told so at once, and nobody else is', async () => {
    const study = await liveStudy({ visibility: 'blind' })
    const [ana, ben] = await Promise.all(
      [study.ana, study.ben].map((person) => join(study, study.layerOf(person), person)),
    )
    await complete(study, study.ana, new Date())
    await eventually(() => ana!.rightsTold === 1)
    await setStatus(study, 'closed')
    await eventually(() => ana!.rightsTold === 2 && ben!.rightsTold === 1)
    await study.live.rightsChanged({ projectId: study.projectId })
    await setRoles(study, study.lia, ['lead', 'observer'])
    await ben!.saved()
    expect([ana!.rightsTold, ben!.rightsTold]).toEqual([2, 1])
    await Promise.all([ana!.close(), ben!.close()])
    await study.stop()
  })

  test('[RO9] a reopened layer is written over the line that is open, the other layer is not', async () => {
    const study = await liveStudy()
    await setStatus(study, 'closed')
    const [ana, ben] = await Promise.all(
      [study.ana, study.ben].map((person) => join(study, study.layerOf(person), person)),
    )
    const reopen = async (at: Date | null) => {
      await study.database.db
        .updateTable('layers')
        .set({ reopened_at: at })
        .where('coder_id', '=', study.ana.id)
        .execute()
      await study.live.rightsChanged({ projectId: study.projectId, roundId: study.roundId })
    }
    await reopen(new Date())
    ana!.layer.put(aSpan())
    await ana!.saved()
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(1)
    ben!.layer.put(aSpan())
    expect(await ben!.closed).toEqual({ code: 4409, reason: 'round-not-running' })
    await reopen(null)
    ana!.layer.put(aSpan())
    expect(await ana!.closed).toEqual({ code: 4409, reason: 'round-not-running' })
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(1)
    await study.stop()
  })

  test('who is taken out of the project is out of its documents', async () => {
    const study = await liveStudy()
    const all = await Promise.all(
      [study.layerOf(study.ana), study.feed, study.room, study.codebook].map((document) =>
        join(study, document, study.ana),
      ),
    )
    const other = await join(study, study.feed, study.ben)
    await setRoles(study, study.ana, [])
    for (const { closed } of all) expect(await closed).toEqual({ code: 4404, reason: 'not-found' })
    await other.saved()
    const again = new LiveClient(study.url, study.feed, study.ana)
    expect((await again.closed).code).toBe(4404)
    await other.close()
    await study.stop()
  })

  test('a lead who is one no longer writes no codebook, and reads it still', async () => {
    const study = await liveStudy()
    const lia = await join(study, study.codebook, study.lia)
    await setRoles(study, study.lia, ['observer'])
    await lia.saved()
    lia.doc.getMap('about').set('name', 'New')
    expect((await lia.closed).code).toBe(4403)
    await study.stop()
  })

  test('a session that ended and a token that was revoked close their lines, and no others', async () => {
    const study = await liveStudy()
    const { db } = study.database
    const hash = randomBytes(32)
    const token = randomUUID()
    await db
      .insertInto('sessions')
      .values({
        id_hash: hash,
        person_id: study.ana.id,
        values: {},
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute()
    await db
      .insertInto('api_tokens')
      .values({
        id: token,
        person_id: study.ana.id,
        name: 'R',
        scope: 'write',
        hash: randomBytes(32),
        last_used_at: null,
        revoked_at: null,
      })
      .execute()
    const layer = study.layerOf(study.ana)
    const page = await join(study, layer, study.ana, `credential=${hash.toString('hex')}`)
    const script = await join(study, layer, study.ana, `credential=${token}`)
    await db.deleteFrom('sessions').where('id_hash', '=', hash).execute()
    await study.live.rightsChanged({ credential: hash.toString('hex') })
    expect(await page.closed).toEqual({ code: 4401, reason: 'not-signed-in' })
    await script.saved()
    await db.updateTable('api_tokens').set({ revoked_at: new Date() }).execute()
    await study.live.rightsChanged({ personId: study.ana.id })
    expect((await script.closed).code).toBe(4401)
    await study.stop()
  })

  test('a project that is forgotten closes its lines and leaves its rows to be deleted', async () => {
    const study = await liveStudy()
    const ana = await join(study, study.layerOf(study.ana), study.ana)
    ana.layer.put(aSpan())
    await ana.saved()
    await study.live.forgetProject(study.projectId)
    expect((await ana.closed).code).toBe(4404)
    await study.database.db.deleteFrom('layers').execute()
    await study.database.db.deleteFrom('documents').execute()
    expect((await new LiveClient(study.url, study.layerOf(study.ana), study.ana).closed).code).toBe(
      4404,
    )
    await study.stop()
  })
})

test('rights that were taken while the line to Postgres was down are taken once it is up', async () => {
  const study = await liveStudy()
  const ana = await join(study, study.layerOf(study.ana), study.ana)
  const ben = await join(study, study.layerOf(study.ben), study.ben)
  const { db, sql } = study.database
  await db.updateTable('members').set({ roles: [] }).where('person_id', '=', study.ana.id).execute()
  await db.deleteFrom('sessions').where('person_id', '=', study.ben.id).execute()
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen %'`
  expect((await ana.closed).code).toBe(4404)
  expect((await ben.closed).code).toBe(4401)
  await study.stop()
})

test('[LV5] in a blind round nothing of one coder reaches another, to the byte, until it is revealed', async () => {
  const study = await liveStudy({ visibility: 'blind' })
  const [ana, ben] = await Promise.all(
    [study.ana, study.ben].map((person) => join(study, study.layerOf(person), person)),
  )
  const [anaHere, benHere] = await Promise.all(
    [study.ana, study.ben].map((person) => join(study, study.room, person)),
  )
  const canary = 'a very particular memo'
  const here = (client: number) => {
    const state = Buffer.from(JSON.stringify({ turn: 2, note: canary }))
    return frames.awareness(Uint8Array.from([1, client, 1, state.length, ...state]))
  }
  anaHere!.send(here(21))
  ana!.layer.put(aSpan({ memo: canary, code: 'blame' }))
  await ana!.saved()
  await anaHere!.saved()

  for (const document of [study.layerOf(study.ana), study.feed]) {
    const refused = new LiveClient(study.url, document, study.ben)
    expect(await refused.closed).toEqual({ code: 4403, reason: 'not-permitted' })
    expect(refused.heard).toEqual([])
  }
  // Not even whether somebody is assigned: the answer is the same for who is not.
  const unassigned = new LiveClient(study.url, study.layerOf(study.zoe), study.ben)
  expect(await unassigned.closed).toEqual({ code: 4403, reason: 'not-permitted' })
  const lead = new LiveClient(study.url, study.feed, study.lia)
  expect((await lead.closed).code).toBe(4403)

  const late = await join(study, study.room, study.ben)
  late.send(Uint8Array.of(3))
  await Promise.all([ben!.saved(), benHere!.saved(), late.saved()])
  for (const { heard } of [ben!, benHere!, late]) {
    const bytes = heard.map((frame) => Buffer.from(frame).toString('latin1')).join('\n')
    for (const trace of [canary, study.ana.id, 'Ana', 'blame']) expect(bytes).not.toContain(trace)
  }
  expect(study.live.connected(study.roundId)).toHaveLength(2)

  await setStatus(study, 'revealed')
  const feed = await join(study, study.feed, study.ben)
  expect(feedDoc(feed.doc).codedSpans()).toMatchObject([{ memo: canary, coder: study.ana.id }])
  await eventually(() => benHere!.heard.some((frame) => Buffer.from(frame).includes(study.ana.id)))
  for (const client of [ana!, ben!, anaHere!, benHere!, late, feed]) await client.close()
  await study.stop()
})
