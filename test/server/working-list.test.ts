import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparedOnList } from '#server/agreement/compared-on-list.ts'
import { lostAgreement } from '#server/agreement/lost-agreement.ts'
import { workingListPage } from '#server/agreement/working-list.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { changeTranscript } from '#server/transcripts.ts'
import { aCodedRound, type CodedRound, type Marks } from '#test/builders/coded-round.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

/** Sixty turns, so that the list has more than one page. */
const many = Array.from({ length: 60 }, (_, turn) => `Adane: Point ${turn}, said once.`)
const texts = {
  Interview: many.join('\n\n'),
  'Press conference': [
    'Question: Who let the lake run dry?',
    'Adane: The upper valley did it.',
    'Question: And now?',
    'Adane: We will talk. Let them come.',
  ].join('\n\n'),
}

/** Of whoever waits for the answer. */
const present = new AbortController().signal

let services: TestServices
let lia: Person
let ana: Person
let ben: Person
let round: CodedRound

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia')
  ana = await services.person('Ana')
  ben = await services.person('Ben')
  round = await coded('open')
})
afterAll(() => services?.stop())

/** Ana and Ben differ in every turn of the interview, and in both of the press conference. */
async function coded(visibility: 'open' | 'blind'): Promise<CodedRound> {
  const made = await aCodedRound(services, { visibility, texts, lead: lia, coders: [ana, ben] })
  const points: Marks = many.map((_, turn) => [`Point ${turn},`, 'blame'] as const)
  await made.code('Interview', ana, points)
  await made.code('Interview', ben, [])
  await made.code('Press conference', ana, [
    ['upper valley', 'blame'],
    ['We will talk', 'dialogue'],
  ])
  await made.code('Press conference', ben, [['The upper valley did', 'threat']])
  return made
}

const listed = (query: object = {}, person = ana, of = round) =>
  workingListPage(services, person, of.project, of.round, { ...query })

function compared(
  { transcript, start, end, nth }: { transcript: string; start: number; end: number; nth: number },
  list = '',
) {
  const given = { at: `${start}-${end}`, nth: String(nth), list }
  return comparedOnList(services, ana, round.project, round.round, transcript, given, present)
}

/** When each answer about the round was computed. */
async function keptAnswers() {
  return services.db
    .selectFrom('kept_figures')
    .select(['question', 'computed_at'])
    .where('round_id', '=', round.round)
    .execute()
}

test('[AN9] from the first entry on, every one is reached once, over pages and transcripts, and back', async () => {
  const search = 'order=place'
  const first = await listed({ order: 'place' })
  expect(first.total).toBe(63)
  expect(first.entries).toHaveLength(first.perPage)
  const more = await listed({ order: 'place', from: String(first.perPage) })
  const all = [...first.entries, ...more.entries]
  expect(all.map(({ nth }) => nth)).toEqual(all.map((_, at) => at + 1))
  const kept = await keptAnswers()
  expect(kept).toHaveLength(1)
  const reached = [first.entries[0]!]
  for (;;) {
    const { list } = await compared(reached.at(-1)!, search)
    expect(list!.current).toEqual(reached.at(-1))
    expect(list!.previous).toEqual(reached.at(-2) ?? null)
    expect(list!.shown).toContainEqual(list!.current)
    if (list!.next === null) break
    reached.push(list!.next)
  }
  expect(reached).toEqual(all)
  expect(new Set(reached.map(({ transcript }) => transcript)).size).toBe(2)
  expect(await keptAnswers()).toEqual(kept)
})

