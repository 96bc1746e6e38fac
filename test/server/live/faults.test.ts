import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { dataFolder } from '#db/embedded/folder.ts'
import { findPostmaster } from '#db/embedded/postmaster.ts'
import { readLayer } from '#db/layers.ts'
import { migrate } from '#db/migrate.ts'
import { checkDocuments } from '#server/check.ts'
import { freshDatabase } from '../../builders/database.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { startLiveProcess } from '../../builders/live-process.ts'
import {
  aSpan,
  eventually,
  hostLive,
  insertStudy,
  layerKey,
  type Study,
} from '../../builders/live-study.ts'
import { ownPostgres } from '../../builders/own-postgres.ts'
import { urlOf } from '../../builders/postgres-url.ts'

/** Codes as fast as the server acknowledges, several spans under way, until the line breaks. */
async function code(client: LiveClient, acknowledged: Set<string>): Promise<void> {
  const one = async () => {
    for (;;) {
      const id = randomUUID()
      client.layer.put(aSpan({ id }))
      await client.saved()
      acknowledged.add(id)
    }
  }
  await Promise.all(Array.from({ length: 4 }, () => one().catch(() => {})))
}

async function join(url: string, study: Study, person: Study['ana']): Promise<LiveClient> {
  return await new LiveClient(url, study.layerOf(person), person).join()
}

test('[LV7] a server killed in the middle of coding has every acknowledged span when it is back', async () => {
  const database = await freshDatabase()
  const study = await insertStudy(database.db)
  const coders = [study.ana, study.ben]
  const acknowledged = new Map(coders.map(({ id }) => [id, new Set<string>()]))
  for (let round = 0; round < 4; round++) {
    const server = await startLiveProcess(database.url)
    const clients = await Promise.all(coders.map((coder) => join(server.url, study, coder)))
    // What was acknowledged before is there, for the page and for whoever reads the table.
    for (const [index, coder] of coders.entries()) {
      const held = new Set(clients[index]!.layer.codedSpans().map((span) => span.id))
      const known = acknowledged.get(coder.id)!
      expect([...known].filter((id) => !held.has(id))).toEqual([])
    }
    const coding = clients.map((client, index) =>
      code(client, acknowledged.get(coders[index]!.id)!),
    )
    await pause(250 + round * 90)
    await server.kill()
    await Promise.all(coding)
  }
  for (const coder of coders) {
    const rows = (await readLayer(database.db, layerKey(study, coder))).map((span) => span.id)
    const known = [...acknowledged.get(coder.id)!]
    expect(known.length).toBeGreaterThan(20)
    expect(known.filter((id) => !rows.includes(id))).toEqual([])
  }
  expect(await checkDocuments(database.db)).toEqual([])
  await database.drop()
}, 60_000)

test('[LV8] while Postgres restarts people go on coding, and all of it is committed when it is back', async () => {
  const postgres = await ownPostgres()
  const database = openDatabase(postgres.connection)
  await migrate(database.db)
  const study = await insertStudy(database.db)
  const server = await startLiveProcess(urlOf(postgres.connection))
  const client = await join(server.url, study, study.ana)
  const reader = await new LiveClient(server.url, study.feed, study.ben).join()
  const written: string[] = []
  const saved: Promise<void>[] = []
  let isOver = false
  const coding = (async () => {
    while (!isOver) {
      const span = aSpan()
      client.layer.put(span)
      written.push(span.id)
      saved.push(client.saved())
      await pause(5)
    }
  })()
  for (const how of ['SIGINT', 'SIGQUIT', 'SIGINT'] as const) {
    await pause(400)
    const before = await findPostmaster(dataFolder(postgres.path))
    process.kill(before!.pid, how)
    const seen = written.length
    for (;;) {
      const now = await findPostmaster(dataFolder(postgres.path))
      if (now?.ready && now.pid !== before!.pid) break
      await pause(20)
    }
    // Others saw what was coded meanwhile: the room lives without its database.
    await reader.until(() => reader.doc.getMap('codedSpans').size > seen)
  }
  await pause(300)
  isOver = true
  await coding
  await Promise.all(saved)
  expect(server.isRunning()).toBe(true)
  const rows = await readLayer(database.db, layerKey(study, study.ana))
  expect(rows.map((span) => span.id).sort()).toEqual(written.sort())
  expect(await checkDocuments(database.db)).toEqual([])
  expect(await server.stop()).toBe(0)
  await database.close()
  await postgres.remove()
}, 60_000)

