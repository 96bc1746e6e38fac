import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { planOfRound } from '#server/planning.ts'
import { createProject } from '#server/projects.ts'
import { createRound, setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const talk = (nth: number) =>
  Array.from({ length: 6 }, (_, at) => `Adane: The valley ${nth} closed its gates ${at}.`).join(
    '\n\n',
  )

let services: TestServices
let [lia, ana, ben, zoe] = [] as unknown as [Person, Person, Person, Person]

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia')
  ana = await services.person('Ana')
  ben = await services.person('Ben')
  zoe = await services.person('Zoe')
})
afterAll(() => services?.stop())

interface Study {
  project: string
  transcripts: string[]
}

async function aProject(): Promise<Study> {
  const { id: project } = await createProject(services, lia, {
    name: 'Lake Vessa',
    codebook: 'political-discourse',
  })
  for (const person of [ana, ben]) {
    await services.db
      .insertInto('members')
      .values({ project_id: project, person_id: person.id, roles: ['coder'] })
      .execute()
  }
  const transcripts: string[] = []
  for (let nth = 0; nth < 6; nth++) {
    const stored = await storeTranscript(
      services,
      lia,
      project,
      { text: talk(nth) },
      { title: `T${nth}` },
    )
    transcripts.push(stored.transcript.id)
  }
  return { project, transcripts }
}

/** A blind round of the first four transcripts; each coder gives blame to so many turns of each. */
async function aRound({ project, transcripts }: Study, name: string, marks: [Person, number[]][]) {
  const { id: round } = await createRound(services, lia, project, {
    name,
    visibility: 'blind',
    transcripts: transcripts.slice(0, 4),
    coders: marks.map(([coder]) => coder.id),
  })
  for (let at = 0; at < 4; at++) {
    for (const [coder, turns] of marks) {
      services.clock.pass(60_000)
      const key = {
        projectId: project,
        roundId: round,
        transcriptId: transcripts[at]!,
        coderId: coder.id,
      }
      const codedSpans = Array.from({ length: turns[at]! }, (_, turn) => {
        const start = talk(at).indexOf(`gates ${turn}`)
        return { code: 'blame', start, end: start + 7 }
      })
      await replaceLayer(services, coder, key, { codedSpans, complete: false })
      await completeLayer(services, coder, key, true)
    }
  }
  return round
}

