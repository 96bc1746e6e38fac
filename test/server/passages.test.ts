import { afterAll, beforeAll, expect, test } from 'vitest'
import { codePicture } from '#server/code-pictures.ts'
import { passagesPage } from '#server/passages.ts'
import { setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { aCodedRound, type CodedRound } from '#test/builders/coded-round.ts'
import { random } from '#test/builders/random.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

// A preamble, three turns of two people, and signs that take two units of UTF-16.
const pier = `At the pier 👩‍👩‍👧, a note.

ANA: The ferry was late 😀 and nobody told us.
BEN: It was the storm. Let us talk.
ANA: The timetable was their choice.
`
const hall = `BEN: We should sit down with them.
CEM: Then they must come.
BEN: They will.
CEM: We shall see.
`

let services: TestServices
let lia: Person
let ada: Person
let bo: Person
let round: CodedRound

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('lia')
  ada = await services.person('ada')
  bo = await services.person('bo')
  round = await aCodedRound(services, {
    visibility: 'blind',
    texts: { 'At the pier': pier, 'In the hall': hall },
    lead: lia,
    coders: [ada, bo],
  })
  await round.code('At the pier', ada, [
    ['a note', 'dialogue'],
    ['ferry was late 😀', 'blame'],
    ['late 😀 and nobody', 'threat'],
    ['Let us talk', 'dialogue'],
    ['their choice', 'blame'],
  ])
  await round.code('At the pier', bo, [['their choice', 'blame']])
  await round.code('In the hall', bo, [['they must come', 'threat']])
})
afterAll(() => services?.stop())

type Query = Parameters<typeof passagesPage>[4]

async function wordsOf(person: Person, query: Query = {}): Promise<string[]> {
  const page = await passagesPage(services, person, round.project, round.round, query)
  expect(page.count).toBe(page.passages.length)
  return page.passages.map(({ words }) => words)
}

const pictureOf = async (person: Person, query: Parameters<typeof codePicture>[4]) =>
  (await codePicture(services, person, round.project, round.round, query)).picture

test('[RI1] in a blind round a coder finds and sees drawn their own spans alone, a lead none', async () => {
  expect(await wordsOf(bo)).toEqual(['their choice', 'they must come'])
  const page = await passagesPage(services, bo, round.project, round.round)
  expect(page.coders.map(({ id }) => id)).toEqual([bo.id])
  expect(await pictureOf(bo, { show: 'transcripts' })).toMatchObject({
    counts: expect.toSatisfy((counts: { spans: number }[]) =>
      counts.every(({ spans }) => spans === 1),
    ),
  })
  expect(
    (await refused(passagesPage(services, bo, round.project, round.round, { coder: ada.id }))).code,
  ).toBe('not-found')
  expect((await refused(passagesPage(services, lia, round.project, round.round))).code).toBe(
    'not-permitted',
  )
  expect((await refused(codePicture(services, lia, round.project, round.round))).code).toBe(
    'not-permitted',
  )
})

test('once it is revealed everybody finds all, in the order of the texts, with words, turn and speaker', async () => {
  await setRoundStatus(services, lia, round.project, round.round, 'revealed')
  const page = await passagesPage(services, lia, round.project, round.round)
  expect(page.passages.map(({ words, turn, speaker }) => [words, turn, speaker])).toEqual([
    ['a note', null, null],
    ['ferry was late 😀', 1, 'ANA'],
    ['late 😀 and nobody', 1, 'ANA'],
    ['Let us talk', 2, 'BEN'],
    ['their choice', 3, 'ANA'],
    ['their choice', 3, 'ANA'],
    ['they must come', 2, 'CEM'],
  ])
  const talk = page.passages[3]!
  expect(talk.before.endsWith('It was the storm. ')).toBe(true)
  expect(talk.after.startsWith('.\nANA')).toBe(true)
})

test('passages are chosen by code, coder, transcript, speaker, by a code beside them and by stretch', async () => {
  expect(await wordsOf(lia, { code: 'blame', coder: ada.id })).toEqual([
    'ferry was late 😀',
    'their choice',
  ])
  const hallId = round.transcripts.get('In the hall')!
  expect(await wordsOf(lia, { transcript: hallId })).toEqual(['they must come'])
  expect(await wordsOf(lia, { speaker: 'BEN' })).toEqual(['Let us talk'])
  expect(await wordsOf(lia, { unspoken: '1' })).toEqual(['a note'])
  expect(await wordsOf(lia, { code: 'blame', with: 'threat' })).toEqual(['ferry was late 😀'])
  // Bo has nothing on that text: their codes are not beside Ada’s.
  expect(await wordsOf(lia, { code: 'threat', with: 'blame', coder: bo.id })).toEqual([])
  const [first] = (await passagesPage(services, lia, round.project, round.round)).passages
  const stretch = { transcript: first!.transcript.id, from: first!.end, to: first!.end + 10 }
  expect(await wordsOf(lia, stretch)).toEqual([])
  expect(await wordsOf(lia, { ...stretch, from: first!.end - 1 })).toEqual(['a note'])
  expect(
    (
      await refused(
        passagesPage(services, lia, round.project, round.round, {
          transcript: crypto.randomUUID(),
        }),
      )
    ).code,
  ).toBe('not-found')
})

