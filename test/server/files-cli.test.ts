import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse as readYaml } from 'yaml'
import { listTranscripts } from '#db/transcripts.ts'
import { type FreshDatabase, freshDatabase } from '#test/builders/database.ts'
import { files } from '#test/builders/files.ts'
import { insertStudy, type Study } from '#test/builders/live-study.ts'

const root = resolve(import.meta.dirname, '../..')
let database: FreshDatabase
let study: Study
let folder: string

beforeAll(async () => {
  database = await freshDatabase()
  study = await insertStudy(database.db, { visibility: 'open' })
  folder = await mkdtemp(join(tmpdir(), 'parley-files-'))
  await database.db
    .insertInto('coded_spans')
    .values({
      project_id: study.projectId,
      round_id: study.roundId,
      transcript_id: study.transcriptId,
      coder_id: study.ana.id,
      id: crypto.randomUUID(),
      start: 30,
      end: 35,
      code: 'blame',
      memo: '',
      slots: {},
      unsure: false,
      created_at: '2026-05-14T09:00:00Z',
    })
    .execute()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await database.drop()
})

/** The command as a person runs it, in a process of its own. */
function parley(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['server/parley.js', ...args],
      {
        cwd: root,
        env: {
          ...process.env,
          DATABASE_URL: database.url,
          PARLEY_SECRET: 'only used in this test, and only here',
        },
      },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

async function fileWith(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const titles = async () =>
  (await listTranscripts(database.db, study.projectId)).map((one) => [one.title, one.turns])

describe('parley import transcripts', () => {
  test('[TS4] stores what it can, names each file it cannot with its reason, and fails by its code', async () => {
    const paths = await Promise.all([
      fileWith('one.txt', 'Q: Why?\nA: So.\nQ: And?\n'),
      fileWith('scan.txt', files.png),
      fileWith('old.txt', Buffer.from('Frage: Gr\u00fc\u00dfe?\nAntwort: Ja.', 'latin1')),
      fileWith('two.txt', 'No labels here.'),
      fileWith('film.txt', ''),
    ])
    // More than Node would read at all; on disk it takes no room.
    await truncate(join(folder, 'film.txt'), 3 * 1024 ** 3)
    const said = await parley(
      'import',
      'transcripts',
      '--project',
      'Ferry talk',
      ...paths,
      join(folder, 'none.txt'),
    )
    expect(said.code).toBe(1)
    expect(said.out).toMatch(
      /one\.txt: 3 turns, by Q, A {2}[0-9a-f-]{36}\n.*two\.txt: 1 turns, no speakers/,
    )
    expect(said.err).toMatch(/scan\.txt: A PNG picture, not text/)
    expect(said.err).toMatch(
      /old\.txt: The file does not tell its encoding\. Read as windows-1252 it says “Grüße”/,
    )
    expect(said.err).toMatch(/none\.txt: ENOENT/)
    expect(said.err).toMatch(/film\.txt: The file is larger than 64 MiB/)
    expect(await titles()).toEqual([
      ['At the pier', 2],
      ['one', 3],
      ['two', 1],
    ])

    const old = await parley(
      'import',
      'transcripts',
      '--project',
      study.projectId,
      '--encoding',
      'windows-1252',
      '--json',
      paths[2]!,
    )
    expect(old).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(old.out).files[0]).toMatchObject({
      title: 'old',
      turns: 2,
      speakers: ['Frage', 'Antwort'],
    })
  })

  test('[TS1] says what would be stored without storing it, and looks for no speakers where told', async () => {
    const path = await fileWith('dry.txt', 'Q: Dry?\n\nA: Yes.\n\nQ: And?')
    const before = await titles()
    const said = await parley(
      'import',
      'transcripts',
      '--project',
      study.projectId,
      '--dry-run',
      '--no-speakers',
      '--paragraphs',
      path,
    )
    expect(said).toMatchObject({ code: 0, err: '', out: `${path}: 3 turns, no speakers\n` })
    expect(await titles()).toEqual(before)
  })

  test('acts with the rights of a person, and asks for what it needs', async () => {
    const path = await fileWith('x.txt', 'Q: x\nA: y')
    const project = ['--project', study.projectId]
    const [coder, without, unknown] = await Promise.all([
      parley('import', 'transcripts', ...project, '--as', study.ana.email, path),
      parley('import', 'transcripts', path),
      parley('import', 'transcripts', '--project', 'Nothing', path),
    ])
    expect(coder).toMatchObject({ code: 1, out: '' })
    expect(coder.err).toContain('Only a lead of this project can do that')
    expect(without).toMatchObject({ code: 2 })
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('Ferry talk') })
  })
})

describe('parley export', () => {
  test('[EX1] writes the coded spans of a round to a file or to standard output', async () => {
    const output = join(folder, 'spans.csv')
    const round = ['--project', 'Ferry talk', '--round', study.roundId]
    const [saved, shown] = await Promise.all([
      parley('export', 'coded-spans', ...round, '-o', output),
      parley('export', 'coded-spans', ...round),
    ])
    expect(saved).toMatchObject({ code: 0, out: '', err: '' })
    const [row] = parse(await readFile(output, 'utf8'), { columns: true })
    expect(row).toMatchObject({ code_id: 'blame', text: '👩‍👩‍👧', start: '30', end: '35' })
    expect(shown.out).toBe(await readFile(output, 'utf8'))
  })

  test('writes reliability data, and says what a layout needs', async () => {
    const round = ['--project', 'Ferry talk', '--round', study.roundId]
    const [long, matrix, wide] = await Promise.all([
      parley('export', 'reliability', ...round, '--code', 'blame'),
      parley('export', 'reliability', ...round, '--layout', 'matrix'),
      parley('export', 'reliability', ...round, '--layout', 'wide'),
    ])
    // Two turns by two coders who have not completed them.
    expect(parse(long.out, { columns: true })).toHaveLength(4)
    expect(matrix).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Say which') })
    expect(wide).toMatchObject({ code: 2 })
  })

  test('writes a codebook that is read back as it was', async () => {
    const [output, again] = [join(folder, 'codebook.yaml'), join(folder, 'again.yaml')]
    const project = ['--project', 'Ferry talk']
    const saved = await parley('export', 'codebook', ...project, '--version', '1', '-o', output)
    expect(saved).toMatchObject({ code: 0, err: '' })
    const read = await parley('import', 'codebook', ...project, output)
    expect(read).toMatchObject({ code: 0, err: '', out: '3 codes read.\n' })
    expect(await parley('export', 'codebook', ...project, '-o', again)).toMatchObject({ code: 0 })
    const [before, after] = await Promise.all([readFile(output, 'utf8'), readFile(again, 'utf8')])
    expect(readYaml(after)).toEqual(readYaml(before))
  })
})
