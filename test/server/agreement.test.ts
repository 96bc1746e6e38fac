import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visibility } from '#model/round.ts'
import { comparison } from '#server/agreement/comparison.ts'
import { agreementFigures, agreementReport } from '#server/agreement.ts'
import { AgreementQuery, AnatomyQuery } from '#server/agreement-query.ts'
import { anatomyOfRound } from '#server/anatomy.ts'
import { replaceDraft } from '#server/codebooks.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { createProject } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { createRound, setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { changeTranscript } from '#server/transcripts.ts'
import { aCodebook } from '#test/builders/codebook.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const talk = [
  'Question: Who let the lake run dry? 😀 And why?',
  'Adane: The upper valley did. It closed the gates.',
  'Question: Will you talk?',
  'Adane: We will. Let them come to the table.',
  'Question: Was it you?',
  'Adane: It was not. Our farmers lost a harvest. Somebody answers for it.',
].join('\n\n')

/** Of whoever waits for the answer. */
const present = new AbortController().signal

let services: TestServices
let lia: Person
let ana: Person
let ben: Person
let zoe: Person

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
  round: string
  transcript: string
}
type Marks = [words: string, code: string][]

/** A round in which Ana and Ben code one press conference; without marks one has not completed it. */
async function aStudy(
  visibility: Visibility,
  marks: { ana?: Marks; ben?: Marks },
  coders = [ana, ben],
): Promise<Study> {
  const { id: project } = await createProject(services, lia, { name: 'Lake Vessa' })
  for (const person of [ana, ben]) {
    await services.db
      .insertInto('members')
      .values({ project_id: project, person_id: person.id, roles: ['coder'] })
      .execute()
  }
  if (coders.includes(lia)) {
    await services.db
      .updateTable('members')
      .set({ roles: ['lead', 'coder'] })
      .where('project_id', '=', project)
      .where('person_id', '=', lia.id)
      .execute()
  }
  const codes = ['blame', 'dialogue', 'threat'].map((id) => ({
    id,
    name: `The ${id}`,
    ...(id === 'threat' ? { parent: 'blame' } : {}),
  }))
  await replaceDraft(services, lia, project, aCodebook({ codes }))
  await publishCodebook(services, lia, project)
  const { transcript } = await storeTranscript(services, lia, project, { text: talk })
  await setCodable(project, transcript.id, true)
  const { id: round } = await createRound(services, lia, project, {
    name: 'Round 1',
    visibility,
    transcripts: [transcript.id],
    coders: coders.map((coder) => coder.id),
  })
  const study = { project, round, transcript: transcript.id }
  for (const [coder, own] of [
    [ana, marks.ana],
    [ben, marks.ben],
  ] as const) {
    if (own === undefined) continue
    await code(study, coder, own)
    await completeLayer(services, coder, layer(study, coder), true)
  }
  return study
}

const layer = ({ project, round, transcript }: Study, coder: Person) => ({
  projectId: project,
  roundId: round,
  transcriptId: transcript,
  coderId: coder.id,
})

/** Whether turns of the journalists are units; Adane's always are. */
async function setCodable(project: string, transcript: string, codable: boolean): Promise<void> {
  await changeTranscript(services, lia, project, transcript, {
    speakers: [
      { label: 'Question', kind: 'interviewer', codable },
      { label: 'Adane', kind: 'respondent', codable: true },
    ],
  })
}

async function code(study: Study, coder: Person, marks: Marks): Promise<void> {
  const codedSpans = marks.map(([words, code]) => {
    const start = [...talk.slice(0, talk.indexOf(words))].length
    return { code, start, end: start + [...words].length }
  })
  await replaceLayer(services, coder, layer(study, coder), { codedSpans, complete: false })
}

const report = (study: Study, person: Person, settings: object = { bootstrap: 0 }) =>
  agreementReport(services, person, study.project, study.round, settings)

function figure(
  {
    coefficients,
  }: Awaited<ReturnType<typeof agreementFigures>> | Awaited<ReturnType<typeof report>>,
  name: string,
  code?: string,
  pair = false,
) {
  return coefficients.find(
    (one) => one.name === name && one.code === code && (one.coders !== undefined) === pair,
  )!
}