test('[AN5] transcripts come in the order of their titles, whatever their ids are, also among what costs the same', async () => {
  const alike = { Bay: 'Adane: One.\n\nAdane: Two.', Creek: 'Adane: One.\n\nAdane: Six.' }
  const made = await aCodedRound(services, { texts: alike, lead: lia, coders: [ana, ben] })
  for (const title of ['Bay', 'Creek']) {
    await made.code(title, ana, [['One', 'blame']])
    await made.code(title, ben, [])
  }
  const [bay, creek] = [made.transcripts.get('Bay')!, made.transcripts.get('Creek')!]
  const order = async (by: 'place' | 'cost') => {
    const { entries } = await listed({ order: by }, ana, made)
    return entries.map(({ transcript }) => transcript)
  }
  const lost = async () => {
    const { found } = await lostAgreement(services, lia, made.project, made.round)
    const { costs, passages } = found!
    return [costs.transcripts, costs.turns!, passages!].map((parts) =>
      parts.map(({ transcript }) => transcript),
    )
  }
  for (const title of ['Bay', 'Dam']) {
    await changeTranscript(services, lia, made.project, bay, { title })
    const expected = title === 'Bay' ? [bay, creek] : [creek, bay]
    expect(await order('place')).toEqual(expected)
    expect(await order('cost')).toEqual(expected)
    for (const parts of await lost()) expect(parts).toEqual(expected)
  }
})

test('entries are quoted by the words that were coded, with who has the code and what the other has', async () => {
  const { entries } = await listed({
    code: 'blame',
    transcript: round.transcripts.get('Press conference'),
  })
  expect(entries).toMatchObject([
    {
      quote: 'upper valley',
      kind: 'other_code',
      turn: 2,
      has: [ana.id],
      lacks: [ben.id],
      instead: ['threat'],
    },
  ])
})

test('a list is of what somebody was unsure of, says who, and one steps on within it', async () => {
  const people = { lead: lia, coders: [ana, ben] }
  const doubted = await aCodedRound(services, { visibility: 'open', texts, ...people })
  const [title, transcriptId] = [
    'Press conference',
    doubted.transcripts.get('Press conference')!,
  ] as const
  const key = { projectId: doubted.project, roundId: doubted.round, transcriptId }
  type Given = readonly (readonly [words: string, code: string, unsure?: true])[]
  const layer = async (coder: Person, given: Given) => {
    const codedSpans = given.map(([words, code, unsure]) => {
      const start = texts[title].indexOf(words)
      return { code, start, end: start + words.length, ...(unsure && { unsure }) }
    })
    const own = { ...key, coderId: coder.id }
    await replaceLayer(services, coder, own, { codedSpans, complete: false })
    await completeLayer(services, coder, own, true)
  }
  // Of the first they agree; of the last two each has something else, and Ben alone was unsure.
  await layer(ana, [
    ['run dry', 'threat', true],
    ['upper valley', 'blame', true],
    ['will talk', 'blame'],
  ])
  await layer(ben, [
    ['run dry', 'threat'],
    ['Let them', 'dialogue', true],
  ])
  expect((await listed({}, ana, doubted)).total).toBe(3)
  const list = await listed({ unsure: '1' }, ana, doubted)
  const doubts = (entries: typeof list.entries) => entries.map(({ code, unsure }) => [code, unsure])
  expect(doubts(list.entries)).toEqual([
    ['blame', [ana.id]],
    ['dialogue', [ben.id]],
  ])
  const { transcript, start, end } = list.entries[0]!
  const given = { at: `${start}-${end}`, nth: '1', list: 'unsure=1' }
  const { project, round } = doubted
  const shown = await comparedOnList(services, ana, project, round, transcript, given, present)
  expect(shown.list).toMatchObject({ total: 2, previous: null, next: { code: 'dialogue' } })
  // No longer unsure, it is no longer on the list.
  await completeLayer(services, ben, { ...key, coderId: ben.id }, false)
  await layer(ben, [
    ['run dry', 'threat'],
    ['Let them', 'dialogue'],
  ])
  const after = await listed({ unsure: '1' }, ana, doubted)
  expect(doubts(after.entries)).toEqual([['blame', [ana.id]]])
  expect((await refused(listed({ unsure: 'yes' }, ana, doubted))).code).toBe('invalid-input')
})

