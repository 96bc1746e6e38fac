import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeLayers, readLayer } from '#db/layers.ts'
import { deleteTranscript } from '#db/transcript-changes.ts'
import { canBecome, type RoundStatus } from '#model/round.ts'
import { assign } from '#server/assignments.ts'
import { listVersions } from '#server/codebooks.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { setPosition } from '#server/position.ts'
import { roundProgress } from '#server/progress.ts'
import { createProject } from '#server/projects.ts'
import { changeRoundAtOnce } from '#server/round-changes.ts'
import {
  createRound,
  deleteRound,
  listRounds,
  readRoundWithAssignments,
  renameRound,
  setRoundStatus,
} from '#server/rounds.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { isWaiting } from '#test/builders/database.ts'
import { aSpan, eventually, insertStudy, layerKey, type Study } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

const asked = (study: Study, more: object = {}) => ({
  name: 'Round 2',
  visibility: 'blind',
  transcripts: [study.transcriptId],
  coders: [study.ana.id, study.ben.id],
  ...more,
})

test('[RO1] a round is pinned to the latest version unless told otherwise', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, lia } = study
  const { id } = await createRound(services, lia, project, asked(study))
  const { round, assignments } = await readRoundWithAssignments(services, lia, project, id)
  expect(round).toMatchObject({ status: 'running', visibility: 'blind', codebookVersion: 1 })
  expect(assignments).toEqual([
    { transcript: study.transcriptId, coders: [study.ana.id, study.ben.id].sort() },
  ])
  const open = await createRound(
    services,
    lia,
    project,
    asked(study, { visibility: 'open', codebookVersion: 'draft' }),
  )
  const follows = (await listRounds(services, lia, project)).find((one) => one.id === open.id)
  expect(follows?.codebookVersion).toBeNull()
  const error = await refused(
    createRound(services, lia, project, asked(study, { codebookVersion: 9 })),
  )
  expect(error.code).toBe('not-found')
})

test('[RO11] a blind round follows no codebook that others may add to', async () => {
  const study = await insertStudy(services.db)
  const request = asked(study, { codebookVersion: 'draft' })
  const error = await refused(createRound(services, study.lia, study.projectId, request))
  expect(error).toMatchObject({
    code: 'invalid-input',
    extras: { issues: [{ path: 'codebookVersion' }] },
  })
})

test('[RO1] where no version is published yet the draft is published first', async () => {
  const lia = await services.person('Lia First')
  const { id: project } = await createProject(services, lia, { name: 'New' })
  const study = await insertStudy(services.db)
  await services.db
    .insertInto('transcripts')
    .columns([
      'project_id',
      'id',
      'title',
      'text',
      'length',
      'words',
      'sha256',
      'language',
      'created_by',
    ])
    .expression((from) =>
      from
        .selectFrom('transcripts')
        .select((select) => [
          select.val(project).as('project_id'),
          'id',
          'title',
          'text',
          'length',
          'words',
          'sha256',
          'language',
          'created_by',
        ])
        .where('project_id', '=', study.projectId),
    )
    .execute()
  const request = { ...asked(study), coders: [lia.id] }
  expect((await refused(createRound(services, lia, project, request))).message).toMatch(
    /no codes yet/,
  )
  expect(await listRounds(services, lia, project)).toEqual([])
  await services.live.change(`codebook.${project}`, lia, (doc) => {
    doc.getMap('fields').set('blame/name', 'Blame')
    doc.getMap('fields').set('blame/colour', 'teal')
  })
  await createRound(services, lia, project, request)
  expect((await listRounds(services, lia, project))[0]?.codebookVersion).toBe(1)
  expect(await listVersions(services, lia, project)).toHaveLength(1)
})

test('[RO6] assignments say who codes what; each pair counts once', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, lia, ana } = study
  const { id } = await createRound(services, lia, project, {
    name: 'Share',
    visibility: 'open',
    assignments: [
      { transcript: study.transcriptId, coders: [ana.id, ana.id] },
      { transcript: study.transcriptId.toUpperCase(), coders: [ana.id] },
    ],
  })
  const { assignments } = await readRoundWithAssignments(services, lia, project, id)
  expect(assignments).toEqual([{ transcript: study.transcriptId, coders: [ana.id] }])
})

