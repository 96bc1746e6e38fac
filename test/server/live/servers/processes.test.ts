import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { appendUpdates, reserveSequences } from '#db/documents.ts'
import { readLayer } from '#db/layers.ts'
import { feedDoc } from '#model/live/feed-doc.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { checkDocuments } from '#server/check.ts'
import {
  documentsChannel,
  presenceChannel,
  readDocumentNews,
} from '#server/live/servers/channels.ts'
import { databaseWithoutTables } from '../../../builders/database.ts'
import { LiveClient } from '../../../builders/live-client.ts'
import { startLiveProcess } from '../../../builders/live-process.ts'
import {
  aSpan,
  eventually,
  hostLive,
  insertStudy,
  type LiveHost,
  type LiveStudy,
  layerKey,
  liveStudy,
  type Study,
} from '../../../builders/live-study.ts'
import { startRoundRobin } from '../../../builders/round-robin.ts'

type Person = Study['ana']

const open: WebsocketProvider[] = []
afterEach(() => {
  for (const page of open.splice(0)) page.destroy()
})

/** A stock client, which dials again by itself. */
function dial(url: string, document: string, person: Person, doc = new Y.Doc()): WebsocketProvider {
  const page = new WebsocketProvider(url, document, doc, {
    params: { as: person.id },
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  page.awareness.setLocalState(null)
  open.push(page)
  return page
}

function goTo(page: WebsocketProvider, turn: number): void {
  page.awareness.setLocalState({ turn, user: { id: 'x', name: 'Somebody else' } })
}

/** Whether a page sees somebody, and in one turn where that is told. */
function sees(page: WebsocketProvider, name: string, turn?: number): boolean {
  return [...page.awareness.getStates().values()].some(
    (state) => state.user?.name === name && (turn === undefined || state.turn === turn),
  )
}

test('[LV9] three servers behind a plain load balancer are as one, and one that is killed is not missed', async () => {
  const database = await databaseWithoutTables()
  // Three first starts at once: one of them makes the tables, the others wait for it.
  const servers = await Promise.all([0, 1, 2].map(() => startLiveProcess(database.url)))
  const study = await insertStudy(database.db)
  const ports = servers.map(({ url }) => Number(new URL(url).port))
  const proxy = await startRoundRobin(ports)
  const url = `ws://127.0.0.1:${proxy.port}/live`
  const people = [study.ana, study.ben]
  const pages: { layer: WebsocketProvider; feed: WebsocketProvider; room: WebsocketProvider }[] = []
  for (const person of people) {
    const dialled = [study.layerOf(person), study.feed, study.room].map((document) =>
      dial(url, document, person),
    )
    const [layer, feed, room] = dialled
    pages.push({ layer: layer!, feed: feed!, room: room! })
    await eventually(() => dialled.every((page) => page.wsconnected))
  }
  const [ana, ben] = pages
  // A second page of Ana's, on another server than her first.
  const second = dial(url, study.layerOf(study.ana), study.ana)
  await eventually(() => second.synced)
  expect(Math.min(...proxy.given)).toBeGreaterThan(1)

  const written: string[] = []
  const code = (page: WebsocketProvider) => {
    const span = aSpan()
    written.push(span.id)
    layerDoc(page.doc).put(span)
  }
  const idsIn = (page: WebsocketProvider) =>
    feedDoc(page.doc)
      .codedSpans()
      .map(({ id }) => id)
      .sort()
  const bothSeeAll = () =>
    eventually(() =>
      [ana!, ben!].every(({ feed }) => String(idsIn(feed)) === String([...written].sort())),
    )
  for (let i = 0; i < 10; i++) for (const page of [ana!.layer, ben!.layer, second]) code(page)
  await bothSeeAll()

  goTo(ana!.room, 1)
  goTo(ben!.room, 2)
  await eventually(() => sees(ben!.room, 'Ana', 1) && sees(ana!.room, 'Ben', 2))

  // Somebody whose server is killed, and who does not come back, is seen no more.
  const visitor = new LiveClient(servers[0]!.url, study.room, study.lia)
  await visitor.open()
  const state = Buffer.from(JSON.stringify({ turn: 3 }))
  visitor.send(Uint8Array.from([1, state.length + 4, 1, 77, 1, state.length, ...state]))
  const elsewhere = dial(servers[1]!.url, study.room, study.ben)
  await eventually(() => sees(elsewhere, 'Lia'))
  for (const page of [ana!.layer, ben!.layer, second]) code(page)
  await servers[0]!.kill()
  for (let i = 0; i < 10; i++) for (const page of [ana!.layer, ben!.layer, second]) code(page)
  await eventually(() => !sees(elsewhere, 'Lia'), 20_000)
  await eventually(() => open.every((page) => page.wsconnected), 20_000)
  await bothSeeAll()
  goTo(ana!.room, 7)
  await eventually(() => sees(ben!.room, 'Ana', 7))

  const rows = await Promise.all(
    people.map((person) => readLayer(database.db, layerKey(study, person))),
  )
  expect(
    rows
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...written].sort())
  expect(await checkDocuments(database.db)).toEqual([])
  for (const page of open.splice(0)) page.destroy()
  await proxy.close()
  for (const server of servers.slice(1)) await server.kill()
  await database.drop()
}, 120_000)

/** Two servers on one study. */
async function twoServers(
  options: Parameters<typeof liveStudy>[0] = {},
): Promise<{ study: LiveStudy; other: LiveHost; stop(): Promise<void> }> {
  const study = await liveStudy({ beatMs: 200, ...options })
  const other = await hostLive(study.database, { beatMs: 200, ...options })
  return {
    study,
    other,
    stop: async () => {
      for (const page of open.splice(0)) page.destroy()
      await other.stop()
      await study.stop()
    },
  }
}

describe('presence between servers', () => {
  test('tells a lead of everybody who has a transcript open, at whichever server', async () => {
    const { study, other, stop } = await twoServers({ visibility: 'blind' })
    const here = dial(study.url, study.room, study.ana)
    const there = await new LiveClient(other.url, study.layerOf(study.ben), study.ben).join()
    const connected = ({ live }: LiveHost) =>
      live
        .connected(study.roundId)
        .map(({ coderId }) => coderId)
        .sort()
    const both = [study.ana.id, study.ben.id].sort()
    await eventually(() => [study, other].every((host) => String(connected(host)) === String(both)))
    await there.close()
    await eventually(() => [study, other].every((host) => connected(host).length === 1))
    here.destroy()
    await eventually(() => [study, other].every((host) => connected(host).length === 0))
    await stop()
  })

  test('reaches who comes later, and leaves with a server that stops', async () => {
    const { study, other, stop } = await twoServers()
    const here = dial(study.url, study.room, study.ana)
    await eventually(() => here.wsconnected)
    goTo(here, 4)
    const third = await hostLive(study.database, { beatMs: 200 })
    for (const url of [other.url, third.url]) {
      const there = dial(url, study.room, study.ben)
      await eventually(() => sees(there, 'Ana', 4))
    }
    const last = open.at(-1)!
    goTo(last, 5)
    await eventually(() => sees(here, 'Ben', 5))
    last.disconnect()
    await third.stop()
    await eventually(() => !sees(here, 'Ben'))
    await stop()
  })

  test('[LV5] says nothing of anybody in a blind round, until it is revealed', async () => {
    const { study, other, stop } = await twoServers({ visibility: 'blind' })
    const said: string[] = []
    await study.database.sql.listen(presenceChannel, (message) => void said.push(message))
    const here = dial(study.url, study.room, study.ana)
    const there = dial(other.url, study.room, study.ben)
    await eventually(() => here.wsconnected && there.wsconnected)
    goTo(here, 31_415)
    // Who has it open is told between servers, for leads: that comes after the first page moved.
    const late = dial(study.url, study.room, study.lia)
    await eventually(() => said.some((message) => message.includes(study.ana.id)))
    await eventually(() => study.live.connected(study.roundId).length > 1)
    expect(said.join()).not.toContain('31415')
    expect(said.join()).not.toContain('Ana')
    expect(sees(there, 'Ana')).toBe(false)
    await study.database.db
      .updateTable('rounds')
      .set({ status: 'revealed', closed_at: new Date(), revealed_at: new Date() })
      .execute()
    await study.live.rightsChanged({ projectId: study.projectId, roundId: study.roundId })
    await eventually(() => sees(there, 'Ana', 31_415))
    late.destroy()
    await stop()
  })
})

describe('what another server wrote', () => {
  /** Stores an update of Ana's layer as a server does whose notification is lost. */
  async function writeUnheard(study: LiveStudy, id = randomUUID()): Promise<void> {
    const { doc } = await study.live.read(study.layerOf(study.ana))
    const before = Y.encodeStateVector(doc)
    layerDoc(doc).put(aSpan({ id }))
    const addition = {
      projectId: study.projectId,
      name: study.layerOf(study.ana),
      updates: [{ update: Y.encodeStateAsUpdate(doc, before), personId: study.ana.id }],
      clients: [],
    }
    await study.database.db.transaction().execute(async (trx) => {
      const reserved = await reserveSequences(trx, [addition])
      await appendUpdates(trx, [addition], reserved.before)
    })
  }

  async function openLayer(options: Parameters<typeof liveStudy>[0]) {
    const study = await liveStudy(options)
    const page = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    page.layer.put(aSpan())
    await page.saved()
    return { study, page }
  }

  test('is found in the log where its notification was lost', async () => {
    const { study, page } = await openLayer({ gapMs: 100 })
    await writeUnheard(study)
    await page.until(() => page.layer.codedSpans().length === 2)
    await page.close()
    await study.stop()
  })

  test('is found once the server listens again after its line to Postgres was cut', async () => {
    const { study, page } = await openLayer({ gapMs: 3_600_000 })
    await writeUnheard(study)
    expect(page.layer.codedSpans()).toHaveLength(1)
    await study.database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`
    await page.until(() => page.layer.codedSpans().length === 2)
    await page.close()
    await study.stop()
  })

  test('is not overtaken: what is committed here comes after it', async () => {
    const { study, page } = await openLayer({ gapMs: 3_600_000 })
    await writeUnheard(study)
    page.layer.put(aSpan())
    await page.saved()
    expect(page.layer.codedSpans()).toHaveLength(3)
    expect(await checkDocuments(study.database.db)).toHaveLength(1)
    await page.close()
    await study.stop()
  })

  test('is told in one notification for all documents of a commit', async () => {
    const { study, other, stop } = await twoServers({ gapMs: 3_600_000 })
    const told: string[][] = []
    await study.database.sql.listen(documentsChannel, (message) => {
      told.push(readDocumentNews(message).map(({ document }) => document))
    })
    const people = [study.ana, study.ben]
    const layers = people.map(study.layerOf)
    const pages = await Promise.all(
      people.map((person) => new LiveClient(other.url, study.layerOf(person), person).join()),
    )
    // Both are open here, so that what is written in one turn is one commit.
    for (const layer of layers) await study.live.read(layer)
    const write = (person: Person) =>
      study.live.change(study.layerOf(person), person, (doc) => layerDoc(doc).put(aSpan()))
    await Promise.all(people.map(write))
    for (const page of pages) await page.until(() => page.layer.codedSpans().length === 1)
    await eventually(() => told.length > 0)
    expect(told.map((documents) => documents.sort())).toEqual([layers.sort()])
    await Promise.all(pages.map((page) => page.close()))
    await stop()
  })

  test('[LA8] is told to pages here where many coded spans went at once, and only then', async () => {
    const { study, other, stop } = await twoServers()
    const pageAt = (url: string) => new LiveClient(url, study.layerOf(study.ana), study.ana).join()
    const [here, there] = await Promise.all([pageAt(study.url), pageAt(other.url)])
    const spans = Array.from({ length: 40 }, () => aSpan())
    const removeTo = (left: number) =>
      here.doc.transact(() => {
        for (const { id } of spans.splice(left)) here.layer.remove(id)
      })
    here.layer.replace(spans)
    await there.until(() => there.layer.codedSpans().length === 40)
    removeTo(35)
    await there.until(() => there.layer.codedSpans().length === 35)
    expect(there.rightsTold).toBe(0)
    removeTo(10)
    await there.until(() => there.rightsTold === 1)
    expect(await largeRemovals(study.database.db)).toMatchObject([{ removed: 25, of: 35 }])
    await Promise.all([here.close(), there.close()])
    await stop()
  })
})

function largeRemovals(db: LiveStudy['database']['db']) {
  return db.selectFrom('large_removals').select(['removed', 'of']).execute()
}
