import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementFigures } from '#server/agreement.ts'
import { AgreementQuery } from '#server/agreement-query.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { personHome } from '#server/overview.ts'
import { setPosition } from '#server/position.ts'
import { roundProgress } from '#server/progress.ts'
import { reopenLayer } from '#server/reopening.ts'
import { setRoundStatus } from '#server/rounds.ts'
import { openWorkspace } from '#server/workspace.ts'
import { aSpan, insertStudy, layerKey } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

/** A study whose round was closed after Ana had completed her layer, and Ben had not. */
async function closedStudy() {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  const [ana, ben] = [layerKey(study, study.ana), layerKey(study, study.ben)]
  await completeLayer(services, study.ana, ana, true)
  const setStatus = (status: string) =>
    setRoundStatus(services, study.lia, study.projectId, study.roundId, status)
  await setStatus('closed')
  return { study, ana, ben, setStatus }
}

test('[RO9] its coder alone writes a reopened layer, until it is completed', async () => {
  const { study, ana, ben } = await closedStudy()
  const write = (coder: typeof study.ana) =>
    replaceLayer(services, coder, layerKey(study, coder), { codedSpans: [aSpan()] })
  expect((await refused(write(study.ana))).code).toBe('round-not-running')
  expect(await reopenLayer(services, study.lia, ana, true)).toEqual({
    complete: false,
    reopened: true,
  })
  expect((await write(study.ana)).codedSpans).toHaveLength(1)
  await setPosition(services, study.ana, ana, 1)
  expect((await refused(write(study.ben))).code).toBe('round-not-running')
  expect((await refused(completeLayer(services, study.ben, ben, true))).code).toBe(
    'round-not-running',
  )
  expect(await completeLayer(services, study.ana, ana, true)).toMatchObject({ complete: true })
  expect((await refused(write(study.ana))).code).toBe('round-not-running')
  expect((await refused(completeLayer(services, study.ana, ana, false))).code).toBe(
    'round-not-running',
  )
})

test('[RO9] a lead ends it, and so does whatever changes the round’s status', async () => {
  const { study, ana, setStatus } = await closedStudy()
  const isOpen = async () => {
    return (await openWorkspace(services, study.ana, ana)).mayWrite
  }
  expect(await isOpen()).toBe(false)
  await reopenLayer(services, study.lia, ana, true)
  await reopenLayer(services, study.lia, ana, true)
  expect(await isOpen()).toBe(true)
  await reopenLayer(services, study.lia, ana, false)
  expect(await isOpen()).toBe(false)
  await reopenLayer(services, study.lia, ana, true)
  await setStatus('running')
  await setStatus('closed')
  expect(await isOpen()).toBe(false)
  const events = await services.db
    .selectFrom('audit_events')
    .select(['kind', 'about', 'person_id'])
    .where('project_id', '=', study.projectId)
    .where('kind', 'like', 'layer-reopen%')
    .orderBy('id')
    .execute()
  expect(events.map(({ kind }) => kind)).toEqual([
    'layer-reopened',
    'layer-reopening-taken-back',
    'layer-reopened',
  ])
  expect(events[0]).toMatchObject({
    person_id: study.lia.id,
    about: { coderId: study.ana.id, transcriptId: study.transcriptId, wasComplete: true },
  })
})

test('[RO9] it counts as not completed: missing in the figures, and waiting for its coder', async () => {
  const { study, ana } = await closedStudy()
  await reopenLayer(services, study.lia, ana, true)
  const progress = await roundProgress(services, study.lia, study.projectId, study.roundId)
  expect(progress.completed).toBe(0)
  expect(progress.rows[0]!.cells.map(({ reopened }) => reopened)).toEqual([true, false])
  expect(progress.next).toBeNull()
  const { ledger } = await agreementFigures(
    services,
    study.lia,
    study.projectId,
    study.roundId,
    AgreementQuery.parse({ bootstrap: 0 }),
  )
  expect(ledger.missing.map(({ coder }) => coder).sort()).toEqual(
    [study.ana.id, study.ben.id].sort(),
  )
  const own = await roundProgress(services, study.ana, study.projectId, study.roundId)
  expect(own.next?.transcriptId).toBe(study.transcriptId)
  expect((await personHome(services, study.ana)).waiting).toHaveLength(1)
  expect((await personHome(services, study.ben)).waiting).toEqual([])
})

test('[RO9] leads alone reopen, only layers of a closed round, and only for a coder', async () => {
  const { study, ana, setStatus } = await closedStudy()
  for (const person of [study.ana, study.ben]) {
    expect((await refused(reopenLayer(services, person, ana, true))).code).toBe('not-permitted')
  }
  expect((await refused(reopenLayer(services, study.zoe, ana, true))).code).toBe('not-found')
  const elsewhere = { ...ana, coderId: study.lia.id }
  expect((await refused(reopenLayer(services, study.lia, elsewhere, true))).code).toBe('not-found')
  const foreign = { ...ana, transcriptId: 'nothing' }
  expect((await refused(reopenLayer(services, study.lia, foreign, true))).code).toBe('not-found')
  await services.db
    .updateTable('members')
    .set({ roles: ['observer'] })
    .where('person_id', '=', study.ben.id)
    .execute()
  const ben = layerKey(study, study.ben)
  expect((await refused(reopenLayer(services, study.lia, ben, true))).message).toMatch(/^Ben is no/)
  for (const status of ['running', 'revealed']) {
    await setStatus(status)
    expect((await refused(reopenLayer(services, study.lia, ana, true))).code).toBe('conflict')
  }
})
