import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLayer } from '#db/layers.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { inReadingOrder } from '#model/span.ts'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import { demoStudy } from '#server/demo/study.ts'
import { removeUnfinishedDemos } from '#server/demo/unfinished.ts'
import { readInbox } from '#server/inbox.ts'
import { signIn } from '#server/people.ts'
import { deleteProject, listProjects } from '#server/projects.ts'
import { listRounds, readRoundWithAssignments } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { startServices, type TestServices, testPassword } from '#test/builders/services.ts'

let services: TestServices
let mira: Person
let ben: Person
beforeAll(async () => {
  const started = await startServices()
  // A clock that goes on, as clocks do: rounds are listed by when they were made.
  const now = () => {
    started.clock.pass(1)
    return started.clock.now()
  }
  services = { ...started, clock: { ...started.clock, now } }
  mira = await services.person('Mira')
  ben = await services.person('Ben')
})
afterAll(() => services.stop())

async function layersOf(projectId: string) {
  const layers = await services.db
    .selectFrom('layers')
    .innerJoin('people', 'people.id', 'layers.coder_id')
    .selectAll('layers')
    .select('people.initials')
    .where('project_id', '=', projectId)
    .execute()
  return layers.map((row) => ({
    initials: row.initials,
    completed: row.completed_at !== null,
    key: {
      projectId,
      roundId: row.round_id,
      transcriptId: row.transcript_id,
      coderId: row.coder_id,
    },
  }))
}

test('The demo has a revealed blind round and an open round that runs, in which its opener codes', async () => {
  // Two people at once, and nobody before them: the demo coders are made by whoever is quicker.
  const [projectId] = await Promise.all([
    makeDemoStudy(services, mira),
    makeDemoStudy(services, ben),
  ])
  const [project] = await listProjects(services, mira)
  expect(project).toMatchObject({ id: projectId, name: 'Lake Vessa talks', demo: true })
  expect(project?.roles).toEqual(['lead', 'coder'])
  const rounds = await listRounds(services, mira, projectId)
  expect(rounds.map(({ name, visibility, status }) => [name, visibility, status])).toEqual([
    ['Round 1, blind', 'blind', 'revealed'],
    ['Round 2, open', 'open', 'running'],
  ])
  expect(rounds.map((round) => [round.codebookVersion, round.coders.includes(mira.id)])).toEqual([
    [1, false],
    [1, true],
  ])
  const { assignments } = await readRoundWithAssignments(services, mira, projectId, rounds[1]!.id)
  expect(assignments.map(({ coders }) => coders.length)).toEqual([3, 3])
  const layers = await layersOf(projectId)
  expect(layers.filter((layer) => layer.completed)).toHaveLength(6)
})

test('[DM3] rows of the demo equal its documents, and both are what the study says', async () => {
  const projectId = await makeDemoStudy(services, mira)
  const study = demoStudy()
  const said = new Map(
    study.rounds.flatMap(({ layers }) => layers).map((layer) => [layer.codedSpans[0]?.id, layer]),
  )
  const layers = await layersOf(projectId)
  expect(layers).toHaveLength(12)
  let spans = 0
  for (const { key, initials } of layers) {
    const rows = await readLayer(services.db, key)
    const { doc } = await services.live.read(formatDocumentName({ kind: 'layer', ...key }))
    expect([...rows].sort(inReadingOrder)).toEqual(layerDoc(doc).codedSpans())
    if (key.coderId === mira.id) {
      expect(rows).toEqual([])
      continue
    }
    const layer = said.get(layerDoc(doc).codedSpans()[0]?.id)
    expect(layer?.coder).toBe(initials)
    expect(layerDoc(doc).codedSpans()).toEqual(layer?.codedSpans)
    spans += rows.length
  }
  expect(spans).toBeGreaterThan(300)
})

test('[DM3] the demo has memos beside the spans, and people who talk, one of whom mentions its opener', async () => {
  const opener = await services.person('Opener')
  const projectId = await makeDemoStudy(services, opener)
  const { notes } = demoStudy()
  const memos = await services.db
    .selectFrom('layer_memos')
    .select('memo')
    .where('project_id', '=', projectId)
    .execute()
  expect(memos.map(({ memo }) => memo).sort()).toEqual(notes.memos.map(({ memo }) => memo).sort())
  const { mentions, unread } = await readInbox(services, opener)
  expect(unread).toBe(1)
  expect(mentions).toMatchObject([{ reason: 'mention', words: notes.threads[0]!.quote }])
  expect(mentions[0]!.comment.text).toContain('@Opener')
})

