import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLayer } from '#db/layers.ts'
import { feedDoc } from '#model/live/feed-doc.ts'
import { checkDocuments } from '#server/check.ts'
import { completeLayer } from '#server/layers.ts'
import { changeRoles, removeMember } from '#server/members.ts'
import { reopenLayer } from '#server/reopening.ts'
import { setRoundStatus } from '#server/rounds.ts'
import type { Services } from '#server/services.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  hostLive,
  insertPerson,
  insertStudy,
  type LiveHost,
  layerKey,
  type Study,
} from '../../builders/live-study.ts'
import { startServices, type TestServices, withoutNews } from '../../builders/services.ts'

/** What leads ask is done here, what coders write goes to the other. */
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

const unheard = () => withoutNews(services)

type Act = (by: Services, study: Study) => Promise<unknown>

const setStatus =
  (status: string): Act =>
  (by, { lia, projectId, roundId }) =>
    setRoundStatus(by, lia, projectId, roundId, status)
const complete: Act = (by, study) => completeLayer(by, study.ana, layerKey(study, study.ana), true)
const remove: Act = (by, { lia, projectId, ana }) => removeMember(by, lia, projectId, ana.id)
const takeRole: Act = (by, { lia, projectId, ana }) =>
  changeRoles(by, lia, projectId, ana.id, ['adjudicator'])

const ends: [string, Act, string][] = [
  ['a round is closed', setStatus('closed'), 'round-not-running'],
  ['a round is revealed', setStatus('revealed'), 'round-not-running'],
  ['a layer is completed', complete, 'layer-completed'],
  ['its coder is removed', remove, 'not-found'],
  ['its coder codes no more', takeRole, 'not-permitted'],
]

const rowsOf = (study: Study, person = study.ana) => readLayer(services.db, layerKey(study, person))

const join = (study: Study, person: Study['ana'], { url } = other) =>
  new LiveClient(url, study.layerOf(person), person).join()

async function code(page: LiveClient): Promise<string> {
  const span = aSpan()
  page.layer.put(span)
  await page.saved()
  return span.id
}

describe('[LV12] once at one server', () => {
  test.each(ends)(
    '%s, another that has not heard of it stores nothing more of that layer',
    async (_what, act, reason) => {
      const study = await insertStudy(services.db)
      const [ana, ben] = await Promise.all([study.ana, study.ben].map((one) => join(study, one)))
      await code(ana!)
      await act(unheard(), study)
      const read = await rowsOf(study)
      expect(read).toHaveLength(1)
      // Together in one commit: only what may be written no more is refused.
      const [late, benSaved] = await Promise.allSettled([code(ana!), code(ben!)])
      expect(late).toMatchObject({ status: 'rejected' })
      expect((await ana!.closed).reason).toBe(reason)
      expect(await rowsOf(study)).toEqual(read)
      if (reason !== 'round-not-running') {
        expect(benSaved.status).toBe('fulfilled')
        expect(await rowsOf(study, study.ben)).toHaveLength(1)
      }
      const { doc } = await other.live.read(study.layerOf(study.ana))
      expect([...doc.getMap('codedSpans').keys()]).toEqual(read.map(({ id }) => id))
      expect(await checkDocuments(services.db)).toEqual([])
      ben!.terminate()
    },
  )

  test('[RO9] a lead ends that a layer is reopened, another takes nothing more into it', async () => {
    const study = await insertStudy(services.db)
    const layer = layerKey(study, study.ana)
    await setStatus('closed')(services, study)
    await reopenLayer(services, study.lia, layer, true)
    const ana = await join(study, study.ana)
    await code(ana)
    await reopenLayer(unheard(), study.lia, layer, false)
    await expect(code(ana)).rejects.toThrow('round-not-running')
    expect(await rowsOf(study)).toHaveLength(1)
  })

  test('a round was closed and runs again, another goes on as if nothing had been', async () => {
    const study = await insertStudy(services.db)
    const ana = await join(study, study.ana)
    await code(ana)
    await setStatus('closed')(unheard(), study)
    await setStatus('running')(unheard(), study)
    await code(ana)
    await code(ana)
    expect(await rowsOf(study)).toHaveLength(3)
    await ana.close()
  })

  test('a feed elsewhere shows no more than is stored', async () => {
    const study = await insertStudy(services.db)
    const ana = await join(study, study.ana)
    const feed = await new LiveClient(other.url, study.feed, study.ben).join()
    await code(ana)
    const shown = () =>
      feedDoc(feed.doc)
        .codedSpans()
        .map(({ id }) => id)
    const ever = new Set<string>()
    feedDoc(feed.doc).observe(() => {
      for (const id of shown()) ever.add(id)
    })
    const [stored] = await rowsOf(study)
    await feed.until(() => shown().length === 1)
    await setStatus('closed')(unheard(), study)
    await expect(code(ana)).rejects.toThrow('round-not-running')
    // It was shown for a moment: what comes in is told before it is stored.
    await feed.until(() => ever.size === 2 && shown().length === 1)
    expect(shown()).toEqual([stored!.id])
    await feed.close()
  })
})

