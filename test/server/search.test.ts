import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replaceLayer } from '#server/layers.ts'
import { changeRoles } from '#server/members.ts'
import { createProject } from '#server/projects.ts'
import { createRound } from '#server/rounds.ts'
import { searchProject } from '#server/search.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { changeTranscript } from '#server/transcripts.ts'
import { aSpan, insertStudy, layerKey } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
let lia: Person
beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia Lead')
})
afterAll(() => services.stop())

async function projectOf(...texts: { title: string; text: string; language?: string }[]) {
  const { id } = await createProject(services, lia, {
    name: 'Ferry',
    codebook: 'political-discourse',
  })
  const transcripts: string[] = []
  for (const { text, ...choices } of texts) {
    const { transcript } = await storeTranscript(services, lia, id, { text }, choices)
    transcripts.push(transcript.id)
  }
  const search = (q: string, more: object = {}, person = lia) =>
    searchProject(services, person, id, { q, ...more })
  const words = async (q: string) =>
    (await search(q, { in: 'texts' })).texts!.hits.map(
      ({ title, excerpt }) =>
        `${title}: ${excerpt.map((piece) => (piece.isFound ? `[${piece.words}]` : piece.words)).join('')}`,
    )
  return { id, transcripts, search, words }
}

test('[SE1] words are found in the forms that the language of each text gives them', async () => {
  const { words } = await projectOf(
    {
      title: 'Pier',
      text: 'ANA: They were waiting for ferries.\nBEN: Nothing.\nANA: So.\nBEN: Yes.\n',
      language: 'en',
    },
    {
      title: 'Hafen',
      text: 'ANA: Die Fähren fuhren nicht.\nBEN: Wir warteten.\nANA: So.\nBEN: Ja.\n',
      language: 'de',
    },
  )
  expect(await words('ferry waits')).toEqual(['Pier: They were [waiting] for [ferries].'])
  expect(await words('Fähre')).toEqual(['Hafen: Die [Fähren] fuhren nicht.'])
  expect(await words('wartete')).toEqual(['Hafen: Wir [warteten].'])
})

test('[SE1] parts of words are found by their letters, also where no blanks stand between words', async () => {
  const { words } = await projectOf(
    {
      title: 'Chinese',
      text: '甲：渡轮没有来。\n乙：我们等了很久。\n甲：好。\n乙：好。\n',
      language: 'zh',
    },
    {
      title: 'Signs',
      text: 'ANA: 100 % sure, a_b \\ c.\nBEN: 1000 sure, axb.\nANA: So.\nBEN: Yes.\n',
      language: 'en',
    },
    { title: 'Compound', text: 'Das Fährunglück.\n', language: 'de' },
  )
  expect(await words('渡轮')).toEqual(['Chinese: [渡轮]没有来。'])
  expect(await words('unglück')).toEqual(['Compound: Das Fähr[unglück].'])
  expect(await words('a_b')).toHaveLength(1)
  expect(await words('0 %')).toEqual(['Signs: 1[00] [%] sure, a_b \\ c.'])
})

test('[SE1] where nothing but words to be left out is typed, a minus is looked for', async () => {
  const { words, search } = await projectOf({
    title: 'Weather',
    text: 'ANA: It was -5 outside.\nBEN: Then 5 again.\nANA: -so, what?\nBEN: Yes.\n',
    language: 'en',
  })
  expect(await words('-5')).toEqual(['Weather: It was [-5] outside.'])
  expect(await words('-so -what')).toEqual([])
  expect(await words('-so')).toEqual(['Weather: [-so], what?'])
  expect(await words('-"so, what"')).toEqual([])
  // What is looked for besides is looked for without what is left out.
  expect(await words('5 -outside')).toEqual(['Weather: Then [5] again.'])
  expect((await search('-5', { in: 'memos' })).memos!.total).toBe(0)
})

test('[SE1] whole words come before parts, phrases keep together, and words can be left out', async () => {
  const { words } = await projectOf({
    title: 'T',
    text: 'A: The blameless company.\nB: I blame the company.\nA: The company, I blame nobody.\n',
    language: 'en',
  })
  const found = await words('blame')
  expect(found.at(-1)).toBe('T: The [blame]less company.')
  expect(found).toHaveLength(3)
  expect(await words('"blame the company"')).toEqual(['T: I [blame] the [company].'])
  expect(await words('company -blame')).toEqual(['T: The blameless [company].'])
  expect((await words('nobody or blameless')).length).toBe(2)
})