test('[RO2] a form sent twice makes one round', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, lia } = study
  const request = asked(study, { id: randomUUID() })
  const made = await Promise.all(
    Array.from({ length: 4 }, () => createRound(services, lia, project, request)),
  )
  expect(new Set(made.map((one) => one.id)).size).toBe(1)
  expect(await listRounds(services, lia, project)).toHaveLength(2)
})

test('[RO2] the id of another project’s round is refused, not overwritten', async () => {
  const study = await insertStudy(services.db)
  const other = await insertStudy(services.db)
  const error = await refused(
    createRound(services, study.lia, study.projectId, asked(study, { id: other.roundId })),
  )
  expect(error.code).toBe('conflict')
})

test('[RO3] a round is refused in words where its transcripts, coders or name do not do', async () => {
  const study = await insertStudy(services.db)
  const other = await insertStudy(services.db)
  const { projectId: project, lia, ana } = study
  const code = async (more: object) =>
    (await refused(createRound(services, lia, project, asked(study, more)))).code
  expect(await code({ name: ' ' })).toBe('invalid-input')
  expect(await code({ name: 'x'.repeat(121) })).toBe('invalid-input')
  expect(await code({ name: 'nul \u0000' })).toBe('invalid-input')
  expect(await code({ visibility: 'half' })).toBe('invalid-input')
  expect(await code({ transcripts: [] })).toBe('invalid-input')
  expect(await code({ coders: [] })).toBe('invalid-input')
  expect(await code({ coders: undefined })).toBe('invalid-input')
  expect(await code({ transcripts: ['not an id'] })).toBe('invalid-input')
  expect(await code({ transcripts: [other.transcriptId] })).toBe('not-found')
  expect(await code({ transcripts: [study.transcriptId, other.transcriptId] })).toBe('not-found')
  expect(await code({ coders: [other.ana.id] })).toBe('not-found')
  expect(await code({ coders: [ana.id, study.zoe.id] })).toBe('not-found')
  expect(await code({ coders: [lia.id] })).toBe('invalid-input')
  expect(await code({ surprise: 1 })).toBe('invalid-input')
  expect(await code({ codebookVersion: 0 })).toBe('invalid-input')
  expect(await code({ assignments: [{ transcript: study.transcriptId, coders: [] }] })).toBe(
    'invalid-input',
  )
  // Ben is a coder of the round and codes nothing.
  expect(await code({ assignments: [{ transcript: study.transcriptId, coders: [ana.id] }] })).toBe(
    'invalid-input',
  )
  expect(await code({ coders: Array.from({ length: 201 }, () => randomUUID()) })).toBe(
    'invalid-input',
  )
  expect(await listRounds(services, lia, project)).toHaveLength(1)
})

test('[RI7] leads alone make and manage rounds; others read that there are some', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, roundId, ana, zoe } = study
  for (const person of [ana, zoe]) {
    for (const act of [
      () => createRound(services, person, project, asked(study)),
      () => setRoundStatus(services, person, project, roundId, 'closed'),
      () => renameRound(services, person, project, roundId, 'Other'),
      () => assign(services, person, project, roundId, []),
      () => deleteRound(services, person, project, roundId),
    ]) {
      expect((await refused(act())).code).toBe(person === ana ? 'not-permitted' : 'not-found')
    }
  }
  expect(await listRounds(services, ana, project)).toHaveLength(1)
  expect((await refused(listRounds(services, zoe, project))).code).toBe('not-found')
})

test('[RO4] a round of another project is not found, whatever one is in one’s own', async () => {
  const study = await insertStudy(services.db)
  const other = await insertStudy(services.db)
  const { projectId: project, lia } = study
  for (const act of [
    () => setRoundStatus(services, lia, project, other.roundId, 'closed'),
    () => renameRound(services, lia, project, other.roundId, 'Mine'),
    () => deleteRound(services, lia, project, other.roundId),
    () => roundProgress(services, lia, project, other.roundId),
    () => readRoundWithAssignments(services, lia, project, other.roundId),
    () => roundProgress(services, lia, project, 'not an id'),
    () => setRoundStatus(services, lia, project, randomUUID(), 'closed'),
  ]) {
    expect((await refused(act())).code).toBe('not-found')
  }
})