/** Codes without a pause until the line is closed. @returns what was acknowledged */
async function codeOn(page: LiveClient, acknowledged: string[]): Promise<void> {
  try {
    for (;;) acknowledged.push(await code(page))
  } catch {
    // Refused: what was on its way is not acknowledged.
  }
}

test.each(ends)(
  '[LV12] when %s while coding goes on elsewhere, what is read then is all that ever counts',
  async (_what, act) => {
    for (let i = 0; i < 8; i++) {
      const study = await insertStudy(services.db)
      const pages = await Promise.all([
        join(study, study.ana),
        join(study, study.ana),
        join(study, study.ana),
      ])
      const acknowledged: string[] = []
      const coding = pages.map((page) => codeOn(page, acknowledged))
      await pages[0]!.until(() => acknowledged.length > 2 + i)
      // Every other time nobody is told.
      await act(i % 2 === 0 ? unheard() : services, study)
      const read = await rowsOf(study)
      await Promise.all(coding)
      expect(await rowsOf(study)).toEqual(read)
      const ids = new Set(read.map(({ id }) => id))
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    }
    expect(await checkDocuments(services.db)).toEqual([])
  },
  60_000,
)

test('[LV12] many commits at two servers and many who close, reopen and change roles do not lock one another out', async () => {
  const third = await hostLive(services)
  const study = await insertStudy(services.db)
  const { projectId, roundId, transcriptId } = study
  const coders = await Promise.all(
    Array.from({ length: 8 }, (_, index) => insertPerson(services.db, `Coder ${index}`)),
  )
  for (const { id } of coders) {
    await services.db
      .insertInto('members')
      .values({ project_id: projectId, person_id: id, roles: ['coder'] })
      .execute()
    await services.db
      .insertInto('layers')
      .values({
        project_id: projectId,
        round_id: roundId,
        transcript_id: transcriptId,
        coder_id: id,
        completed_at: null,
        last_work_at: null,
        last_turn: null,
      })
      .execute()
  }
  const acknowledged = new Map(coders.map(({ id }) => [id, [] as string[]]))
  const count = () => [...acknowledged.values()].flat().length
  let isOver = false
  /** Dials again whenever it is refused, as a page does that was loaded anew. */
  const codes = async (coder: Study['ana'], at: LiveHost) => {
    while (!isOver) {
      const page = new LiveClient(at.url, study.layerOf(coder), coder)
      await page.join().catch(() => {})
      if (page.isOpen) {
        for (let i = 0; i < 20 && !isOver; i++) {
          const id = await code(page).catch(() => null)
          if (id === null) break
          acknowledged.get(coder.id)!.push(id)
        }
      }
      page.terminate()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const coding = coders.flatMap((coder) => [codes(coder, other), codes(coder, third)])
  for (let i = 0; i < 12; i++) {
    await Promise.all([
      setStatus(i % 2 === 0 ? 'closed' : 'running')(services, study),
      ...coders
        .slice(0, 4)
        .map(({ id }) =>
          changeRoles(services, study.lia, projectId, id, i % 2 ? ['coder'] : ['observer']),
        ),
    ])
    const before = count()
    // While it runs something must get through before it is closed again.
    if (i % 2 === 1) await eventually(() => count() > before)
  }
  isOver = true
  await Promise.all(coding)
  for (const coder of coders) {
    const ids = new Set((await rowsOf(study, coder)).map(({ id }) => id))
    expect(acknowledged.get(coder.id)!.filter((id) => !ids.has(id))).toEqual([])
  }
  expect(await checkDocuments(services.db)).toEqual([])
  await third.stop()
}, 60_000)
