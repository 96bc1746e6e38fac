import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveFigures } from '#server/agreement/live-figures.ts'
import { setPosition } from '#server/position.ts'
import { setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { aCodedRound, type CodedRound } from '#test/builders/coded-round.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const texts = {
  'Press conference': [
    'Adane: The upper valley did it.',
    'Adane: We will talk.',
    'Adane: Our farmers lost a harvest.',
    'Adane: They will hear from us.',
  ].join('\n\n'),
}
const title = 'Press conference'

let services: TestServices
let lia: Person
let ana: Person
let ben: Person

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia')
  ana = await services.person('Ana')
  ben = await services.person('Ben')
})
afterAll(() => services?.stop())

const aRound = (more: Partial<Parameters<typeof aCodedRound>[1]> = {}) =>
  aCodedRound(services, { visibility: 'blind', texts, lead: lia, coders: [ana, ben], ...more })

const watched = ({ project, round }: CodedRound, person: Person, query: object = {}) =>
  liveFigures(services, person, project, round, { ...query })

async function goTo({ project, round, transcripts }: CodedRound, coder: Person, turn: number) {
  const transcriptId = transcripts.get(title)!
  await setPosition(services, coder, { projectId: project, roundId: round, transcriptId }, turn)
}

async function openings({ project }: CodedRound): Promise<number> {
  const rows = await services.db
    .selectFrom('audit_events')
    .select('person_id')
    .where('project_id', '=', project)
    .where('kind', '=', 'agreement-opened')
    .execute()
  return rows.length
}

test('[RD11] figures follow coders turn by turn, long before anything is completed', async () => {
  const round = await aRound()
  await round.code(
    title,
    ana,
    [
      ['upper valley', 'blame'],
      ['lost a harvest', 'blame'],
    ],
    false,
  )
  await round.code(title, ben, [['upper valley', 'blame']], false)
  // Sent and never opened: Ben's reaches as far as the first turn.
  expect(await watched(round, lia)).toMatchObject({ units: 1, layers: { completed: 0, begun: 2 } })
  await goTo(round, ana, 4)
  await goTo(round, ben, 3)
  // Both have passed turns 1 and 2, and agree there.
  const before = await watched(round, lia)
  expect(before.units).toBe(2)
  expect(before.figures.codes.find(({ code }) => code === 'blame')).toMatchObject({
    // A single unit has it: a formula would give an interval from 1 to 1.
    alpha: { value: 1, interval: { method: 'none', reason: 'one_unit' } },
    units: 1,
  })
  await goTo(round, ben, 4)
  const after = await watched(round, lia)
  expect(after.units).toBe(3)
  // Ana has it in 1 and 3, Ben in 1: Do = 2/6, De = 2 * 3 * 3 / 30
  expect(after.figures.codes.find(({ code }) => code === 'blame')!.alpha.value).toBeCloseTo(
    1 - 2 / 6 / (18 / 30),
    12,
  )
  expect((await watched(round, lia, { counted: 'completed' })).units).toBe(0)
  await round.code(title, ben, [['upper valley', 'blame']])
  expect((await watched(round, lia)).units).toBe(3)
  await round.code(title, ana, [['upper valley', 'blame']])
  for (const counted of ['passed', 'completed']) {
    const done = await watched(round, lia, { counted })
    expect(done).toMatchObject({ units: 4, layers: { completed: 2, begun: 0 } })
  }
})

test('[RI12] coders are told that there is no such page, and so is a lead who codes blind', async () => {
  const round = await aRound()
  for (const person of [ana, ben]) {
    expect((await refused(watched(round, person))).code).toBe('not-found')
  }
  const codes = await aRound({ leadCodes: true })
  expect((await refused(watched(codes, lia))).code).toBe('not-found')
  await setRoundStatus(services, lia, codes.project, codes.round, 'revealed')
  expect((await watched(codes, lia)).units).toBe(0)
  // What is revealed coders read on the other pages; this one stays with the leads.
  expect((await refused(watched(codes, ana))).code).toBe('not-found')
})

test('[RI2] [RI12] it holds no word of a text, and watching it is recorded once, not at each look', async () => {
  const round = await aRound()
  await round.code(title, ana, [['lost a harvest', 'blame']])
  await round.code(title, ben, [['hear from us', 'threat']])
  // That the round has these transcripts, and that one may be chosen, says nothing of what is in them.
  const { transcripts: choosable, ...shown } = await watched(round, lia)
  expect(choosable).toEqual([{ id: round.transcripts.get(title), title }])
  expect(shown.units).toBe(4)
  const told = JSON.stringify(shown)
  for (const words of [title, 'harvest', 'hear from', 'start', round.transcripts.get(title)!]) {
    expect(told).not.toContain(words)
  }
  await watched(round, lia, { unit: 'sentence' })
  expect(await openings(round)).toBe(1)
})

test('of chosen transcripts, coders and codes alone', async () => {
  const round = await aRound()
  await round.code(title, ana, [['lost a harvest', 'blame']])
  await round.code(title, ben, [['hear from us', 'threat']], false)
  await goTo(round, ben, 3)
  const transcripts = round.transcripts.get(title)!
  expect((await watched(round, lia, { transcripts })).units).toBe(2)
  const chosen = await watched(round, lia, { codes: 'threat' })
  expect(chosen.figures.codes.map(({ code }) => code)).toEqual(['threat'])
  const error = await refused(watched(round, lia, { transcripts: round.round }))
  expect(error.message).toContain('no transcript')
  expect((await refused(watched(round, lia, { counted: 'most' }))).code).toBe('invalid-input')
})
