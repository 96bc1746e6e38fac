import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProject } from '#server/projects.ts'
import type { Person } from '#server/services.ts'
import { previewTranscript, storeTranscript } from '#server/transcript-import.ts'
import {
  changeTranscript,
  deleteTranscript,
  listTranscripts,
  originalOf,
  readTranscript,
} from '#server/transcripts.ts'
import { files } from '#test/builders/files.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const talk =
  'A talk\nQuestion: Warum wurde der Brief nicht beantwortet?\n\nMinister Adane: Weil wir ihn noch nicht gelesen haben 😀.\n\nQuestion (radio): Und?\n\nMinister Adane: مرحبا e\u0301.\n'

let services: TestServices
let lia: Person
let cem: Person

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia Lead')
  cem = await services.person('Cem Coder')
})
afterAll(() => services?.stop())

async function aProject() {
  const { id } = await createProject(services, lia, { name: 'Lake Vessa talks' })
  await services.db
    .insertInto('members')
    .values({ project_id: id, person_id: cem.id, roles: ['coder'] })
    .execute()
  return id
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const events = async (project: string) =>
  (
    await services.db
      .selectFrom('audit_events')
      .select('kind')
      .where('project_id', '=', project)
      .orderBy('id')
      .execute()
  ).map((event) => event.kind)

describe('a preview', () => {
  test('[TS1] tells what would be stored and stores nothing', async () => {
    const project = await aProject()
    const preview = await previewTranscript(services, lia, project, {
      name: 'press-14-may.txt',
      bytes: bytesOf(talk),
    })
    expect(preview).toMatchObject({ title: 'press-14-may', language: 'de', sameText: [] })
    expect(preview.found.turns).toHaveLength(4)
    expect((await listTranscripts(services, lia, project)).transcripts).toEqual([])
    const { rows } = await sql<{ rows: number }>`
      select (select count(*) from transcripts where project_id = ${project})::int
        + (select count(*) from transcript_originals where project_id = ${project})::int as rows`.execute(
      services.db,
    )
    expect(rows).toEqual([{ rows: 0 }])
  })

  test('[TS1] tells where the very text is here already', async () => {
    const project = await aProject()
    const { transcript } = await storeTranscript(services, lia, project, { text: talk })
    const preview = await previewTranscript(services, lia, project, { text: talk })
    expect(preview.sameText).toEqual([{ id: transcript.id, title: 'A talk' }])
  })
})

describe('a transcript', () => {
  test('of many thousand turns is stored with all of them', async () => {
    const project = await aProject()
    const text = Array.from({ length: 5_500 }, (_, turn) => `Q: Why ${turn}?\nA: So.\n`).join('')
    const { transcript } = await storeTranscript(services, lia, project, { text })
    const stored = await readTranscript(services, lia, project, transcript.id)
    expect(stored.turns).toHaveLength(11_000)
    expect(stored.turns).toEqual(transcript.turns)
  })

  test('[TS2] is stored whole: text, length, hash, turns, speakers, language, and the bytes as they came', async () => {
    const project = await aProject()
    const bytes = bytesOf(`\ufeff${talk.replaceAll('\n', '\r\n')}`)
    const { transcript } = await storeTranscript(services, lia, project, { name: 'a.txt', bytes })
    const stored = await readTranscript(services, cem, project, transcript.id)
    expect(stored).toEqual(transcript)
    expect(stored).toMatchObject({
      title: 'a',
      text: talk,
      length: [...talk].length,
      sha256: createHash('sha256').update(talk, 'utf8').digest('hex'),
      language: 'de',
      speakers: [
        { label: 'Question', name: null, kind: 'interviewer', codable: false },
        { label: 'Minister Adane', name: null, kind: 'respondent', codable: true },
        { label: 'Question (radio)', name: null, kind: 'interviewer', codable: false },
      ],
    })
    const original = await originalOf(services, lia, project, transcript.id)
    expect(new Uint8Array(original.bytes)).toEqual(bytes)
    expect(original.fileName).toBe('a.txt')
    expect(await events(project)).toContain('transcript-stored')
  })

  test('[TX3] has turns whose offsets cut the same words in Postgres', async () => {
    const project = await aProject()
    const { transcript } = await storeTranscript(services, lia, project, { text: talk })
    const { rows } = await sql<{ speech: string }>`
      select substring(text from speech_start + 1 for "end" - speech_start) as speech
      from turns join transcripts on transcripts.id = turns.transcript_id
      where turns.transcript_id = ${transcript.id} order by ordinal`.execute(services.db)
    expect(rows.map((row) => row.speech)).toEqual([
      'Warum wurde der Brief nicht beantwortet?',
      'Weil wir ihn noch nicht gelesen haben 😀.',
      'Und?',
      'مرحبا e\u0301.',
    ])
  })

  test('[TN14] follows what a person chose: labels, merging, kinds, title, language', async () => {
    const project = await aProject()
    const { transcript } = await storeTranscript(
      services,
      lia,
      project,
      { text: talk },
      {
        title: ' Spring talk ',
        language: 'de-CH',
        turns: { merge: { 'Question (radio)': 'Question' } },
        speakers: [
          { label: 'Question', codable: true, name: 'The press' },
          { label: 'Minister Adane', kind: 'other' },
        ],
        speakersChecked: true,
      },
    )
    expect(transcript).toMatchObject({
      title: 'Spring talk',
      language: 'de-CH',
      speakers: [
        { label: 'Question', name: 'The press', kind: 'interviewer', codable: true },
        { label: 'Minister Adane', name: null, kind: 'other', codable: true },
      ],
    })
    expect(transcript.turns.map((turn) => turn.speaker)).toEqual([
      'Question',
      'Minister Adane',
      'Question',
      'Minister Adane',
    ])
    expect(await events(project)).toContain('speakers-checked')
  })

  test('[TS3] with a text that is here already is stored only when asked for', async () => {
    const project = await aProject()
    const other = await aProject()
    await storeTranscript(services, lia, project, { text: talk })
    expect(await refused(storeTranscript(services, lia, project, { text: talk }))).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^This very text is here already, as “A talk”/),
    })
    const { sameText } = await storeTranscript(
      services,
      lia,
      project,
      { text: talk },
      { again: true },
    )
    expect(sameText).toHaveLength(1)
    await storeTranscript(services, lia, other, { text: talk })
  })

  test('[TS3] sent twice in one moment is stored once', async () => {
    const project = await aProject()
    const sent = await Promise.allSettled(
      [1, 2, 3].map(() => storeTranscript(services, lia, project, { text: talk })),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await listTranscripts(services, lia, project)).transcripts).toHaveLength(1)
  })

  test('[TS4] that cannot be read is refused with its reason, and nothing of it is stored', async () => {
    const project = await aProject()
    const png = storeTranscript(services, lia, project, { name: 'scan.txt', bytes: files.png })
    expect(await refused(png)).toMatchObject({
      code: 'unsupported-file',
      message: expect.stringMatching(/^A PNG picture/),
    })
    expect((await refused(storeTranscript(services, lia, project, { text: ' ' }))).code).toBe(
      'invalid-input',
    )
    const badTitle = storeTranscript(services, lia, project, { text: 'a' }, { title: 'a\u0000b' })
    expect((await refused(badTitle)).code).toBe('invalid-input')
    expect((await listTranscripts(services, lia, project)).transcripts).toEqual([])
  })

  test('[TR7] of Windows-1252 is stored once somebody said so, of UTF-16 at once', async () => {
    const project = await aProject()
    const latin = new Uint8Array(
      Buffer.from('Frage: Warum, M\u00fcller?\nAntwort: Darum.', 'latin1'),
    )
    const file = { name: 'l.txt', bytes: latin }
    expect(await refused(storeTranscript(services, lia, project, file))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(
        /^The file does not tell its encoding\. Read as windows-1252 it says “Müller”/,
      ),
    })
    expect((await previewTranscript(services, lia, project, file)).file.certain).toBe(false)
    const first = await storeTranscript(services, lia, project, file, { encoding: 'windows-1252' })
    expect(first.transcript.text).toBe('Frage: Warum, Müller?\nAntwort: Darum.')
    const utf16 = new Uint8Array(Buffer.from('\ufeffFrage: 😀\ud83d?\nAntwort: Ja.', 'utf16le'))
    const second = await storeTranscript(services, lia, project, { name: 'u.txt', bytes: utf16 })
    expect(second.transcript.text).toBe('Frage: 😀\ufffd?\nAntwort: Ja.')
  })

  test('of five million characters is stored whole', async () => {
    const project = await aProject()
    const text =
      'Question: Was that so?\nMinister Adane: It was 😀, as I said, and so it stays.\n\n'
    const long = text.repeat(Math.ceil(5_000_000 / [...text].length)).slice(0, 5_000_000)
    const { transcript } = await storeTranscript(services, lia, project, { text: long })
    expect(transcript.length).toBe([...long].length)
    expect(transcript.turns.length).toBeGreaterThan(100_000)
    expect((await listTranscripts(services, lia, project)).transcripts[0]).toMatchObject({
      turns: transcript.turns.length,
    })
  }, 60_000)
})

