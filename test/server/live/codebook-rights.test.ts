import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '#db/documents.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { checkDocuments } from '#server/check.ts'
import { rebuild } from '#server/live/stored/stored-state.ts'
import { changeRoles, removeMember } from '#server/members.ts'
import type { Services } from '#server/services.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  hostLive,
  insertStudy,
  type LiveHost,
  type Study,
} from '../../builders/live-study.ts'
import { startServices, type TestServices, withoutNews } from '../../builders/services.ts'

/** What leads ask is done here, what they write goes to the other. */
let services: TestServices
let other: LiveHost
beforeAll(async () => {
  services = await startServices()
  other = await hostLive(services)
})
afterAll(async () => {
  await other.stop()
  await services.stop()
})

type Person = Study['ana']
type Act = (by: Services, study: Study) => Promise<void>

const takeRole: Act = (by, { lia, projectId, ana }) =>
  changeRoles(by, lia, projectId, ana.id, ['coder'])
const giveRole: Act = (by, { lia, projectId, ana }) =>
  changeRoles(by, lia, projectId, ana.id, ['lead', 'coder'])
const remove: Act = (by, { lia, projectId, ana }) => removeMember(by, lia, projectId, ana.id)

/** A study that Lia and Ana lead. */
async function studyOfTwoLeads(): Promise<Study> {
  const study = await insertStudy(services.db)
  await giveRole(services, study)
  return study
}

const open = (study: Study, person: Person, { url } = other) =>
  new LiveClient(url, study.codebook, person).join()

async function write(page: LiveClient, key: 'name' | 'description', words: string): Promise<void> {
  page.doc.getMap('about').set(key, words)
  await page.saved()
}

/** What the database holds of the working codebook, whatever a server has in memory. */
async function stored({ projectId, codebook: name }: Study) {
  return await rebuild((await readDocument(services.db, { projectId, name }))!)
}

const aboutOf = async (study: Study) => (await stored(study)).getMap('about').toJSON()

describe('[LV13] once somebody leads no more, a server that has not heard of it', () => {
  test.each([
    ['whose role was taken', takeRole, 'not-permitted'],
    ['who was removed', remove, 'not-found'],
  ] as const)('stores nothing more of theirs, %s', async (_who, act, reason) => {
    const study = await studyOfTwoLeads()
    const ana = await open(study, study.ana)
    await write(ana, 'name', 'in time')
    await act(withoutNews(services), study)
    await expect(write(ana, 'name', 'too late')).rejects.toThrow(reason)
    expect((await ana.closed).reason).toBe(reason)
    expect(await aboutOf(study)).toEqual({ name: 'in time' })
    const { doc } = await other.live.read(study.codebook)
    expect(doc.getMap('about').toJSON()).toEqual({ name: 'in time' })
  })

  test('stores on what the other leads write', async () => {
    const study = await studyOfTwoLeads()
    const lia = await open(study, study.lia)
    await write(lia, 'name', 'before')
    await takeRole(withoutNews(services), study)
    await write(lia, 'name', 'after')
    await write(lia, 'description', 'still here')
    expect(await aboutOf(study)).toEqual({ name: 'after', description: 'still here' })
    await lia.close()
  })

  test('stores what a request of another lead writes, also where it waited with theirs', async () => {
    const study = await studyOfTwoLeads()
    const ask = (person: Person, key: string, words: string) =>
      other.live.change(study.codebook, person, (doc) => doc.getMap('about').set(key, words))
    await ask(study.ana, 'name', 'in time')
    await takeRole(withoutNews(services), study)
    const [late, asked] = await Promise.allSettled([
      ask(study.ana, 'name', 'too late'),
      ask(study.lia, 'description', 'by Lia'),
    ])
    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'not-permitted' } })
    expect(asked.status).toBe('fulfilled')
    expect(await aboutOf(study)).toEqual({ name: 'in time', description: 'by Lia' })
  })

  test('has the others load anew who were told of what is not stored', async () => {
    const study = await studyOfTwoLeads()
    const [ana, lia] = await Promise.all([study.ana, study.lia].map((lead) => open(study, lead)))
    await write(ana!, 'name', 'by Ana')
    await write(lia!, 'description', 'by Lia')
    await takeRole(withoutNews(services), study)
    ana!.doc.getMap('about').set('name', 'too late')
    expect(await lia!.closed).toEqual({ code: 4409, reason: 'stale-epoch' })
    expect((await ana!.closed).reason).toBe('not-permitted')
    const again = await open(study, study.lia)
    await write(again, 'description', 'by Lia again')
    expect(await aboutOf(study)).toEqual({ name: 'by Ana', description: 'by Lia again' })
    await again.close()
  })
})

test('[LV13] leads who write at two servers while roles change do not lock one another out', async () => {
  const third = await hostLive(services)
  const study = await studyOfTwoLeads()
  /** The newest number that was acknowledged, by the code it was written into. */
  const acknowledged = new Map<string, number>()
  let isOver = false
  /** Writes ever higher numbers; dials again whenever it is refused, as a page does that was loaded anew. */
  const writes = async (lead: Person, code: string, at: LiveHost) => {
    for (let number = 1; !isOver; ) {
      const page = new LiveClient(at.url, study.codebook, lead)
      await page.join().catch(() => {})
      while (page.isOpen && !isOver) {
        codebookDoc(page.doc).setField(code, 'definition', `${number}`)
        const isSaved = await page.saved().then(
          () => true,
          () => false,
        )
        if (isSaved) acknowledged.set(code, number++)
      }
      page.terminate()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const codes = async (at: LiveHost) => {
    const page = await new LiveClient(at.url, study.layerOf(study.ben), study.ben).join()
    while (!isOver) {
      page.layer.put(aSpan())
      await page.saved()
    }
    await page.close()
  }
  const working = [
    writes(study.lia, 'l-other', other),
    writes(study.lia, 'l-third', third),
    writes(study.ana, 'a-other', other),
    writes(study.ana, 'a-third', third),
    codes(other),
  ]
  const newestOf = (code: string) => acknowledged.get(code) ?? 0
  for (let i = 0; i < 10; i++) {
    await (i % 2 === 0 ? takeRole : giveRole)(services, study)
    const before = new Map(acknowledged)
    const isOn = (code: string) => newestOf(code) > (before.get(code) ?? 0)
    await eventually(() => isOn('l-other') && isOn('l-third') && (i % 2 === 0 || isOn('a-other')))
  }
  isOver = true
  await Promise.all(working)
  const codebook = codebookDoc(await stored(study))
  for (const [code, number] of acknowledged) {
    expect(Number(codebook.valueAt(`${code}/definition`))).toBeGreaterThanOrEqual(number)
  }
  expect(await checkDocuments(services.db)).toEqual([])
  await third.stop()
}, 60_000)
