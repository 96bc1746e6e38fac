import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sumOf } from '#model/agreement/anatomy/kinds.ts'
import { agreementCodePage } from '#server/agreement/code-page.ts'
import { lostAgreement } from '#server/agreement/lost-agreement.ts'
import { agreementOverview } from '#server/agreement/overview.ts'
import { agreementReport } from '#server/agreement.ts'
import { agreementHistory } from '#server/agreement-history.ts'
import {
  agreementOfCode,
  agreementOfPairs,
  agreementOfTranscripts,
  agreementUnits,
} from '#server/agreement-pages.ts'
import { completeLayer, readLayer, replaceLayer } from '#server/layers.ts'
import { setRoundStatus } from '#server/rounds.ts'
import {
  type AgreementStudy,
  anAgreementStudy,
  aRoundOf,
  type Marks,
} from '../builders/agreement-round.ts'
import { refused } from '../builders/refused.ts'
import { startServices, type TestServices } from '../builders/services.ts'

const texts = [
  [
    'Adane: The upper valley did it. It closed the gates.',
    'Bora: We will come to the table.',
    'Adane: Our farmers lost a harvest.',
    'Bora: Nobody answers for it.',
    'Adane: So be it.',
  ].join('\n\n'),
  [
    'Adane: They stole the water.',
    'Bora: The lake belongs to all.',
    'Adane: Then give it back.',
    'Bora: Let us talk.',
  ].join('\n\n'),
  ['Adane: No word.', 'Bora: Not one.', 'Adane: None.', 'Bora: None at all.'].join('\n\n'),
]
const marks: Marks[][] = [
  [
    [
      ['upper valley did it', 'blame'],
      ['to the table', 'dialogue'],
      ['lost a harvest', 'blame'],
    ],
    [
      ['closed the gates', 'blame'],
      ['come to the table', 'dialogue'],
      ['answers for it', 'blame'],
    ],
    [
      ['upper valley', 'blame'],
      ['farmers lost a harvest', 'blame'],
      ['answers', 'blame'],
    ],
  ],
  [
    [
      ['stole the water', 'blame'],
      ['talk', 'dialogue'],
    ],
    [['give it back', 'blame']],
    null,
  ],
  [[['No word', 'blame']], null, null],
]

let services: TestServices
let study: AgreementStudy
let round: string

beforeAll(async () => {
  services = await startServices()
  study = await anAgreementStudy(services, { texts, codes: ['blame', 'dialogue'], coders: 3 })
  round = await aRoundOf(services, study, { name: 'Round 1', visibility: 'open', marks })
})
afterAll(() => services?.stop())

/** By hand: of each turn of a transcript the codes of each coder, `null` for who did not complete it. */
function turnsOf(place: number): (string[] | null)[][] {
  const text = texts[place]!
  return text.split('\n\n').map((turn) => {
    const from = text.indexOf(turn) + turn.indexOf(': ') + 2
    const to = text.indexOf(turn) + turn.length
    return marks[place]!.map((own) => {
      if (own === null) return null
      const here = own.filter(([words]) => {
        const start = text.indexOf(words)
        return start < to && start + words.length > from
      })
      return [...new Set(here.map(([, code]) => code))].sort()
    })
  })
}

/** Alpha by its definition, over all pairs of values, with any distance. */
function naiveAlpha<T>(units: (T | null)[][], distance: (a: T, b: T) => number): number | null {
  const rated = units
    .map((unit) => unit.filter((value): value is T => value !== null) as T[])
    .filter((unit) => unit.length > 1)
  const all = rated.flat()
  const mean = (values: T[]) =>
    values.reduce(
      (sum, a, i) => sum + values.reduce((own, b, j) => own + (i === j ? 0 : distance(a, b)), 0),
      0,
    )
  const Do = rated.reduce((sum, unit) => sum + mean(unit) / (unit.length - 1), 0) / all.length
  const De = mean(all) / (all.length * (all.length - 1))
  return De === 0 ? null : 1 - Do / De
}