test('offsets of what is found are those of the stored text, whatever stands before it', async () => {
  const text =
    'Notes 👩‍👩‍👧.\nANA: 👋 She said <b>ferry</b> & café.\nBEN: Hm.\nANA: So.\nBEN: Yes.\n'
  const { search, transcripts } = await projectOf({ title: 'T', text, language: 'en' })
  for (const [q, turn, speaker] of [
    ['ferry', 1, 'ANA'],
    ['café', 1, 'ANA'],
    ['notes', 0, null],
  ] as const) {
    const [hit] = (await search(q)).texts!.hits
    expect(hit).toMatchObject({ transcriptId: transcripts[0], turn, speaker, round: null })
    const { rows } = await sql<{ words: string }>`
        select substring(text from ${hit!.start + 1}::int for ${hit!.end - hit!.start}::int) as words
        from transcripts where id = ${transcripts[0]}`.execute(services.db)
    expect(rows[0]!.words.toLowerCase()).toBe(q)
  }
})

test('a text that is said to be in another language is found by the words of that one', async () => {
  const { id, transcripts, words } = await projectOf({
    title: 'T',
    text: 'Die Fähren.',
    language: 'en',
  })
  expect(await words('Fähre warten or Fährmann')).toEqual([])
  expect(await words('gingen or Fähre')).toEqual([])
  await changeTranscript(services, lia, id, transcripts[0]!, { language: 'de' })
  expect(await words('gingen or Fähre')).toEqual(['T: Die [Fähren].'])
})

test('hits come in portions, as many as there are, and a query that says too little says so', async () => {
  const turns = Array.from({ length: 2_100 }, (_, index) => `A: ferry ${index}\n`).join('')
  const { search } = await projectOf({ title: 'T', text: `${turns}B: a quay\nA: ok\n` })
  const all = (await search('ferry')).texts!
  expect([all.hits.length, all.total, all.isMore]).toEqual([5, 2_000, true])
  const later = (await search('ferry', { in: 'texts', from: 30 })).texts!
  expect(later.hits).toHaveLength(30)
  const one = await search('quay')
  expect([one.texts!.total, one.texts!.isMore]).toEqual([1, false])
})

test('codes are found by name, definition, and names spelled nearly so', async () => {
  const { search } = await projectOf({ title: 'T', text: 'Nothing.' })
  const codes = async (q: string) =>
    (await search(q, { in: 'codes' })).codes!.hits.map(({ name }) => name)
  expect((await codes('blame'))[0]).toMatch(/^Blame/)
  expect(await codes('atribution')).toContain('Blame attribution')
  expect((await search('blame', { in: 'codes' })).texts).toBeNull()
})

test('[SE2] of memos one’s own are found alone, in an open round too, and while one may read them', async () => {
  for (const visibility of ['blind', 'open'] as const) {
    const study = await insertStudy(services.db, { visibility })
    for (const [person, memo] of [
      [study.ana, 'Ana thinks of a quinquereme'],
      [study.ben, 'Ben thinks of a quinquereme'],
    ] as const) {
      await replaceLayer(services, person, layerKey(study, person), {
        codedSpans: [aSpan({ memo })],
      })
    }
    const memos = async (person: Person) =>
      (await searchProject(services, person, study.projectId, { q: 'quinquereme' })).memos!.hits
    const [own, ...rest] = await memos(study.ana)
    expect(rest).toEqual([])
    expect(own).toMatchObject({ title: 'At the pier', code: 'concession', about: { turn: 1 } })
    expect(own!.excerpt.map(({ words }) => words).join('')).toBe('Ana thinks of a quinquereme')
    expect(await memos(study.lia)).toEqual([])
    expect((await refused(memos(study.zoe))).code).toBe('not-found')
    await changeRoles(services, study.lia, study.projectId, study.ana.id, ['observer'])
    expect(await memos(study.ana)).toEqual([])
  }
})

test('a passage says in which round its reader codes it now', async () => {
  const { id, transcripts, search } = await projectOf({ title: 'T', text: 'A: ferry\nB: no\n' })
  const round = { name: 'First', visibility: 'blind', transcripts, coders: [lia.id] }
  const { id: roundId } = await createRound(services, lia, id, round)
  expect((await search('ferry')).texts!.hits[0]!.round).toEqual({ id: roundId, name: 'First' })
})

test('what is no query is refused or finds nothing, and nothing breaks', async () => {
  const { search, id } = await projectOf({
    title: 'T',
    text: 'A: the ferry (a & b) : *\nB: !\n',
    language: 'en',
  })
  expect((await refused(search('x'.repeat(201)))).code).toBe('invalid-input')
  expect((await refused(search('x', { in: 'layers' }))).code).toBe('invalid-input')
  expect(await search('  ')).toMatchObject({ texts: null, memos: null, codes: null })
  for (const q of [
    '\u0000',
    '"',
    '\\',
    "'",
    '&',
    '!',
    ':*',
    '(',
    '%',
    '_',
    'the',
    '-',
    '🙂',
    '\ud800',
  ]) {
    await searchProject(services, lia, id, { q })
  }
  expect((await search('the')).texts!.total).toBe(1)
  expect((await search(':*')).texts!.total).toBe(0)
})
