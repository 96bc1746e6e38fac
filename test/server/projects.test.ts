import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/schema.ts'
import { usualThresholds } from '#model/agreement/thresholds.ts'
import { draftCodebook, listVersions } from '#server/codebooks.ts'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { personHome, projectOverview } from '#server/overview.ts'
import { setPosition } from '#server/position.ts'
import {
  changeProject,
  codebookChoices,
  createProject,
  deleteProject,
  hideChecklist,
  listProjects,
  readProjectToManage,
} from '#server/projects.ts'
import { setRoundStatus } from '#server/rounds.ts'
import { isWaiting } from '#test/builders/database.ts'
import { LiveClient } from '#test/builders/live-client.ts'
import { eventually, hostLive, insertStudy, layerKey } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

test('[PJ1] whoever makes a project leads it and codes in it; with a codebook its version 1 is out', async () => {
  const person = await services.person('Maker One')
  const { id } = await createProject(services, person, {
    name: '  Ferry talk ',
    codebook: 'political-discourse',
  })
  const [project] = await listProjects(services, person)
  expect(project).toMatchObject({ id, name: 'Ferry talk', demo: false, roles: ['lead', 'coder'] })
  expect(await listVersions(services, person, id)).toMatchObject([{ version: 1 }])
  expect((await draftCodebook(services, person, id)).codes.length).toBeGreaterThanOrEqual(15)
})

test('[PJ1] a project without a codebook begins with an empty one, unpublished', async () => {
  const person = await services.person('Maker Two')
  const { id } = await createProject(services, person, { name: 'Empty' })
  expect(await listVersions(services, person, id)).toEqual([])
  expect((await draftCodebook(services, person, id)).codes).toEqual([])
})

test('[PJ1] a codebook that does not ship is refused by name, with nothing made', async () => {
  const person = await services.person('Maker Three')
  for (const codebook of ['../package', 'nothing', '']) {
    const error = await refused(createProject(services, person, { name: 'Odd', codebook }))
    expect(error).toMatchObject({ code: 'invalid-input' })
    expect(error.message).toContain('political-discourse')
  }
  expect(await listProjects(services, person)).toEqual([])
})