function masi(a: string[], b: string[]): number {
  const both = a.filter((code) => b.includes(code)).length
  const either = new Set([...a, ...b]).size
  if (either === both) return 0
  if (both === 0) return 1
  return 1 - (both / either) * (both === a.length || both === b.length ? 2 / 3 : 1 / 3)
}

const has = (code: string, units: (string[] | null)[][]) =>
  units.map((unit) => unit.map((set) => set && (set.includes(code) ? 1 : 0)))
const differ = (a: number, b: number) => (a === b ? 0 : 1)

/** Waits for no figures. */
function impatient() {
  const { settings } = services
  const limits = { ...settings.limits, figuresPatienceMs: 0 }
  return { ...services, settings: { ...settings, limits } }
}

const ask = (given: Record<string, unknown> = {}) =>
  [services, study.lead, study.project, round, { bootstrap: '0', ...given }] as const

describe('pages of agreement', () => {
  test('[AG11] [AG13] transcripts have the figures worked out from their rows, or why they have none', async () => {
    const all = await agreementOfTranscripts(...ask())
    expect(all.rows.map(({ title }) => title)).toEqual(['Talk 1', 'Talk 2', 'Talk 3'])
    for (const place of [0, 1]) {
      const { compared, completedBy } = all.rows[place]!
      expect(compared!.units).toBe(turnsOf(place).length)
      expect(compared!.alpha.value).toBeCloseTo(naiveAlpha(turnsOf(place), masi)!, 12)
      expect(completedBy).toHaveLength(place === 0 ? 3 : 2)
    }
    expect(all.rows[2]).toMatchObject({ compared: null, completedBy: [study.coders[0]!.id] })
    const ofBlame = await agreementOfTranscripts(...ask({ code: 'blame' }))
    for (const place of [0, 1]) {
      const wanted = naiveAlpha(has('blame', turnsOf(place)), differ)!
      expect(ofBlame.rows[place]!.compared!.alpha.value).toBeCloseTo(wanted, 12)
      const units = has('blame', turnsOf(place)).filter((unit) => unit.includes(1)).length
      expect(ofBlame.rows[place]!.compared!.units).toBe(units)
    }
    expect((await refused(agreementOfTranscripts(...ask({ code: 'gone' })))).code).toBe('not-found')
    expect((await refused(agreementOfTranscripts(...ask({ page: '2' })))).code).toBe(
      'invalid-input',
    )
  })

  test('[AG13] a pair is compared on the turns that both completed, and what each applied is counted', async () => {
    const page = await agreementOfPairs(...ask({ code: 'blame' }))
    const turns = [...has('blame', turnsOf(0)), ...has('blame', turnsOf(1))]
    const [ana, ben] = study.coders
    const kappa = page.coefficients.find(
      ({ name, code, coders }) =>
        name === 'cohen' &&
        code === 'blame' &&
        coders?.includes(ana!.id) &&
        coders.includes(ben!.id),
    )!
    const pairs = turns.map(([first, second]) => [first, second] as [number, number])
    const n = pairs.length
    const agreed = pairs.filter(([a, b]) => a === b).length / n
    const [p, q] = [0, 1].map((at) => pairs.filter((pair) => pair[at] === 1).length / n) as [
      number,
      number,
    ]
    const chance = p * q + (1 - p) * (1 - q)
    expect(kappa.value).toBeCloseTo((agreed - chance) / (1 - chance), 12)
    expect(kappa.parts.both).toBe(pairs.filter(([a, b]) => a === 1 && b === 1).length)
    expect(page.code).toMatchObject({ id: 'blame', name: 'The blame' })
    const inTable = page.byCode!.find((row) => row.code === 'blame')!.pairs[kappa.coders!.join(' ')]
    expect(inTable).toMatchObject({ kappa: kappa.value, percent: agreed })
  })

  test('a page takes what it shows: figures of pairs are those of the code that was asked for', async () => {
    const codesOf = (page: { coefficients: { code?: string; coders?: unknown }[] }) =>
      new Set(page.coefficients.map(({ code, coders }) => (coders === undefined ? 'all' : code)))
    expect(codesOf(await agreementOfPairs(...ask({ code: 'blame' })))).toEqual(
      new Set([undefined, 'blame']),
    )
    expect(codesOf(await agreementOfPairs(...ask({})))).toEqual(new Set([undefined]))
    for (const page of [agreementOverview, agreementOfTranscripts, agreementUnits]) {
      expect(codesOf(await page(...ask({})))).toEqual(new Set(['all']))
    }
    const page = await agreementOfCode(services, study.lead, study.project, round, 'blame', {})
    expect(new Set(page.coefficients.map(({ code }) => code))).toEqual(new Set(['blame']))
  })

  test('[AG13] a code has its figures over all, its definition, and each transcript it could be in', async () => {
    const page = await agreementOfCode(services, study.lead, study.project, round, 'dialogue', {
      bootstrap: '0',
    })
    const turns = [...turnsOf(0), ...turnsOf(1)]
    const alpha = page.coefficients.find(({ name }) => name === 'binary_alpha_by_code')!
    expect(alpha.value).toBeCloseTo(naiveAlpha(has('dialogue', turns), differ)!, 12)
    expect(page.coefficients.every(({ code }) => code === 'dialogue')).toBe(true)
    expect(page.rows.map(({ title, found }) => [title, found?.units])).toEqual([
      ['Talk 1', 1],
      ['Talk 2', 1],
    ])
    const gone = agreementOfCode(services, study.lead, study.project, round, 'gone', {})
    expect((await refused(gone)).code).toBe('not-found')
  })

  test('[AN2] [AG13] overview and page of a code say what it is lost to, and both the same', async () => {
    const overview = await agreementOverview(...ask())
    const turns = [...turnsOf(0), ...turnsOf(1)]
    expect(overview.lost?.codes.map(({ code }) => code)).toEqual(['blame', 'dialogue'])
    for (const { code, alpha, lost } of overview.lost!.codes) {
      const shown = overview.coefficients.find(
        (one) => one.name === 'binary_alpha_by_code' && one.code === code,
      )!
      expect(alpha).toBeCloseTo(shown.value!, 12)
      expect(sumOf(lost)).toBeCloseTo(1 - naiveAlpha(has(code, turns), differ)!, 12)
      const page = await agreementCodePage(services, study.lead, study.project, round, code, {})
      expect(page.lost).toMatchObject({ code, lost })
      expect(page.mayReadPassages).toBe(true)
    }
    expect(overview.lostJob).toBeNull()
  })

  test('[CF5] the overview of a round that did not change asks for no job, of figures or of what is lost', async () => {
    await agreementOverview(...ask())
    const jobs = () => services.db.selectFrom('figure_jobs').selectAll().orderBy('id').execute()
    const before = await jobs()
    expect(before.length).toBeGreaterThan(0)
    expect(await agreementOverview(...ask())).toMatchObject({ job: null, lostJob: null })
    expect(await jobs()).toEqual(before)
  })

  test('[CF5] the overview stands without what is lost until that is there', async () => {
    const given = { bootstrap: '0', unit: 'sentence' }
    await agreementUnits(services, study.lead, study.project, round, given)
    const overview = () => agreementOverview(impatient(), study.lead, study.project, round, given)
    const first = await overview()
    expect(first.coefficients.length).toBeGreaterThan(0)
    expect(first).toMatchObject({ lost: null, job: null, lostJob: { problem: null } })
    await vi.waitFor(async () => expect((await overview()).lost).not.toBeNull(), 20_000)
    expect((await overview()).lostJob).toBeNull()
  })

  test('[AN4] codes of which the codebook says that one is chosen stand in each other’s place', async () => {
    const kindsWith = async (more: { exclusive?: string }) => {
      const one = { texts: [texts[0]!], codes: ['blame', 'dialogue'], coders: 2, more }
      const own = await anAgreementStudy(services, one)
      const first = await aRoundOf(services, own, {
        name: 'Round 1',
        visibility: 'open',
        marks: [[[['lost a harvest', 'blame']], [['lost a harvest', 'dialogue']]]],
      })
      const { found } = await lostAgreement(services, own.lead, own.project, first)
      return found!.all.pairs
    }
    expect(await kindsWith({})).toMatchObject({ one_sided: 2, other_code: 0 })
    expect(await kindsWith({ exclusive: 'Act' })).toMatchObject({ one_sided: 0, other_code: 2 })
  })

  test('[AN7] who codes after the others is known by when spans were coded', async () => {
    const orders = async () => {
      const { found } = await lostAgreement(services, study.lead, study.project, round)
      return study.coders.map(({ id }) => found!.coders.find(({ coder }) => coder === id)!.order)
    }
    // All at once.
    expect(await orders()).toMatchObject([{ value: null }, { value: null }, { value: null }])
    for (const [hour, { id }] of study.coders.entries()) {
      await services.db
        .updateTable('coded_spans')
        .set({ created_at: `2026-05-12T0${hour}:30:00+02:00` })
        .where('round_id', '=', round)
        .where('coder_id', '=', id)
        .execute()
    }
    // One after the other; on the first transcript alone their spans meet.
    const [first, , last] = await orders()
    expect(first).toMatchObject({ value: 0, of: 1 })
    expect(last).toMatchObject({ value: 1, of: 1 })
  })

  test('[RD6] [AG13] units say how many turns there are and who completed what, and the ledger adds up', async () => {
    const page = await agreementUnits(...ask())
    expect(page.rows.map(({ turns, units }) => [turns, units])).toEqual([
      [5, 5],
      [4, 4],
      [4, null],
    ])
    expect(page.rows[1]!.layers.filter(({ completed }) => completed)).toHaveLength(2)
    expect(page.ledger.spans).toMatchObject({ in: 13, used: 12, single: 1 })
    const some = await agreementUnits(...ask({ coders: study.coders[0]!.id }))
    expect(some.rows.map(({ units }) => units)).toEqual([null, null, null])
  })

  test('[RD12] what is said in slots is compared as stored, and follows what is changed', async () => {
    const own = await anAgreementStudy(services, {
      texts: [texts[0]!],
      codes: ['blame'],
      coders: 2,
      slots: [{ key: 'blamed', label: 'Who is blamed', kind: 'text' }],
    })
    const said = (first: string, second: string): Marks => [
      ['upper valley did it', 'blame', { blamed: first }],
      ['lost a harvest', 'blame', { blamed: second }],
    ]
    const given = [[said('the mills', 'the state'), said('The mills', 'farmers')]]
    const first = await aRoundOf(services, own, {
      name: 'Round 1',
      visibility: 'open',
      marks: given,
    })
    const slotOf = async () => {
      const ofRound = [own.project, first, 'blame', { bootstrap: '0' }] as const
      const page = await agreementOfCode(services, own.lead, ...ofRound)
      return page.coefficients.find(({ slot }) => slot === 'blamed')!
    }
    // the mills twice, the state and farmers once: Do = 2 / 4, De = (16 - 6) / 12
    expect((await slotOf()).value).toBeCloseTo(1 - 0.5 / (10 / 12), 12)
    const [, ben] = own.coders
    const key = {
      projectId: own.project,
      roundId: first,
      transcriptId: own.transcripts[0]!,
      coderId: ben!.id,
    }
    await completeLayer(services, ben!, key, false)
    const { codedSpans } = await readLayer(services, ben!, key)
    const agreed = codedSpans.map((span) =>
      span.slots.blamed === 'farmers' ? { ...span, slots: { blamed: 'the state' } } : span,
    )
    await replaceLayer(services, ben!, key, { codedSpans: agreed, complete: false })
    await completeLayer(services, ben!, key, true)
    expect((await slotOf()).value).toBe(1)
  })

  test('[AG7] [AG13] the history has every round one may see figures of, by the same rules', async () => {
    services.clock.pass(60_000)
    const same = marks.map((ofCoders) => ofCoders.map(() => ofCoders[0]!))
    const alike = await aRoundOf(services, study, {
      name: 'Round 2',
      visibility: 'blind',
      marks: same,
    })
    const history = async () => {
      const { rounds } = await agreementHistory(...ask({ coders: study.coders[0]!.id }))
      return rounds.map(({ name, alpha, isWithheld }) => [name, alpha?.value, isWithheld])
    }
    const first = expect.closeTo(naiveAlpha([...turnsOf(0), ...turnsOf(1)], masi)!, 12)
    // Seeing a blind round is put down, and here nobody is told so.
    expect(await history()).toEqual([
      ['Round 1', first, false],
      ['Round 2', undefined, true],
    ])
    const opened = await services.db
      .selectFrom('audit_events')
      .select('about')
      .where('kind', '=', 'agreement-opened')
      .execute()
    expect(opened.map(({ about }) => about)).not.toContainEqual({ roundId: alike })
    // A coder sees nothing of a blind round, not even that it would be in the table.
    const ana = study.coders[0]!
    const hers = await agreementHistory(services, ana, study.project, round, { bootstrap: '0' })
    expect(hers.rounds.map(({ name }) => name)).toEqual(['Round 1'])
    for (const use of [
      agreementOfPairs,
      agreementOfTranscripts,
      agreementUnits,
      agreementHistory,
    ]) {
      expect((await refused(use(services, ana, study.project, alike, {}))).code).toBe(
        'not-permitted',
      )
    }
    const code = agreementOfCode(services, ana, study.project, alike, 'blame', {})
    expect((await refused(code)).code).toBe('not-permitted')
    await setRoundStatus(services, study.lead, study.project, alike, 'revealed')
    expect(await history()).toEqual([
      ['Round 1', first, false],
      ['Round 2', 1, false],
    ])
  })

  test('[CF5] the history says of each round what its figures wait for, and has them once they are there', async () => {
    const given = { bootstrap: '0', unit: 'paragraph' }
    // The round itself has its figures; those of the other are asked for by the history alone.
    await agreementUnits(services, study.lead, study.project, round, given)
    const history = () => agreementHistory(impatient(), study.lead, study.project, round, given)
    const [, other] = (await history()).rounds
    expect(other).toMatchObject({ isComputed: false, job: { problem: null } })
    await vi.waitFor(async () => {
      const { rounds } = await history()
      expect(rounds.every(({ isComputed, job }) => isComputed && job === null)).toBe(true)
    }, 20_000)
  })
})

test('what the overview and the page of a code show beside the figures reads the round no second time', async () => {
  const { lead, project } = study
  const settings = { bootstrap: '0' }
  const read = async (use: (services: TestServices) => Promise<unknown>) => {
    let queries = 0
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        queries++
        return node
      },
      transformResult: async ({ result }) => result,
    }
    await use({ ...services, db: services.db.withPlugin(counting) })
    return queries
  }
  const report = await read((own) => agreementReport(own, lead, project, round, settings))
  expect(report).toBeGreaterThan(0)
  expect(await read((own) => agreementOverview(own, lead, project, round, settings))).toBe(report)
  const code = await read((own) => agreementOfCode(own, lead, project, round, 'blame', settings))
  expect(code).toBeGreaterThan(0)
  expect(await read((own) => agreementCodePage(own, lead, project, round, 'blame', settings))).toBe(
    code,
  )
})