test('codes are counted by speaker where a span begins, with how much each speaks', async () => {
  const picture = await pictureOf(lia, { show: 'speakers' })
  if (picture.of !== 'speakers') throw new Error('It is another picture.')
  const counts = picture.counts.map(({ code, place, spans }) => `${code} ${place} ${spans}`).sort()
  expect(counts).toEqual([
    'blame ANA 3',
    'dialogue  1',
    'dialogue BEN 1',
    'threat ANA 1',
    'threat CEM 1',
  ])
  const said = (label: string, text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith(`${label}: `))
      .map((line) => [...line.slice(label.length + 2)].length)
      .reduce((sum, length) => sum + length, 0)
  const speech = new Map(picture.columns.map(({ id, speech }) => [id, speech]))
  expect(Math.abs(speech.get('CEM')! - said('CEM', hall))).toBeLessThanOrEqual(1)
  expect(Math.abs(speech.get('ANA')! - said('ANA', pier))).toBeLessThanOrEqual(2)
})

test('codes over turns stand in the part of their turn, those before the first turn apart', async () => {
  const transcript = round.transcripts.get('At the pier')
  const picture = await pictureOf(lia, { show: 'turns', transcript, coder: ada.id })
  if (picture.of !== 'turns') throw new Error('It is another picture.')
  // Three turns in twenty parts: they begin at parts 0, 6 and 13.
  expect(picture.counts.map(({ code, place }) => `${code} ${place}`).sort()).toEqual([
    'blame 0',
    'blame 13',
    'dialogue ',
    'dialogue 6',
    'threat 0',
  ])
})

test('codes that share text are counted for each coder by themselves', async () => {
  const picture = await pictureOf(lia, { show: 'together' })
  expect(picture).toMatchObject({ pairs: [{ one: 'blame', other: 'threat', both: 1 }] })
})

test('a codeline lies where the spans do, a line for each code or for each coder of it', async () => {
  const transcript = round.transcripts.get('At the pier')
  const all = await pictureOf(lia, { show: 'codeline', transcript })
  if (all.of !== 'codeline') throw new Error('It is another picture.')
  expect(all.lines.map(({ code, spans }) => [code, spans])).toEqual([
    ['blame', 3],
    ['threat', 1],
    ['dialogue', 2],
  ])
  const length = [...pier].length
  for (const { first, last, start, end } of all.lines.flatMap(({ stretches }) => stretches)) {
    expect(first).toBe(Math.floor((start * 480) / length))
    expect(last).toBe(Math.floor(((end - 1) * 480) / length))
  }
  expect(all.speakers.map(({ name, stretches }) => [name, stretches.length]).sort()).toEqual([
    ['ANA', 2],
    ['BEN', 1],
  ])
  const apart = await pictureOf(lia, { show: 'codeline', transcript, lines: 'coders' })
  if (apart.of !== 'codeline') throw new Error('It is another picture.')
  expect(
    apart.lines
      .filter(({ code }) => code === 'blame')
      .map(({ spans }) => spans)
      .sort(),
  ).toEqual([1, 2])
})

test('what cannot be stored is refused in words, and so is a code beside itself', async () => {
  for (const query of [{ code: '\0' }, { speaker: 'A\0' }, { code: 'blame', with: 'blame' }]) {
    const asked = passagesPage(services, lia, round.project, round.round, query)
    expect((await refused(asked)).code).toBe('invalid-input')
  }
})

test('passages beside another code are those found by holding every span against every other', async () => {
  const next = random(11)
  const below = (most: number) => Math.floor(next() * most)
  const text = `ANA: ${'word '.repeat(400)}`
  const wide = await aCodedRound(services, {
    visibility: 'open',
    texts: { Wide: text },
    lead: lia,
    coders: [ada, bo],
  })
  const rows = Array.from({ length: 160 }, () => {
    const start = 5 + below(1_900)
    const code = ['blame', 'threat'][below(2)]!
    return {
      id: crypto.randomUUID(),
      coder: [ada.id, bo.id][below(2)]!,
      code,
      start,
      end: start + 1 + below(25),
    }
  })
  await services.db
    .insertInto('coded_spans')
    .values(
      rows.map(({ coder, ...row }) => ({
        ...{ project_id: wide.project, round_id: wide.round, coder_id: coder, ...row },
        ...{ transcript_id: wide.transcripts.get('Wide')!, memo: '', slots: {}, unsure: false },
        created_at: '2026-05-14T09:00:00Z',
      })),
    )
    .execute()
  const beside = rows.filter(
    (one) =>
      one.code === 'blame' &&
      rows.some(
        (other) =>
          other.code === 'threat' &&
          other.coder === one.coder &&
          other.start < one.end &&
          one.start < other.end,
      ),
  )
  const query = { code: 'blame', with: 'threat' }
  const found = await passagesPage(services, lia, wide.project, wide.round, query)
  expect(found.count).toBe(beside.length)
  const ids = new Set<string>(beside.map(({ id }) => id))
  expect(found.passages.every(({ id }) => ids.has(id))).toBe(true)
})

test('one person reads a few of these at once, the next wait their turn, and very many are refused', async () => {
  const { readingsPerPerson: few, readingsWaiting: most } = services.settings.limits
  const held: (() => void)[] = []
  const readings = Array.from({ length: few + most }, () =>
    services.rates.whileReading(ada, () => new Promise<void>((resolve) => held.push(resolve))),
  )
  await expect.poll(() => held.length).toBe(few)
  const more = () => passagesPage(services, ada, round.project, round.round)
  expect((await refused(more())).code).toBe('too-many-requests')
  // Somebody else is not held up.
  expect((await passagesPage(services, bo, round.project, round.round)).count).toBeGreaterThan(0)
  for (let done = 0; done < few + most; done++) {
    await expect.poll(() => held.length).toBeGreaterThan(done)
    held[done]!()
  }
  await Promise.all(readings)
  expect((await more()).count).toBeGreaterThan(0)
})