test('[PJ1] a project is there with its codebook or not at all, also if the server dies meanwhile', async () => {
  const person = await services.person('Maker Whole')
  const { db } = services
  await sql`
    create function wait_for_test() returns trigger language plpgsql
    as 'begin perform pg_advisory_xact_lock(4711); return new; end'`.execute(db)
  await sql`
    create trigger wait_for_test before insert on codebook_versions
    for each row execute function wait_for_test()`.execute(db)
  const making = await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(4711)`.execute(trx)
    const making = createProject(services, person, { name: 'Whole', codebook: 'classroom-talk' })
    await eventually(() => isWaiting(db))
    expect(await listProjects(services, person)).toEqual([])
    return { done: making }
  })
  const { id } = await making.done
  expect(await listVersions(services, person, id)).toHaveLength(1)
  await sql`drop function wait_for_test cascade`.execute(db)
})

test('[PJ2] a form sent twice makes one project, and nobody else learns of it by its id', async () => {
  const person = await services.person('Maker Four')
  const other = await services.person('Maker Five')
  const form = { id: randomUUID(), name: 'Once', codebook: 'classroom-talk' }
  const made = await Promise.all([
    createProject(services, person, form),
    createProject(services, person, form),
  ])
  expect(made.map(({ id }) => id)).toEqual([form.id, form.id])
  expect(await listProjects(services, person)).toHaveLength(1)
  expect((await refused(createProject(services, other, form))).code).toBe('not-found')
})

test.each([[''], [' \u200b '], ['a\u0000b'], ['two\nlines'], ['x'.repeat(121)]])(
  'the name %j is refused',
  async (name) => {
    const person = await services.person(`Namer ${randomUUID()}`)
    expect((await refused(createProject(services, person, { name }))).code).toBe('invalid-input')
    expect(await listProjects(services, person)).toEqual([])
  },
)

test('what ships says in a sentence or two what it is for', () => {
  const choices = codebookChoices()
  expect(choices.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['political-discourse', 'classroom-talk']),
  )
  for (const { purpose } of choices) expect(purpose).toMatch(/^.{20,400}[.!?]$/)
})

test('[AG12] the usual thresholds are the project’s own once somebody saved them, as they are or as none', async () => {
  const { projectId, lia } = await insertStudy(services.db)
  const shown = () => readProjectToManage(services, lia, projectId)
  expect(await shown()).toMatchObject({ thresholds: usualThresholds, hasOwnThresholds: false })
  await changeProject(services, lia, projectId, { thresholds: [...usualThresholds] })
  expect(await shown()).toMatchObject({ thresholds: usualThresholds, hasOwnThresholds: true })
  await changeProject(services, lia, projectId, { thresholds: [] })
  expect(await shown()).toMatchObject({ thresholds: [], hasOwnThresholds: true })
})

test('[PJ3] leads rename a project and set its rules; others may not, and for strangers it is not there', async () => {
  const { projectId, lia, ana, zoe } = await insertStudy(services.db)
  await changeProject(services, lia, projectId, { name: 'Ferry talks', spansAcrossTurns: false })
  expect(await readProjectToManage(services, lia, projectId)).toMatchObject({
    name: 'Ferry talks',
    spansAcrossTurns: false,
    deviceCopies: true,
  })
  await changeProject(services, lia, projectId, { deviceCopies: false })
  expect(await readProjectToManage(services, lia, projectId)).toMatchObject({
    spansAcrossTurns: false,
    deviceCopies: false,
  })
  for (const [person, code] of [
    [ana, 'not-permitted'],
    [zoe, 'not-found'],
  ] as const) {
    const change = changeProject(services, person, projectId, { name: 'Mine' })
    expect((await refused(change)).code).toBe(code)
    expect((await refused(deleteProject(services, person, projectId, 'Ferry talks'))).code).toBe(
      code,
    )
    expect((await refused(readProjectToManage(services, person, projectId))).code).toBe(code)
  }
  expect((await refused(projectOverview(services, zoe, projectId))).code).toBe('not-found')
})

const ofProjects = [
  'members',
  'links',
  'transcripts',
  'transcript_originals',
  'speakers',
  'turns',
  'codebook_versions',
  'rounds',
  'layers',
  'coded_spans',
  'layer_memos',
  'documents',
  'document_updates',
  'document_clients',
  'audit_events',
] satisfies (keyof Database)[]

test('[PJ4] a project is deleted by typing its name, and then nothing of it is left', async () => {
  const person = await services.person('Deleting Lead')
  const id = await makeDemoStudy(services, person)
  const kept = await makeDemoStudy(services, person)
  const count = async (table: (typeof ofProjects)[number], projectId: string) => {
    const row = await services.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as('rows'))
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow()
    return Number(row.rows)
  }
  const before = await Promise.all(ofProjects.map((table) => count(table, kept)))

  const error = await refused(deleteProject(services, person, id, 'lake vessa talks'))
  expect(error).toMatchObject({ code: 'invalid-input' })
  expect(await count('coded_spans', id)).toBeGreaterThan(0)

  await deleteProject(services, person, id, ' Lake Vessa talks ')
  expect((await refused(projectOverview(services, person, id))).code).toBe('not-found')
  for (const table of ofProjects) expect([table, await count(table, id)]).toEqual([table, 0])
  expect(await Promise.all(ofProjects.map((table) => count(table, kept)))).toEqual(before)
  const event = await services.db
    .selectFrom('audit_events')
    .selectAll()
    .where('kind', '=', 'project-deleted')
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({ person_id: person.id, about: { projectId: id, demo: true } })
})

test('[PJ4] whoever has something of a deleted project open is out, with every server', async () => {
  const study = await insertStudy(services.db)
  const second = await hostLive(services)
  const ana = await new LiveClient(second.url, study.layerOf(study.ana), study.ana).join()
  await deleteProject(services, study.lia, study.projectId, 'Ferry talk')
  expect((await ana.closed).code).toBe(4404)
  await second.stop()
})

test('[PJ6] what waits for a coder is what is not completed in rounds that run, the last work first', async () => {
  const study = await insertStudy(services.db)
  const { projectId, roundId, transcriptId, lia, ana } = study
  const waits = async () => (await personHome(services, ana)).waiting
  expect(await waits()).toMatchObject([
    { projectName: 'Ferry talk', roundId, transcriptId, turns: 2, lastTurn: null },
  ])
  expect((await personHome(services, lia)).waiting).toEqual([])

  await setPosition(services, ana, layerKey(study, ana), 2)
  expect(await waits()).toMatchObject([{ lastTurn: 2 }])

  await completeLayer(services, ana, layerKey(study, ana), true)
  expect(await waits()).toEqual([])
  await completeLayer(services, ana, layerKey(study, ana), false)
  expect(await waits()).toHaveLength(1)

  await setRoundStatus(services, lia, projectId, roundId, 'closed')
  expect(await waits()).toEqual([])
})

test('[RI3] the overview of a blind round counts the own layers alone for a coder, all for a lead', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  await completeLayer(services, study.ben, layerKey(study, study.ben), true)
  const glance = async (person: typeof study.lia) =>
    (await projectOverview(services, person, study.projectId)).rounds[0]
  expect(await glance(study.lia)).toMatchObject({ total: 2, completed: 1, ownOnly: false })
  expect(await glance(study.ana)).toMatchObject({ total: 1, completed: 0, ownOnly: true })
  expect(await glance(study.ben)).toMatchObject({ total: 1, completed: 1, ownOnly: true })
})

test('[RI3] in a blind round the first steps do not tell a coder that another has begun', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  const isTicked = async (person: typeof study.lia) =>
    (await projectOverview(services, person, study.projectId)).steps.find(
      ({ step }) => step === 'code',
    )?.done
  const span = { start: 5, end: 7, code: 'concession' }
  await replaceLayer(services, study.ben, layerKey(study, study.ben), { codedSpans: [span] })
  expect(await isTicked(study.ben)).toBe(true)
  expect(await isTicked(study.lia)).toBe(true)
  expect(await isTicked(study.ana)).toBe(false)
  await setRoundStatus(services, study.lia, study.projectId, study.roundId, 'revealed')
  expect(await isTicked(study.ana)).toBe(true)
})

test('[PJ5] the first steps are put away for one member alone, and come back', async () => {
  const { projectId, lia, ana } = await insertStudy(services.db)
  await hideChecklist(services, lia, projectId, true)
  expect((await projectOverview(services, lia, projectId)).stepsHidden).toBe(true)
  expect((await projectOverview(services, ana, projectId)).stepsHidden).toBe(false)
  await hideChecklist(services, lia, projectId, false)
  expect((await projectOverview(services, lia, projectId)).stepsHidden).toBe(false)
})