async function events(study: Study): Promise<number> {
  const rows = await services.db
    .selectFrom('audit_events')
    .select('person_id')
    .where('project_id', '=', study.project)
    .where('kind', '=', 'agreement-opened')
    .execute()
  return rows.length
}

const anas: Marks = [
  ['The upper valley did', 'blame'],
  ['Let them come to the table', 'dialogue'],
  ['Somebody answers for it', 'blame'],
]
const bens: Marks = [
  ['It closed the gates', 'blame'],
  ['We will', 'dialogue'],
  ['lost a harvest', 'threat'],
]

describe('agreement of a round', () => {
  test('[AG1] the figures are those worked out from the rows', async () => {
    const study = await aStudy('open', { ana: anas, ben: bens })
    const found = await report(study, lia)
    // By turns: six units. blame: ana in 2 and 6, ben in 2 alone; dialogue: both in 4; threat: ben in 6.
    expect(found.ledger.units).toMatchObject({ in: 6, compared: 6 })
    expect(figure(found, 'percent', 'blame').value).toBeCloseTo(5 / 6, 12)
    // Do = 2/12; 3 of 12 ratings are present: De = 2 * 3 * 9 / (12 * 11)
    expect(figure(found, 'binary_alpha_by_code', 'blame').value).toBeCloseTo(1 - 22 / 54, 12)
    // pe = (2/6)(1/6) + (4/6)(5/6) = 22/36
    const query = AgreementQuery.parse({ bootstrap: 0 })
    const all = await agreementFigures(services, lia, study.project, study.round, query)
    expect(figure(all, 'cohen', 'blame', true).value).toBeCloseTo((30 - 22) / (36 - 22), 12)
    expect(figure(found, 'binary_alpha_by_code', 'dialogue').value).toBe(1)
    expect(figure(found, 'percent').value).toBeCloseTo(5 / 6, 12)
    expect(found.passages).toMatchObject({ total: 1 })
    expect(found.passages!.shown[0]).toMatchObject({
      turn: 6,
      quote: 'It was not. Our farmers lost a harvest. Somebody answers for it.',
    })
    const sentences = await report(study, lia, { unit: 'sentence', bootstrap: 0 })
    // 2 + 2 + 1 + 2 + 1 + 3 sentences; blame: ana in two of them, ben in a third
    expect(sentences.ledger.units.compared).toBe(11)
    expect(figure(sentences, 'percent', 'blame').value).toBeCloseTo(8 / 11, 12)
  })

  test('[AG7] a lead who does not code sees figures of a blind round, recorded, without passages', async () => {
    const study = await aStudy('blind', { ana: anas, ben: bens })
    expect((await refused(report(study, ana))).code).toBe('not-permitted')
    expect(await events(study)).toBe(0)
    const found = await report(study, lia)
    expect(figure(found, 'binary_alpha_by_code', 'dialogue').value).toBe(1)
    expect(found.passages).toBeNull()
    expect(await events(study)).toBe(1)
    const again = () =>
      agreementFigures(services, lia, study.project, study.round, AgreementQuery.parse({}))
    await again()
    expect(await events(study)).toBe(1)
    // Whoever still looks an hour later opened them once more.
    await services.db
      .updateTable('audit_events')
      .set({ recorded_at: new Date(Date.now() - 2 * 60 * 60_000) })
      .where('kind', '=', 'agreement-opened')
      .execute()
    await again()
    expect(await events(study)).toBe(2)
    await setRoundStatus(services, lia, study.project, study.round, 'revealed')
    expect((await report(study, ana)).passages!.shown).toHaveLength(1)
    expect(await events(study)).toBe(2)
  })

  test('[AG7] of a blind round in which the lead codes, the lead sees no figures either', async () => {
    const study = await aStudy('blind', { ana: anas, ben: bens }, [ana, ben, lia])
    expect((await refused(report(study, lia))).code).toBe('not-permitted')
    expect((await refused(report(study, zoe))).code).toBe('not-found')
  })

  test('[AG8] figures of an open round say that coders saw one another’s codes, and of one with a growing codebook that', async () => {
    const open = await aStudy('open', { ana: anas, ben: bens })
    const blind = await aStudy('blind', { ana: anas, ben: bens })
    const notes = async ({ project, round }: Study) =>
      (await agreementFigures(services, lia, project, round, AgreementQuery.parse({}))).notes
    expect(await notes(open)).toEqual(['coders saw one another’s codes'])
    expect(await notes(blind)).toEqual([])
    await services.db
      .updateTable('rounds')
      .set({ codebook_version: null })
      .where('id', '=', blind.round)
      .execute()
    expect(await notes(blind)).toEqual([
      'the round follows the working codebook: codes came and changed while it was coded',
    ])
  })

  test('[AG2] a round that nobody, or one coder, completed has no figure but the reason', async () => {
    for (const marks of [{}, { ana: anas }]) {
      const found = await report(await aStudy('open', marks), lia, { bootstrap: 100 })
      for (const one of found.coefficients) {
        expect(one).toMatchObject({ value: null, reason: 'no_pairs' })
      }
      expect(found.passages!.total).toBe(0)
    }
  })

  test('figures follow what is coded, completed and codable, whatever was asked before', async () => {
    const study = await aStudy('open', { ana: anas, ben: bens })
    const before = await report(study, lia)
    expect(await report(study, lia)).toEqual(before)
    await completeLayer(services, ben, layer(study, ben), false)
    expect(figure(await report(study, lia), 'percent').value).toBeNull()
    await code(study, ben, [...bens, ['Somebody answers for it', 'blame']])
    await completeLayer(services, ben, layer(study, ben), true)
    expect(figure(await report(study, lia), 'binary_alpha_by_code', 'blame').value).toBe(1)
    await setCodable(study.project, study.transcript, false)
    const after = await report(study, lia)
    expect(after.ledger.units.compared).toBe(3)
    expect(after.ledger.turns.notCodable).toBe(3)
  })

  test('[AG7] a passage shows what every coder did there, and only once codes may be seen', async () => {
    const study = await aStudy('blind', { ana: anas, ben: bens })
    const { project, round, transcript } = study
    const compare = (person: Person, at: string | null) =>
      comparison(services, person, project, round, transcript, at, present)
    for (const person of [lia, ana]) {
      expect((await refused(compare(person, null))).code).toBe('not-permitted')
    }
    await setRoundStatus(services, lia, project, round, 'revealed')
    const found = await compare(ana, null)
    // Turn 6 is the only one on which they differ, and so the first place to look at.
    expect(found.passages.map(({ turn }) => turn)).toEqual([6])
    expect(found.here.start).toBe(found.passages[0]!.start)
    expect(found.coders.map(({ name, completed }) => [name, completed])).toEqual([
      ['Ana', true],
      ['Ben', true],
    ])
    expect(found.atPlace.map(({ coder, code, quote }) => [coder, code, quote])).toEqual(
      expect.arrayContaining([
        [ana.id, 'blame', 'Somebody answers for it'],
        [ben.id, 'threat', 'lost a harvest'],
      ]),
    )
    const characters = [...talk]
    for (const { start, text } of found.blocks) {
      expect(characters.slice(start, start + [...text].length).join('')).toBe(text)
    }
    for (const at of ['9-3', 'x', '1-2-3', '5-5']) {
      expect((await refused(compare(ana, at))).code, at).toBe('invalid-input')
    }
    expect((await compare(ana, '999998-999999')).blocks.length).toBeGreaterThan(0)
    expect((await refused(compare(zoe, null))).code).toBe('not-found')
    const other = await aStudy('open', {})
    expect(
      (await refused(comparison(services, ana, project, round, other.transcript, null, present)))
        .code,
    ).toBe('not-found')
  })

  test('[RD7] [RD9] [RD10] what is compared, by which rule and at which level can be asked for', async () => {
    const study = await aStudy('open', { ana: anas, ben: bens })
    const asked = (settings: object) => report(study, lia, { bootstrap: 0, ...settings })
    // Threat stands under blame: at the top, turn 6 has blame from both.
    const top = await asked({ level: '0' })
    expect(top.codes.map(({ id }) => id)).toEqual(['blame', 'dialogue'])
    expect(figure(top, 'binary_alpha_by_code', 'blame').value).toBe(1)
    const one = await asked({ codes: 'dialogue' })
    expect(one.codes.map(({ id }) => id)).toEqual(['dialogue'])
    expect(one.ledger.spans).toMatchObject({ in: 6, used: 2, codeNotChosen: 4 })
    const alone = await asked({ coders: ana.id })
    expect(alone.ledger.spans).toMatchObject({ in: 6, single: 3, coderNotChosen: 3 })
    const half = await asked({ overlap: 'half', unit: 'sentence' })
    expect(half.ledger.spans).toMatchObject({ in: 6, used: 6 })
    expect((await asked({ overlap: 'exact' })).ledger.spans).toMatchObject({ belowRule: 6 })
    const windows = await asked({ unit: 'window', windowLength: '10' })
    expect(windows.ledger.units.compared).toBeGreaterThan(11)
    expect((await asked({ codes: '', transcripts: study.transcript })).ledger).toEqual(
      (await asked({})).ledger,
    )
    for (const [settings, complaint] of [
      [{ codes: 'blame,gone' }, 'no code “gone”'],
      [{ coders: zoe.id }, 'no coder'],
      [{ transcripts: study.round }, 'no transcript'],
      [{ level: '0', codes: 'threat' }, 'counts as “blame”'],
    ] as const) {
      const error = await refused(asked(settings))
      expect(error.code).toBe('invalid-input')
      expect(error.message).toContain(complaint)
    }
  })

  test('[AN2] [AG7] what agreement is lost to, and where only for those who may read passages', async () => {
    const study = await aStudy('blind', { ana: anas, ben: bens })
    const asked = (person: Person, query: object = {}) =>
      anatomyOfRound(services, person, study.project, study.round, AnatomyQuery.parse(query))
    expect((await refused(asked(ana))).code).toBe('not-permitted')
    expect(await events(study)).toBe(0)
    const hidden = await asked(lia)
    expect(await events(study)).toBe(1)
    // In turn 6 ana has blame and ben threat, which stands under it, on other words: each is one-sided.
    const blame = hidden.anatomy.codes.find(({ code }) => code === 'blame')!
    expect(blame.pairs).toMatchObject({ one_sided: 1, other_code: 0 })
    expect(blame.lost.one_sided).toBeCloseTo(22 / 54, 12)
    expect(hidden).toMatchObject({ passages: null, list: null, costs: { turns: null } })
    expect(hidden.costs.transcripts).toMatchObject([{ transcript: study.transcript, share: 1 }])
    await setRoundStatus(services, lia, study.project, study.round, 'revealed')
    const open = await asked(ana, { code: 'threat', pair: `${ana.id},${ben.id}`, count: '1' })
    expect(open.list).toMatchObject({ total: 1, shown: [{ turn: 6, has: [ben.id] }] })
    expect(open.passages).toHaveLength(1)
    const positions = await asked(ana, { over: 'positions', kind: 'one_sided', order: 'cost' })
    expect(positions.list!.total).toBeGreaterThan(2)
    expect((await refused(asked(ana, { code: 'gone' }))).message).toContain('no code “gone”')
    const error = await refused(asked(ana, { code: 'threat', codes: 'blame' }))
    expect(error.code).toBe('not-enough-data')
    expect(AnatomyQuery.safeParse({ pair: 'one' }).success).toBe(false)
  })

  test('settings that are none are refused by name', async () => {
    const study = await aStudy('open', { ana: anas, ben: bens })
    for (const settings of [
      { unit: 'chapter' },
      { bootstrap: '20001' },
      { bootstrap: '-1' },
      { seed: '1.5' },
      { draws: '7' },
      { overlap: 'most' },
      { windowLength: '9' },
      { level: '-1' },
    ]) {
      expect((await refused(report(study, lia, settings))).code, JSON.stringify(settings)).toBe(
        'invalid-input',
      )
    }
  })
})