test('[DM2] demo coders are the same people in every demo, and cannot sign in', async () => {
  await makeDemoStudy(services, ben)
  const people = await services.db
    .selectFrom('people')
    .selectAll()
    .where('email', 'like', '%@demo.invalid')
    .orderBy('initials')
    .execute()
  expect(people.map((row) => [row.initials, row.name, row.password_hash])).toEqual([
    ['AM', 'Anna Merten', null],
    ['KO', 'Kofi Osei', null],
    ['TS', 'Tomás Silva', null],
  ])
  for (const password of ['', 'null', testPassword]) {
    await expect(
      signIn(services, { email: 'anna.merten@demo.invalid', password }, '192.0.2.7'),
    ).rejects.toMatchObject({ code: 'not-permitted' })
  }
})

test('[DM4] a form sent twice makes one demo, and a demo is deleted whole', async () => {
  const ida = await services.person('Ida')
  const id = '0b6f3f6e-1f0b-4c55-9d0e-5a4b9f1f2a10'
  expect(await makeDemoStudy(services, ida, id)).toBe(id)
  expect(await makeDemoStudy(services, ida, id)).toBe(id)
  expect(await listProjects(services, ida)).toHaveLength(1)
  await deleteProject(services, ida, id, 'Lake Vessa talks')
  for (const table of ['transcripts', 'rounds', 'layers', 'coded_spans', 'documents'] as const) {
    const rows = await services.db
      .selectFrom(table)
      .select('project_id')
      .where('project_id', '=', id)
      .execute()
    expect(rows, table).toEqual([])
  }
})

test('[DM4] a demo that cannot be made whole leaves nothing behind', async () => {
  const eva = await services.person('Eva')
  const email = 'tomas.silva@demo.invalid'
  await services.db
    .updateTable('people')
    .set({ password_hash: 'x' })
    .where('email', '=', email)
    .execute()
  await expect(makeDemoStudy(services, eva)).rejects.toMatchObject({ code: 'conflict' })
  await services.db
    .updateTable('people')
    .set({ password_hash: null })
    .where('email', '=', email)
    .execute()
  // Whoever is added to the study has no role in it, as if somebody took it away at once: the round is refused.
  const id = '1c7a4b7f-2a1c-4d66-8e1f-6b5ca02a3b21'
  await sql`create function take_away() returns trigger language plpgsql as
    $$ begin new.roles := '{}'; return new; end $$`.execute(services.db)
  await sql`create trigger take_away before insert or update on members for each row
    when (new.project_id = ${sql.lit(id)} and new.person_id <> ${sql.lit(eva.id)})
    execute function take_away()`.execute(services.db)
  await expect(makeDemoStudy(services, eva, id)).rejects.toBeDefined()
  await sql`drop trigger take_away on members`.execute(services.db)
  expect(await listProjects(services, eva)).toEqual([])
})

test('[DM4] of a demo whose making was killed nobody sees anything, and it is removed', async () => {
  const ada = await services.person('Ada')
  const id = '2d8b5c80-3b2d-4e77-9f20-7c6db13b4c32'
  const { live } = services
  const write: typeof live.write = () => new Promise(() => {})
  void makeDemoStudy({ ...services, live: { ...live, write } }, ada, id)
  const rowsOf = (table: 'projects' | 'rounds') =>
    services.db
      .selectFrom(table)
      .select('id')
      .where(table === 'projects' ? 'id' : 'project_id', '=', id)
      .execute()
  await expect.poll(() => rowsOf('rounds')).toHaveLength(1)
  expect(await listProjects(services, ada)).toEqual([])
  // It may still be under way, at another server.
  await removeUnfinishedDemos(services)
  expect(await rowsOf('projects')).toHaveLength(1)
  const later = new Date(services.clock.now().getTime() + 11 * 60_000)
  await removeUnfinishedDemos({ ...services, clock: { now: () => later } })
  expect(await rowsOf('projects')).toEqual([])
  expect(await makeDemoStudy(services, ada, id)).toBe(id)
  expect(await listProjects(services, ada)).toHaveLength(1)
})