test('[RO5] running and closed go back and forth, revealed is the end, and twice is once', async () => {
  const statuses = fc.array(fc.constantFrom<RoundStatus>('running', 'closed', 'revealed'), {
    minLength: 1,
    maxLength: 8,
  })
  const study = await insertStudy(services.db)
  const { projectId: project, lia } = study
  await fc.assert(
    fc.asyncProperty(statuses, async (steps) => {
      const { id } = await createRound(services, lia, project, asked(study))
      let status: RoundStatus = 'running'
      for (const step of steps) {
        services.clock.pass(1_000)
        if (step === status || canBecome(status, step)) {
          const round = await setRoundStatus(services, lia, project, id, step)
          status = step
          expect(round.status).toBe(step)
          expect(round.closedAt === null).toBe(step === 'running')
          expect(round.revealedAt === null).toBe(step !== 'revealed')
        } else {
          const error = await refused(setRoundStatus(services, lia, project, id, step))
          expect(error.code).toBe('conflict')
          expect(error.message).toMatch(/cannot run again/)
        }
      }
      const stored = await readRoundWithAssignments(services, lia, project, id)
      expect(stored.round.status).toBe(status)
    }),
    { numRuns: 12 },
  )
})

test('[RO5] revealing a running round closes it at that moment', async () => {
  const study = await insertStudy(services.db)
  services.clock.set('2026-05-20T10:00:00Z')
  const round = await setRoundStatus(
    services,
    study.lia,
    study.projectId,
    study.roundId,
    'revealed',
  )
  expect(round.closedAt).toEqual(round.revealedAt)
  const events = await services.db
    .selectFrom('audit_events')
    .select(['kind', 'about'])
    .where('project_id', '=', study.projectId)
    .execute()
  expect(events).toEqual([
    { kind: 'round-revealed', about: { roundId: study.roundId, from: 'running' } },
  ])
})

test('[RO5] a status that is none is refused', async () => {
  const { lia, projectId, roundId } = await insertStudy(services.db)
  for (const status of ['open', '', null, undefined, 1]) {
    const error = await refused(setRoundStatus(services, lia, projectId, roundId, status))
    expect(error.code).toBe('invalid-input')
  }
})

test('[RO7] a running round takes further transcripts and coders; who codes already goes on', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, roundId, lia, ana } = study
  await replaceLayer(services, ana, layerKey(study, ana), { codedSpans: [aSpan()] })
  await services.db
    .updateTable('members')
    .set({ roles: ['lead', 'coder'] })
    .where('project_id', '=', project)
    .where('person_id', '=', lia.id)
    .execute()
  const request = [{ transcript: study.transcriptId, coders: [ana.id, lia.id] }]
  expect(await assign(services, lia, project, roundId, request)).toBe(1)
  expect(await assign(services, lia, project, roundId, request)).toBe(0)
  const { rows } = await roundProgress(services, lia, project, roundId)
  expect(rows[0]?.cells.map((cell) => cell.state).sort()).toEqual([
    'at-work',
    'not-started',
    'not-started',
  ])
  await setRoundStatus(services, lia, project, roundId, 'closed')
  const error = await refused(assign(services, lia, project, roundId, request))
  expect(error.code).toBe('round-not-running')
  expect((await refused(assign(services, lia, project, roundId, []))).code).toBe('invalid-input')
})

test('[RO4] a transcript that is being deleted while a round is made of it is not found', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, lia } = study
  const source = { text: 'Q: Why?\nA: So.' }
  const { transcript } = await storeTranscript(services, lia, project, source)
  let making: ReturnType<typeof refused> | undefined
  await services.db.transaction().execute(async (trx) => {
    await deleteTranscript(trx, project, transcript.id)
    const request = asked(study, { transcripts: [transcript.id] })
    making = refused(createRound(services, lia, project, request))
    await eventually(() => isWaiting(services.db))
  })
  expect((await making)?.code).toBe('not-found')
  expect(await listRounds(services, lia, project)).toHaveLength(1)
})

test('[RO10] of several changes to a round at once all are made, or none', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, roundId, transcriptId, lia, ana, zoe } = study
  const change = (changes: object) => changeRoundAtOnce(services, lia, project, roundId, changes)
  const state = async () => {
    const { round } = await readRoundWithAssignments(services, lia, project, roundId)
    return { name: round.name, status: round.status }
  }
  const assignments = (coder: string) => [{ transcript: transcriptId, coders: [coder] }]
  const error = await refused(
    change({ name: 'Training', assignments: assignments(zoe.id), status: 'closed' }),
  )
  expect(error.code).toBe('not-found')
  expect(await state()).toEqual({ name: 'Round 1', status: 'running' })
  await change({ name: 'Training', assignments: assignments(ana.id), status: 'revealed' })
  expect(await state()).toEqual({ name: 'Training', status: 'revealed' })
  expect((await refused(change({ name: 'Again', status: 'running' }))).code).toBe('conflict')
  expect(await state()).toEqual({ name: 'Training', status: 'revealed' })
  expect((await refused(change({}))).code).toBe('invalid-input')
})

