import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRooms } from '#server/open-rooms.ts'
import { roundProgress } from '#server/progress.ts'
import type { Person } from '#server/services.ts'
import { type App, startApp } from '../builders/app.ts'
import { LiveClient } from '../builders/live-client.ts'
import { aSpan, eventually, insertStudy, type Study } from '../builders/live-study.ts'
import { refused } from '../builders/refused.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

async function dial(document: string, person: Person, { url: at } = app): Promise<LiveClient> {
  const { token } = await app.api(person)
  const url = `${at.replace('http', 'ws')}/live`
  return new LiveClient(url, document, null, `token=${token}`).join()
}

/** The page of the lead, and each of its rows by what it is and whose. */
async function page({ lia, projectId }: Study) {
  const { rooms, connected } = await openRooms(app.services, lia, projectId)
  const byName = new Map(rooms.map((room) => [[room.kind, room.coder].join(' ').trim(), room]))
  return { rooms, connected, of: (name: string) => byName.get(name) }
}

const names = (people: { name: string }[] | undefined) => people?.map(({ name }) => name)

test('[SO5] a lead sees who has what open, when it was stored last, and that nothing waits', async () => {
  const study = await insertStudy(app.services.db)
  expect(await page(study)).toMatchObject({ rooms: [], connected: 0 })
  const ana = await dial(study.layerOf(study.ana), study.ana)
  await dial(study.room, study.ana)
  await dial(study.feed, study.ben)
  await dial(study.codebook, study.lia)
  const before = await page(study)
  expect(before.rooms.map(({ kind }) => kind)).toEqual(['layer', 'reading', 'codebook'])
  expect(before.connected).toBe(3)
  expect(before.of('layer Ana')).toMatchObject({
    place: { roundName: 'Round 1', visibility: 'open', title: 'At the pier' },
    lastCommitAt: null,
    waitingSeconds: 0,
  })
  expect(names(before.of('layer Ana')?.people)).toEqual(['Ana'])
  expect(names(before.of('reading')?.people)).toEqual(['Ben'])
  expect(names(before.of('codebook')?.people)).toEqual(['Lia'])

  const began = Date.now()
  ana.layer.put(aSpan())
  await ana.saved()
  const { lastCommitAt } = (await page(study)).of('layer Ana')!
  expect(lastCommitAt!.getTime()).toBeGreaterThanOrEqual(began - 1)
  expect(JSON.stringify(await page(study))).not.toContain('@example.org')

  await ana.close()
  await eventually(async () => (await page(study)).of('layer Ana')?.people.length === 0)
})

test('[SO5] a change that waits for the database is told with how long it waits', async () => {
  const study = await insertStudy(app.services.db)
  const ana = await dial(study.layerOf(study.ana), study.ana)
  ana.layer.put(aSpan())
  await ana.saved()
  let saved: Promise<void> | undefined
  await app.services.db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('documents')
      .select('name')
      .where('name', '=', study.layerOf(study.ana))
      .forUpdate()
      .execute()
    ana.layer.put(aSpan())
    saved = ana.saved()
    await eventually(async () => (await page(study)).of('layer Ana')!.waitingSeconds! >= 1)
  })
  await saved
  expect((await page(study)).of('layer Ana')?.waitingSeconds).toBe(0)
})

test('[SO5] of a blind round the page is the same whatever was coded, but for when', async () => {
  const study = await insertStudy(app.services.db, { visibility: 'blind' })
  const ana = await dial(study.layerOf(study.ana), study.ana)
  const shown = async () => {
    const { rooms } = await openRooms(app.services, study.lia, study.projectId)
    return rooms.map(({ lastCommitAt, ...room }) => room)
  }
  const empty = await shown()
  expect(empty).toHaveLength(1)
  for (let spans = 0; spans < 3; spans++) ana.layer.put(aSpan({ memo: `memo ${spans}` }))
  await ana.saved()
  expect(await shown()).toEqual(empty)
})

test('[SO5] [RI1] of a blind round it is told to the minute when somebody worked, so that nobody counts commits', async () => {
  const study = await insertStudy(app.services.db, { visibility: 'blind' })
  const { lia, projectId, roundId } = study
  const ana = await dial(study.layerOf(study.ana), study.ana)
  ana.layer.put(aSpan())
  await ana.saved()
  const { rows } = await roundProgress(app.services, lia, projectId, roundId)
  const times = [
    (await page(study)).of('layer Ana')!.lastCommitAt,
    rows[0]!.lastWork!.at,
    rows[0]!.cells.find(({ coderId }) => coderId === study.ana.id)!.lastWorkAt,
  ]
  for (const at of times) expect(at!.getTime() % 60_000).toBe(0)
})

test('[SO5] the rooms of another project are not among them', async () => {
  const [own, other] = [await insertStudy(app.services.db), await insertStudy(app.services.db)]
  await dial(other.layerOf(other.ana), other.ana)
  await dial(other.codebook, other.lia)
  expect((await page(own)).rooms).toEqual([])
  expect((await page(other)).rooms).toHaveLength(2)
})

test('[SO5] who is connected to another server is seen, and what waits there is not claimed', async () => {
  const study = await insertStudy(app.services.db)
  const other = await startApp({ DATABASE_URL: app.services.settings.databaseUrl! })
  await dial(study.layerOf(study.ana), study.ana)
  const ben = await dial(study.layerOf(study.ben), study.ben, other)
  await dial(study.codebook, study.lia, other)
  const reader = await dial(study.room, study.lia, other)
  await eventually(async () => (await page(study)).rooms.length === 4)
  const { rooms, connected, of } = await page(study)
  expect(rooms.map(({ people }) => names(people))).toEqual([['Ana'], ['Ben'], ['Lia'], ['Lia']])
  expect(connected).toBe(3)
  expect(of('layer Ana')?.waitingSeconds).toBe(0)
  expect(of('layer Ben')?.waitingSeconds).toBeNull()
  ben.layer.put(aSpan())
  await ben.saved()
  expect((await page(study)).of('layer Ben')?.lastCommitAt).not.toBeNull()
  await reader.close()
  await ben.close()
  await eventually(async () => (await page(study)).rooms.length === 2)
  await other.close()
  await eventually(async () => (await page(study)).rooms.length === 1)
})

test('[SO5] leads alone see them, and for a stranger the project is not there', async () => {
  const study = await insertStudy(app.services.db)
  const ask = (person: Person) => refused(openRooms(app.services, person, study.projectId))
  expect((await ask(study.ana)).code).toBe('not-permitted')
  expect((await ask(study.zoe)).code).toBe('not-found')
})