test('a list is of one code, kind, pair or transcript', async () => {
  expect((await listed({ kind: 'other_code' })).total).toBe(2)
  expect((await listed({ pair: `${ana.id},${ben.id}`, code: 'dialogue' })).total).toBe(1)
  // How intervals are drawn may stand in the address, and changes nothing here.
  expect((await listed({ bootstrap: '500', seed: '3' })).total).toBe(63)
  expect((await listed({ from: '1000' })).entries).toEqual([])
  expect((await listed({ codes: 'dialogue', code: 'blame' })).total).toBe(0)
  expect((await refused(listed({ kind: 'none' }))).code).toBe('invalid-input')
  expect((await refused(listed({ code: 'gone' }))).message).toContain('no code “gone”')
})

test('a place that is on the list no more says so, and what took its place comes next', async () => {
  const other = await coded('open')
  const transcript = other.transcripts.get('Press conference')!
  const { entries } = await listed({ transcript }, ana, other)
  expect(entries.map(({ code }) => code)).toEqual(['blame', 'threat', 'dialogue'])
  const open = async () => {
    const { start, end, nth } = entries[0]!
    const given = {
      at: `${start}-${end}`,
      nth: String(nth),
      list: `transcript=${transcript}&from=50`,
    }
    const { list } = await comparedOnList(
      services,
      ana,
      other.project,
      other.round,
      transcript,
      given,
      present,
    )
    return list!
  }
  expect(await open()).toMatchObject({ current: entries[0], search: `transcript=${transcript}` })
  await other.code('Press conference', ben, [['The upper valley did', 'blame']])
  const list = await open()
  expect(list).toMatchObject({ total: 1, current: null, previous: null, ofCode: null })
  expect(list.next).toMatchObject({ code: 'dialogue', nth: 1 })
})

test('[AG7] of a blind round there is no list, and what is lost is told without passages', async () => {
  const blind = await coded('blind')
  for (const person of [lia, ana]) {
    expect((await refused(listed({}, person, blind))).code).toBe('not-permitted')
  }
  const lost = (person: Person, query: object = {}) =>
    lostAgreement(services, person, blind.project, blind.round, { ...query })
  expect((await refused(lost(ana))).code).toBe('not-permitted')
  const hidden = await lost(lia)
  expect(hidden.found).toMatchObject({ passages: null, costs: { turns: null } })
  expect(JSON.stringify(hidden)).not.toContain('Point')
  await setRoundStatus(services, lia, blind.project, blind.round, 'revealed')
  const { found } = await lost(ana, { code: 'threat' })
  expect(found!.passages).toMatchObject([{ quote: 'The upper valley did it.' }])
  expect(found!.costs.transcripts).toHaveLength(1)
  expect((await lost(ana, { codes: 'dialogue', code: 'threat' })).found).toBeNull()
})

test('what a code loses stands beside its entry, with what to do about it', async () => {
  const { entries } = await listed({ code: 'blame' })
  const { list } = await compared(entries[0]!, 'code=blame')
  expect(list!.ofCode).toMatchObject({
    code: 'blame',
    steps: [{ step: 'talk_over', code: 'blame', coders: [ana.id] }],
  })
  expect(list!.ofCode!.lost.one_sided).toBeGreaterThan(0)
  // Without a list the passages of the transcript stand there.
  const { transcript, start, end } = entries[0]!
  const plain = { at: `${start}-${end}` }
  const alone = await comparedOnList(
    services,
    ana,
    round.project,
    round.round,
    transcript,
    plain,
    present,
  )
  expect(alone.list).toBeNull()
  for (const wrong of [{ list: 'kind=none' }, { list: '', nth: '0' }, { list: '', nth: 'x' }]) {
    const asked = comparedOnList(
      services,
      ana,
      round.project,
      round.round,
      transcript,
      {
        ...plain,
        ...wrong,
      },
      present,
    )
    expect((await refused(asked)).code, JSON.stringify(wrong)).toBe('invalid-input')
  }
})
