import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unitsOf } from '#model/agreement/units.ts'
import type { Visibility } from '#model/round.ts'
import type { Transcript } from '#model/transcript.ts'
import { replaceDraft } from '#server/codebooks.ts'
import { codedSpansCsv, reliabilityCsv } from '#server/exports.ts'
import type { Download } from '#server/files/download.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { createProject, listProjects } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { createRound, setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { aCodebook } from '#test/builders/codebook.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

// Every kind of character that a wrong unit of offsets would cut.
const talk = [
  'Press talk 😀\n',
  'Question: 記者問：為什麼？ "Really", she said.\n\n',
  'Ada Fell: 😀 𝒳 👩‍👩‍👧 e\u0301. =SUM(A1) is no answer.\nIt\twas; late, wasn’t it?\n\n',
  'Question: Why, مرحبا بكم, then? שלום.\n\n',
  'Ada Fell: Cafe\u0301 🇨🇭🇫🇷 and “more”. NA\n',
].join('')

let services: TestServices
let lia: Person
let ana: Person
let ben: Person
let cem: Person

beforeAll(async () => {
  services = await startServices({ PARLEY_EXPORTS_PER_MINUTE: '100' })
  lia = await services.person('Lia Lead')
  ana = await aPerson('Ana Šimić', 'ana')
  ben = await aPerson('Ben', 'ben')
  // Another person whose name makes the same name of a column.
  cem = await aPerson('ana simic', 'cem')
})
afterAll(() => services?.stop())

async function aPerson(name: string, address: string): Promise<Person> {
  const person = await services.person(address)
  await services.db.updateTable('people').set({ name }).where('id', '=', person.id).execute()
  return { ...person, name }
}

/** A round of one transcript that Ana and Ben completed and Cem did not. */
async function aStudy(visibility: Visibility) {
  const { id: project } = await createProject(services, lia, { name: 'Lake, "Vessa"' })
  for (const person of [ana, ben, cem]) {
    await services.db
      .insertInto('members')
      .values({ project_id: project, person_id: person.id, roles: ['coder'] })
      .execute()
  }
  await replaceDraft(
    services,
    lia,
    project,
    aCodebook({
      codes: [
        { id: 'blame', name: 'Blame' },
        {
          id: 'self',
          name: '+Self-blame',
          parent: 'blame',
          slots: [
            { key: 'blamed', label: 'Blamed', kind: 'text' },
            { key: 'stance', label: 'Stance', kind: 'scale', values: [-1, 0, 1] },
          ],
        },
      ],
    }),
  )
  await publishCodebook(services, lia, project)
  const { transcript } = await storeTranscript(services, lia, project, { text: talk })
  const round = await createRound(services, lia, project, {
    name: 'Round / 1',
    visibility,
    transcripts: [transcript.id],
    coders: [ana.id, ben.id, cem.id],
  })
  const key = (coder: Person) => ({
    projectId: project,
    roundId: round.id,
    transcriptId: transcript.id,
    coderId: coder.id,
  })
  const span = (code: string, words: string, more: object = {}) => {
    const start = [...talk.slice(0, talk.indexOf(words))].length
    return { code, start, end: start + [...words].length, ...more }
  }
  await replaceLayer(services, ana, key(ana), {
    codedSpans: [
      span('blame', '記者問'),
      span('self', '👩‍👩‍👧 e\u0301. =SUM(A1)', {
        memo: '=1+1\nsecond "line"',
        slots: { blamed: '@me', stance: -1 },
        unsure: true,
        createdAt: '2026-05-14T12:00:00+02:00',
      }),
      span('blame', talk.slice(talk.indexOf('late, wasn')), {}),
      span('blame', 'Press'),
      span('self', '=SUM(A1) is'),
      span('blame', 'NA'),
      span('blame', 'مرحبا بكم'),
    ],
  })
  await replaceLayer(services, ben, key(ben), {
    codedSpans: [span('blame', '🇨🇭🇫🇷'), span('blame', '"Really", she')],
  })
  await replaceLayer(services, cem, key(cem), { codedSpans: [span('self', '😀 𝒳')] })
  await completeLayer(services, ana, key(ana), true)
  await completeLayer(services, ben, key(ben), true)
  return { project, round: round.id, transcript }
}

async function csvOf(download: Promise<Download>): Promise<string> {
  return (await buffer((await download).stream)).toString('utf8')
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true })