describe('later', () => {
  test('[TS5] title, language and speakers change; text and turns stay', async () => {
    const project = await aProject()
    const { transcript } = await storeTranscript(services, lia, project, { text: talk })
    await changeTranscript(services, lia, project, transcript.id, {
      title: 'Renamed',
      language: 'gsw',
      speakers: [{ label: 'Question', name: 'Press', kind: 'other', codable: true }],
      speakersChecked: true,
    })
    const after = await readTranscript(services, lia, project, transcript.id)
    expect(after).toEqual({
      ...transcript,
      title: 'Renamed',
      language: 'gsw',
      speakers: [
        { label: 'Question', name: 'Press', kind: 'other', codable: true },
        ...transcript.speakers.slice(1),
      ],
    })
    await changeTranscript(services, lia, project, transcript.id, {
      speakers: [{ label: 'Question', name: '' }],
    })
    expect((await readTranscript(services, lia, project, transcript.id)).speakers[0]).toMatchObject(
      { name: null, kind: 'other' },
    )
    expect(await events(project)).toEqual(
      expect.arrayContaining([
        'transcript-renamed',
        'transcript-language-set',
        'speakers-changed',
        'speakers-checked',
      ]),
    )
  })

  test('[TS5] a change that is partly wrong changes nothing', async () => {
    const project = await aProject()
    const { transcript } = await storeTranscript(services, lia, project, { text: talk })
    const change = changeTranscript(services, lia, project, transcript.id, {
      title: 'New',
      speakers: [{ label: 'Nobody', kind: 'other' }],
    })
    expect(await refused(change)).toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/^Nobody is called “Nobody”/),
    })
    expect((await readTranscript(services, lia, project, transcript.id)).title).toBe('A talk')
    expect((await refused(changeTranscript(services, lia, project, transcript.id, {}))).code).toBe(
      'invalid-input',
    )
    const unknown = changeTranscript(services, lia, project, transcript.id, { text: 'other words' })
    expect((await refused(unknown)).code).toBe('invalid-input')
  })

  test('[TS6] a transcript that no round has is deleted whole; one that a round has stays', async () => {
    const project = await aProject()
    const kept = await storeTranscript(services, lia, project, { text: talk })
    const gone = await storeTranscript(services, lia, project, { text: `${talk}!` })
    const round = crypto.randomUUID()
    await services.db
      .insertInto('rounds')
      .values({
        project_id: project,
        id: round,
        name: 'First',
        visibility: 'open',
        codebook_version: null,
        created_by: lia.id,
        closed_at: null,
        revealed_at: null,
      })
      .execute()
    await services.db
      .insertInto('layers')
      .values({
        project_id: project,
        round_id: round,
        transcript_id: kept.transcript.id,
        coder_id: cem.id,
        completed_at: null,
        last_work_at: null,
        last_turn: null,
      })
      .execute()
    expect(
      await refused(deleteTranscript(services, lia, project, kept.transcript.id)),
    ).toMatchObject({
      code: 'conflict',
      message:
        '“A talk” is part of “First” and stays. Only a transcript that no round has can be deleted.',
    })
    await deleteTranscript(services, lia, project, gone.transcript.id)
    const { transcripts } = await listTranscripts(services, lia, project)
    expect(transcripts.map((one) => [one.id, one.rounds])).toEqual([
      [kept.transcript.id, [{ id: round, name: 'First' }]],
    ])
    expect((await refused(readTranscript(services, lia, project, gone.transcript.id))).code).toBe(
      'not-found',
    )
  })
})