test('a server that is told to stop commits what it took, and tells its pages to come back', async () => {
  const database = await freshDatabase()
  const study = await insertStudy(database.db)
  const server = await startLiveProcess(database.url)
  const client = await join(server.url, study, study.ana)
  for (let i = 0; i < 200; i++) client.layer.put(aSpan())
  const isAcknowledged = client.saved().then(
    () => true,
    () => false,
  )
  // The server has the first of them: the others are on the line or in its queue.
  const reader = await join(server.url, study, study.ana)
  await reader.until(() => reader.layer.codedSpans().length > 0)
  const stopped = server.stop()
  expect((await client.closed).code).toBe(1001)
  expect(await stopped).toBe(0)
  const rows = await readLayer(database.db, layerKey(study, study.ana))
  if (await isAcknowledged) expect(rows).toHaveLength(200)
  expect(await checkDocuments(database.db)).toEqual([])
  const again = await startLiveProcess(database.url)
  const later = new LiveClient(again.url, study.layerOf(study.ana), study.ana, '', client.doc)
  await later.join()
  await later.until(() => later.heard.some((frame) => frame[0] === 0 && frame[1] === 0))
  await later.saved()
  expect(await readLayer(database.db, layerKey(study, study.ana))).toHaveLength(200)
  await again.kill()
  await database.drop()
}, 60_000)

/** Coded spans with their fields in the order in which rows are read. */
function sorted(page: LiveClient) {
  return page.layer
    .codedSpans()
    .map(({ id, start, end, code: codeId, memo, slots, createdAt }) => ({
      ...{ id, start, end, code: codeId, memo, slots, createdAt },
    }))
}

test('[LV9] two servers on one Postgres are as one: documents, feeds and rights', async () => {
  const database = await freshDatabase()
  const study = await insertStudy(database.db)
  const first = await hostLive(database, { idleMs: 200, sweepMs: 50 })
  const second = await startLiveProcess(database.url)
  const here = await join(first.url, study, study.ana)
  const there = await join(second.url, study, study.ana)
  const feed = await new LiveClient(second.url, study.feed, study.ben).join()
  const [one, two] = [aSpan(), aSpan({ start: 5, end: 8 })]
  here.layer.put(one)
  await there.until(() => there.layer.codedSpans().length === 1)
  there.layer.put(two)
  await here.until(() => here.layer.codedSpans().length === 2)
  await feed.until(() => feed.doc.getMap('codedSpans').size === 2)
  // The same entry at the same time on both: in the end both pages, and the row, have one version.
  for (let i = 0; i < 20; i++) {
    here.layer.put({ ...one, memo: `here ${i}` })
    there.layer.put({ ...one, memo: `there ${i}` })
  }
  await Promise.all([here.saved(), there.saved()])
  await eventually(async () => {
    const rows = JSON.stringify(await readLayer(database.db, layerKey(study, study.ana)))
    return [here, there].every((page) => JSON.stringify(sorted(page)) === rows)
  })
  expect(await checkDocuments(database.db)).toEqual([])

  // A feed whose layer nobody has open on its own server hears of it as well.
  await there.close()
  await pause(600)
  here.layer.remove(two.id)
  await feed.until(() => feed.doc.getMap('codedSpans').size === 1)
  const again = await join(second.url, study, study.ana)

  await database.db.updateTable('rounds').set({ status: 'closed' }).execute()
  await first.live.rightsChanged({ projectId: study.projectId, roundId: study.roundId })
  // The other server hears of it a moment later.
  void (async () => {
    for (; again.isOpen; await pause(50)) again.layer.put(aSpan())
  })()
  expect(await again.closed).toEqual({ code: 4409, reason: 'round-not-running' })
  await first.stop()
  await second.kill()
  await database.drop()
}, 60_000)