describe('coded spans', () => {
  test('[EX1] are one row each, and their text is the stored text from start to end in code points', async () => {
    const { project, round, transcript } = await aStudy('open')
    const csv = await csvOf(codedSpansCsv(services, lia, project, round))
    const rows = rowsOf(csv)
    expect(rows).toHaveLength(10)
    const characters = [...transcript.text]
    for (const row of rows) {
      const [start, end] = [Number(row.start), Number(row.end)]
      expect(row.text).toBe(characters.slice(start, end).join(''))
      expect([...row.text!].length).toBe(end - start)
      expect(row.text).toBe(transcript.text.slice(Number(row.start_utf16), Number(row.end_utf16)))
    }
    expect(rows.find((row) => row.memo !== '')).toMatchObject({
      project: 'Lake, "Vessa"',
      round: 'Round / 1',
      transcript_id: transcript.id,
      transcript: transcript.title,
      coder_id: ana.id,
      coder: 'Ana Šimić',
      layer: 'coder',
      code_id: 'self',
      code: '+Self-blame',
      code_path: 'Blame > +Self-blame',
      turn: '2',
      turn_end: '2',
      speaker: 'Ada Fell',
      speaker_kind: 'respondent',
      text: '👩‍👩‍👧 e\u0301. =SUM(A1)',
      memo: '=1+1\nsecond "line"',
      unsure: '1',
      codebook_version: '1',
      visibility: 'open',
      created_at: '2026-05-14T10:00:00.000Z',
      slot_blamed: '@me',
      slot_stance: '-1',
    })
    expect(rows[0]).toMatchObject({ text: 'Press', turn: '', turn_end: '', speaker: '' })
    expect(rows.find((row) => row.text!.startsWith('late'))).toMatchObject({
      turn: '2',
      turn_end: '4',
    })
  })

  test('[EX2] have an empty cell for a slot that a span has not, also for one called “constructor”', async () => {
    const { project, round } = await aStudy('open')
    const codes = [
      { id: 'blame', name: 'Blame' },
      {
        id: 'self',
        name: '+Self-blame',
        slots: [{ key: 'constructor', label: 'Constructor', kind: 'text' as const }],
      },
    ]
    await replaceDraft(services, lia, project, aCodebook({ codes }))
    await services.db
      .updateTable('rounds')
      .set({ codebook_version: null })
      .where('id', '=', round)
      .execute()
    const rows = rowsOf(await csvOf(codedSpansCsv(services, lia, project, round)))
    expect(rows).toHaveLength(10)
    expect(rows.map((row) => row.slot_constructor)).toEqual(rows.map(() => ''))
  })

  test('[EX2] come in UTF-8 with LF, a heading of lower-case names, no byte order mark', async () => {
    const { project, round } = await aStudy('open')
    const csv = await csvOf(codedSpansCsv(services, lia, project, round))
    expect(csv).not.toMatch(/^\ufeff|\r/)
    expect(csv.endsWith('\n')).toBe(true)
    const heading = csv.split('\n')[0]!
    expect(heading).toMatch(/^[a-z0-9_]+(,[a-z0-9_]+)*$/)
    expect(heading).toBe(
      'project,round,transcript_id,transcript,span_id,coder_id,coder,layer,code_id,code,code_path,start,end,start_utf16,end_utf16,turn,turn_end,speaker,speaker_kind,text,memo,unsure,codebook_version,visibility,created_at,slot_blamed,slot_stance',
    )
  })

  test('[EX3] for a spreadsheet have a byte order mark, and an apostrophe before words it would run, not before numbers', async () => {
    const { project, round } = await aStudy('open')
    const csv = await csvOf(codedSpansCsv(services, lia, project, round, { excel: true }))
    expect(csv.startsWith('\ufeffproject,')).toBe(true)
    const row = rowsOf(csv).find((one) => one.memo !== '')!
    expect(row).toMatchObject({
      memo: '\'=1+1\nsecond "line"',
      code: "'+Self-blame",
      slot_blamed: "'@me",
      slot_stance: '-1',
    })
    const formula = rowsOf(csv).find((one) => one.text!.includes('=SUM(A1) is'))
    expect(formula?.text).toBe("'=SUM(A1) is")
  })

  test('[EX4] of a blind round are a coder’s own until it is revealed, and no lead’s', async () => {
    const { project, round } = await aStudy('blind')
    const codersOf = async (person: Person) => [
      ...new Set(
        rowsOf(await csvOf(codedSpansCsv(services, person, project, round))).map(
          (row) => row.coder_id,
        ),
      ),
    ]
    expect(await codersOf(ana)).toEqual([ana.id])
    expect(await codersOf(cem)).toEqual([cem.id])
    expect((await refused(codedSpansCsv(services, lia, project, round))).code).toBe('not-permitted')
    for (const person of [lia, ana]) {
      expect((await refused(reliabilityCsv(services, person, project, round))).code).toBe(
        'not-permitted',
      )
    }
    await setRoundStatus(services, lia, project, round, 'revealed')
    expect((await codersOf(lia)).sort()).toEqual([ana.id, ben.id, cem.id].sort())
    expect((await codersOf(ben)).sort()).toEqual([ana.id, ben.id, cem.id].sort())
  })

  test('[EX4] are nobody’s who is no member, and not found by way of another project', async () => {
    const [one, other] = [await aStudy('open'), await aStudy('open')]
    const zoe = await services.person(`Zoe ${one.round.slice(0, 8)}`)
    expect((await refused(codedSpansCsv(services, zoe, one.project, one.round))).code).toBe(
      'not-found',
    )
    expect((await refused(codedSpansCsv(services, lia, other.project, one.round))).code).toBe(
      'not-found',
    )
    expect((await refused(reliabilityCsv(services, lia, other.project, one.round))).code).toBe(
      'not-found',
    )
  })

  test('[EX5] are written down as exported, by whom', async () => {
    const { project, round } = await aStudy('open')
    await csvOf(codedSpansCsv(services, ana, project, round))
    const events = await services.db
      .selectFrom('audit_events')
      .select(['person_id', 'about'])
      .where('project_id', '=', project)
      .where('kind', '=', 'exported')
      .execute()
    expect(events).toEqual([
      { person_id: ana.id, about: { roundId: round, file: 'coded-spans', ownOnly: false } },
    ])
  })

  /** The same with more spans of Ben than fit in a chunk. */
  async function aLargeStudy() {
    const { project, round, transcript } = await aStudy('open')
    const key = {
      projectId: project,
      roundId: round,
      transcriptId: transcript.id,
      coderId: ben.id,
    }
    const codedSpans = Array.from({ length: 1750 }, (_, i) => ({
      code: 'blame',
      start: i % 11,
      end: (i % 11) + 1,
    }))
    await completeLayer(services, ben, key, false)
    await replaceLayer(services, ben, key, { codedSpans })
    return { project, round }
  }

  test('[EX6] are streamed: many more than fit in a chunk come whole and in order', async () => {
    const { project, round } = await aLargeStudy()
    const rows = rowsOf(await csvOf(codedSpansCsv(services, lia, project, round)))
    expect(rows).toHaveLength(1750 + 8)
    expect(new Set(rows.map((row) => row.span_id)).size).toBe(1750 + 8)
    const starts = rows.map((row) => Number(row.start))
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  })

  test('[EX6] readers who stop in the middle hold no connection meanwhile', async () => {
    const { project, round } = await aLargeStudy()
    // More than there are connections.
    const downloads = await Promise.all(
      Array.from({ length: 8 }, () => codedSpansCsv(services, lia, project, round)),
    )
    for (const { stream } of downloads) {
      await new Promise((resolve) => stream.once('readable', resolve))
    }
    expect(await listProjects(services, lia)).not.toEqual([])
    for (const { stream } of downloads) stream.destroy()
  })

  test('[EX6] a reader who goes away in the middle leaves no connection behind', async () => {
    const { project, round } = await aStudy('open')
    for (let i = 0; i < 25; i++) {
      const { stream } = await codedSpansCsv(services, lia, project, round)
      await new Promise((resolve) => stream.once('readable', resolve))
      stream.destroy()
    }
    expect(rowsOf(await csvOf(codedSpansCsv(services, lia, project, round)))).toHaveLength(10)
  })

  const python = spawnSync('python3', ['--version'], { encoding: 'utf8' })
  test.skipIf(python.status !== 0)(
    '[EX1] read by Python slice the transcript to the same words (skipped where there is no python3)',
    async () => {
      const { project, round, transcript } = await aStudy('open')
      const folder = mkdtempSync(join(tmpdir(), 'parley-export-'))
      try {
        writeFileSync(
          join(folder, 'coded-spans.csv'),
          await csvOf(codedSpansCsv(services, lia, project, round)),
        )
        writeFileSync(join(folder, 'transcript.txt'), transcript.text)
        const script = `
import csv, json
transcript = open("transcript.txt", encoding="utf-8", newline="").read()
spans = list(csv.DictReader(open("coded-spans.csv", encoding="utf-8", newline="")))
assert len(spans) == 10, len(spans)
for span in spans:
    start, end = int(span["start"]), int(span["end"])
    assert span["text"] == transcript[start:end], (span["text"], transcript[start:end])
    assert len(span["text"]) == end - start
print(json.dumps(sorted(span["text"] for span in spans)))
`
        const run = spawnSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8' })
        expect(run.stderr).toBe('')
        expect(JSON.parse(run.stdout)).toEqual(
          expect.arrayContaining(['مرحبا بكم', '🇨🇭🇫🇷', '記者問', 'NA']),
        )
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})

describe('reliability data', () => {
  const units = (transcript: Transcript, kind: 'turn' | 'sentence') =>
    unitsOf(transcript, kind).units

  test('[EX7] is 1 where a span overlaps the unit, 0 where the coder completed without, empty where not', async () => {
    const { project, round, transcript } = await aStudy('open')
    const csv = await csvOf(reliabilityCsv(services, lia, project, round, { unit: 'turn' }))
    const rows = rowsOf(csv)
    // Two codable turns (the questions are the interviewer’s), three coders, two codes.
    expect(rows).toHaveLength(2 * 3 * 2)
    const value = (turn: string, coder: Person, code: string) =>
      rows.find((row) => row.turn === turn && row.coder_id === coder.id && row.code_id === code)
        ?.value
    expect(['2', '4'].map((turn) => value(turn, ana, 'blame'))).toEqual(['1', '1'])
    expect(['2', '4'].map((turn) => value(turn, ana, 'self'))).toEqual(['1', '0'])
    expect(['2', '4'].map((turn) => value(turn, ben, 'blame'))).toEqual(['0', '1'])
    expect(['2', '4'].map((turn) => value(turn, cem, 'self'))).toEqual(['', ''])
    expect(rows[0]).toMatchObject({
      unit_id: `${transcript.id}:turn:2`,
      unit_kind: 'turn',
      speaker: 'Ada Fell',
      visibility: 'open',
      start: String(units(transcript, 'turn')[0]!.start),
    })
  })

  test('[EX7] of sentences has the units that agreement compares', async () => {
    const { project, round, transcript } = await aStudy('open')
    const rows = rowsOf(
      await csvOf(
        reliabilityCsv(services, lia, project, round, { unit: 'sentence', code: 'self' }),
      ),
    )
    const expected = units(transcript, 'sentence')
    expect(
      rows.filter((row) => row.coder_id === ana.id).map((row) => [row.unit_id, row.start, row.end]),
    ).toEqual(
      expected.map((unit) => [
        `${transcript.id}:sentence:${unit.turn}.${unit.sentence}`,
        String(unit.start),
        String(unit.end),
      ]),
    )
    expect(new Set(rows.map((row) => row.code_id))).toEqual(new Set(['self']))
  })

  test('[EX8] as a matrix has a column a coder, with names that no program stumbles over', async () => {
    const { project, round, transcript } = await aStudy('open')
    const csv = await csvOf(
      reliabilityCsv(services, lia, project, round, { layout: 'matrix', code: 'blame' }),
    )
    expect(csv.split('\n')[0]!.split(',').sort()).toEqual([
      'ana_simic',
      'ana_simic_2',
      'ben',
      'transcript',
      'turn',
      'unit_id',
    ])
    expect(
      rowsOf(csv).map(({ unit_id, turn, ana_simic, ben: own }) => [unit_id, turn, ana_simic, own]),
    ).toEqual([
      [`${transcript.id}:turn:2`, '2', expect.stringMatching(/^1?$/), '0'],
      [`${transcript.id}:turn:4`, '4', expect.stringMatching(/^1?$/), '1'],
    ])
  })

  test('[EX9] for ReCal has no heading, whole numbers alone, and coders who completed something', async () => {
    const { project, round } = await aStudy('open')
    const csv = await csvOf(
      reliabilityCsv(services, lia, project, round, {
        layout: 'recal',
        code: 'blame',
        excel: true,
      }),
    )
    expect(csv).toBe('1,0\n1,1\n')
  })

  test('[EX9] for ReCal is refused where no transcript is completed by two', async () => {
    const { project, round, transcript } = await aStudy('open')
    const key = { projectId: project, roundId: round, transcriptId: transcript.id, coderId: ben.id }
    await completeLayer(services, ben, key, false)
    const recal = reliabilityCsv(services, lia, project, round, { layout: 'recal', code: 'blame' })
    expect((await refused(recal)).code).toBe('not-enough-data')
  })

  test('needs a code for one code’s layouts, and one that the codebook has', async () => {
    const { project, round } = await aStudy('open')
    const ask = async (request: object) =>
      (await refused(reliabilityCsv(services, lia, project, round, request))).code
    expect(await ask({ layout: 'matrix' })).toBe('invalid-input')
    expect(await ask({ layout: 'recal' })).toBe('invalid-input')
    expect(await ask({ layout: 'wide' })).toBe('invalid-input')
    expect(await ask({ unit: 'word' })).toBe('invalid-input')
    expect(await ask({ layout: 'matrix', code: 'nothing' })).toBe('not-found')
  })
})

describe('a file’s name', () => {
  test('keeps what a round is called, and breaks no header', async () => {
    const { project, round } = await aStudy('open')
    const download = await codedSpansCsv(services, lia, project, round)
    expect(download.fileName).toBe('coded-spans-round-1.csv')
    download.stream.destroy()
  })
})