describe('who may', () => {
  test('[TS7] coders read and do not write; who is no member learns nothing', async () => {
    const project = await aProject()
    const zoe = await services.person('Zoe Stranger')
    const { transcript } = await storeTranscript(services, lia, project, { text: talk })
    const writes = (person: Person) => [
      () => previewTranscript(services, person, project, { text: 'a' }),
      () => storeTranscript(services, person, project, { text: 'a' }),
      () => changeTranscript(services, person, project, transcript.id, { title: 'b' }),
      () => deleteTranscript(services, person, project, transcript.id),
    ]
    for (const write of writes(cem)) expect((await refused(write())).code).toBe('not-permitted')
    for (const write of writes(zoe)) expect((await refused(write())).code).toBe('not-found')
    await readTranscript(services, cem, project, transcript.id)
    expect((await refused(readTranscript(services, zoe, project, transcript.id))).code).toBe(
      'not-found',
    )
    expect((await refused(listTranscripts(services, zoe, project))).code).toBe('not-found')
  })

  test('[TS7] a transcript of another project is not found, nor is what is no id', async () => {
    const [project, other] = [await aProject(), await aProject()]
    const { transcript } = await storeTranscript(services, lia, project, { text: talk })
    expect((await refused(readTranscript(services, lia, other, transcript.id))).code).toBe(
      'not-found',
    )
    expect((await refused(deleteTranscript(services, lia, other, transcript.id))).code).toBe(
      'not-found',
    )
    const change = changeTranscript(services, lia, other, transcript.id, { title: 'b' })
    expect((await refused(change)).code).toBe('not-found')
    for (const id of ['1', '../x', 'null', "'; drop table turns", `${transcript.id}0`]) {
      expect((await refused(readTranscript(services, lia, project, id))).code).toBe('not-found')
    }
  })
})