test('[RO8] a round is deleted only while nothing was coded, noted or completed in it', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, lia, ana } = study
  const { id } = await createRound(services, lia, project, asked(study))
  const key = { ...layerKey(study, ana), roundId: id }
  await replaceLayer(services, ana, key, { codedSpans: [aSpan()] })
  expect((await refused(deleteRound(services, lia, project, id))).code).toBe('conflict')
  await replaceLayer(services, ana, key, { codedSpans: [] })
  await completeLayer(services, ana, key, true)
  expect((await refused(deleteRound(services, lia, project, id))).code).toBe('conflict')
  await completeLayer(services, ana, key, false)
  await deleteRound(services, lia, project, id)
  expect((await refused(deleteRound(services, lia, project, id))).code).toBe('not-found')
  const left = await services.db
    .selectFrom('documents')
    .select('name')
    .where('name', 'like', `layer.${id}.%`)
    .execute()
  expect(left).toEqual([])
  expect(await listRounds(services, lia, project)).toHaveLength(1)
})

test('[RO8] what is being saved while a round is deleted is not lost: the round stays', async () => {
  const study = await insertStudy(services.db)
  const { projectId, roundId, lia, ana } = study
  const layer = layerKey(study, ana)
  const change = {
    layer,
    rightsVersion: 1,
    put: [aSpan()],
    removed: [],
    memos: [],
    removedMemos: [],
  }
  let deletion: ReturnType<typeof refused> | undefined
  await services.db.transaction().execute(async (trx) => {
    await changeLayers(trx, [change])
    deletion = refused(deleteRound(services, lia, projectId, roundId))
    await eventually(() => isWaiting(services.db))
  })
  expect((await deletion)?.code).toBe('conflict')
  expect(await readLayer(services.db, layer)).toHaveLength(1)
})

test('a round is renamed, and a name that does not do is refused', async () => {
  const { lia, projectId, roundId } = await insertStudy(services.db)
  await renameRound(services, lia, projectId, roundId, '  Training ')
  expect((await listRounds(services, lia, projectId))[0]?.name).toBe('Training')
  expect((await refused(renameRound(services, lia, projectId, roundId, ''))).code).toBe(
    'invalid-input',
  )
})

test('[RI3] a lead sees how far everybody is, a coder of a blind round only the own part', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  const { projectId: project, roundId, transcriptId, lia, ana, ben } = study
  await setPosition(services, ana, { projectId: project, roundId, transcriptId }, 1)
  await replaceLayer(services, ben, layerKey(study, ben), { codedSpans: [aSpan()] })
  await completeLayer(services, ben, layerKey(study, ben), true)
  const whole = await roundProgress(services, lia, project, roundId)
  expect(whole).toMatchObject({ ownOnly: false, completed: 1, total: 2, next: null })
  expect(whole.coders.map((coder) => coder.name)).toEqual(['Ana', 'Ben'])
  expect(whole.rows[0]).toMatchObject({ turns: 2, lastWork: { coderId: ben.id } })
  expect(whole.rows[0]?.cells).toMatchObject([
    { coderId: ana.id, state: 'at-work', share: 0.5 },
    { coderId: ben.id, state: 'completed' },
  ])
  const own = await roundProgress(services, ana, project, roundId)
  expect(own).toMatchObject({ ownOnly: true, completed: 0, total: 1, connected: [] })
  expect(own.coders.map((coder) => coder.id)).toEqual([ana.id])
  expect(own.rows[0]?.lastWork).toBeNull()
  expect(own.next).toMatchObject({ transcriptId, turn: 1, turns: 2, started: true })
  await setRoundStatus(services, lia, project, roundId, 'revealed')
  const revealed = await roundProgress(services, ana, project, roundId)
  expect(revealed).toMatchObject({ ownOnly: false, completed: 1, total: 2, next: null })
})

test('[RI3] in an open round coders see one another’s progress', async () => {
  const study = await insertStudy(services.db, { visibility: 'open' })
  const progress = await roundProgress(services, study.ana, study.projectId, study.roundId)
  expect(progress).toMatchObject({ ownOnly: false, total: 2 })
})