describe('planning of a round', () => {
  test('[RI2] is for whoever may see its figures', async () => {
    const study = await aProject()
    const round = await aRound(study, 'Round 1', [
      [ana, [2, 2, 4, 4]],
      [ben, [2, 2, 2, 2]],
    ])
    const ask = (person: Person, given: object = {}) =>
      planOfRound(services, person, study.project, round, given)
    for (const what of ['needed', 'draw', 'drift', 'self']) {
      expect((await refused(ask(ana, { ask: what }))).code).toBe('not-permitted')
    }
    expect((await refused(ask(zoe))).code).toBe('not-found')
    // Before it is revealed nobody is told on which turns there is anything, not by the choice of them either.
    const turns = await ask(lia, { ask: 'draw', draw: 'turns', number: 500 })
    if (turns.plan?.ask !== 'draw') throw new Error('another answer')
    expect(turns.plan.turns.every(({ spans }) => spans === null)).toBe(true)
    expect(turns.query.traits).toEqual(['speaker', 'length'])
    const drift = await ask(lia, { ask: 'drift' })
    if (drift.plan?.ask !== 'drift') throw new Error('another answer')
    const anas = drift.plan.coders.find(({ coder }) => coder === ana.id)!
    expect(anas.points.map(({ transcript }) => transcript)).toEqual(study.transcripts.slice(0, 4))
    expect(anas.agreement).toMatchObject({ early: 1 })
    expect(anas.agreement!.late).toBeCloseTo(4 / 6, 12)
    const needed = await ask(lia, { ask: 'needed', width: '0.3' })
    expect(needed.plan).toMatchObject({ by: 'turns', coded: 24, codes: [{ code: 'blame' }] })
    for (const width of ['0,3', '.3', ',3', '0.30']) {
      expect((await ask(lia, { ask: 'needed', width })).query.width).toBe(0.3)
    }
    for (const given of [
      { ask: 'x' },
      { width: '0' },
      { width: '1.234,5' },
      { width: '1e-1' },
      { number: '0' },
      { traits: 'hue' },
      { code: 'gone' },
    ]) {
      expect((await refused(ask(lia, given))).code).toBe('invalid-input')
    }
  })

  test('[CF1] [CF3] a plan is kept until what it rests on changes, also in an earlier round and in time', async () => {
    const study = await aProject()
    const first = await aRound(study, 'Round 1', [
      [ana, [2, 2, 4, 4]],
      [ben, [2, 2, 2, 2]],
    ])
    const second = await aRound(study, 'Again', [[ana, [2, 2, 4, 3]]])
    const jobs = async () => {
      const { length } = await services.db
        .selectFrom('figure_jobs')
        .select('id')
        .where('project_id', '=', study.project)
        .execute()
      return length
    }
    const ask = (round: string, what: string) =>
      planOfRound(services, lia, study.project, round, { ask: what })
    for (const what of ['needed', 'draw', 'drift']) {
      const [one, same] = [await ask(first, what), await ask(first, what)]
      expect(same).toEqual(one)
    }
    const self = await ask(second, 'self')
    // Transcripts are drawn without a job.
    expect(await jobs()).toBe(3)
    const key = {
      projectId: study.project,
      roundId: first,
      transcriptId: study.transcripts[3]!,
      coderId: ana.id,
    }
    await completeLayer(services, ana, key, false)
    services.clock.pass(60_000)
    await completeLayer(services, ana, key, true)
    await ask(first, 'needed')
    expect(await jobs()).toBe(3)
    // That the layer was completed later is a matter of drift alone.
    await ask(first, 'drift')
    expect(await jobs()).toBe(4)
    await completeLayer(services, ana, key, false)
    const fewer = await ask(second, 'self')
    expect(await jobs()).toBe(5)
    expect([self, fewer].map(({ plan }) => plan?.ask === 'self' && plan.coders[0]!.units)).toEqual([
      24, 18,
    ])
  })

  test('transcripts that two code are not drawn, and the others of the project are', async () => {
    const study = await aProject()
    const round = await aRound(study, 'Round 1', [
      [ana, [1, 1, 1, 1]],
      [ben, [1, 1, 1, 1]],
    ])
    const found = await planOfRound(services, lia, study.project, round, { ask: 'draw' })
    if (found.plan?.ask !== 'draw-transcripts') throw new Error('another answer')
    expect(found.plan.candidates).toBe(2)
    expect(found.plan.transcripts.map(({ id }) => id).sort()).toEqual(
      study.transcripts.slice(4).sort(),
    )
    expect(found.plan.transcripts[0]).toMatchObject({ speaker: 'Adane', frequency: 0, coders: 0 })
  })

  test('a coder is compared with an earlier round of the own, and only with one whose figures may be seen', async () => {
    const study = await aProject()
    const first = await aRound(study, 'Round 1', [
      [ana, [2, 2, 2, 2]],
      [ben, [3, 3, 3, 3]],
    ])
    const second = await aRound(study, 'Again', [[ana, [2, 2, 2, 3]]])
    const ask = (person: Person, given: object = {}) =>
      planOfRound(services, person, study.project, second, { ask: 'self', ...given })
    const found = await ask(lia)
    expect(found.repeated).toEqual([{ id: first, name: 'Round 1', layers: 4 }])
    if (found.plan?.ask !== 'self') throw new Error('another answer')
    expect(found.plan.coders).toMatchObject([{ coder: ana.id, units: 24 }])
    expect(found.plan.coders[0]!.percent.value).toBeCloseTo(23 / 24, 12)
    expect((await refused(ask(lia, { before: second }))).code).toBe('not-found')
    // Ana may see the second round once it is revealed, and of the first nothing still.
    await setRoundStatus(services, lia, study.project, second, 'revealed')
    expect(await ask(ana)).toMatchObject({ repeated: [], plan: null })
    expect((await refused(ask(ana, { before: first }))).code).toBe('not-found')
    await setRoundStatus(services, lia, study.project, first, 'revealed')
    expect((await ask(ana)).repeated).toHaveLength(1)
  })
})
