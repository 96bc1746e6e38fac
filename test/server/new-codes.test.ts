import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDraft } from '#model/codebook-draft.ts'
import { draftCodebook } from '#server/codebooks.ts'
import { replaceLayer } from '#server/layers.ts'
import { addCodeInRound } from '#server/new-codes.ts'
import { createRound, setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { aSpan, eventually, hostLive, insertStudy, layerKey } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

/** A study with a round that Ana and Ben code; open and following the draft unless told otherwise. */
async function aRound(more: object = {}) {
  const study = await insertStudy(services.db)
  const { lia, ana, ben, projectId, transcriptId } = study
  const { id: roundId } = await createRound(services, lia, projectId, {
    name: 'Open coding',
    visibility: 'open',
    transcripts: [transcriptId],
    coders: [ana.id, ben.id],
    codebookVersion: 'draft',
    ...more,
  })
  const add = (person: Person, name: string, rest: object = {}) =>
    addCodeInRound(services, person, projectId, roundId, { name, ...rest })
  const codes = async () => (await draftCodebook(services, lia, projectId)).codes
  return { ...study, roundId, add, codes }
}

test('[CV7] a coder of an open round adds a code, codes with it at once, and the codebook can be published', async () => {
  const round = await aRound()
  const { add, codes, ana, lia } = round
  const before = await codes()
  const code = await add(ana, 'Broken timetable', { definition: 'It did not run as printed.' })
  const below = await add(ana, 'Late ferry', { parent: code.id })
  expect(await codes()).toEqual([...before, code, below])
  expect(below).toMatchObject({ id: 'late-ferry', parent: code.id })
  expect(checkDraft(await draftCodebook(services, lia, round.projectId)).issues).toBeUndefined()
  const { codedSpans } = await replaceLayer(services, ana, layerKey(round, ana), {
    codedSpans: [aSpan({ code: below.id })],
  })
  expect(codedSpans.map((span) => span.code)).toEqual([below.id])
})

test('[CV7] a name that is there already is refused, also one that differs by case, and a parent that is gone', async () => {
  const { add, codes, ana, ben } = await aRound()
  await add(ana, 'Late ferry')
  const before = await codes()
  expect((await refused(add(ben, 'LATE  ferry'))).message).toBe(
    'There is a code “Late ferry” already. Use that one, or choose another name.',
  )
  expect((await refused(add(ben, 'Boat', { parent: 'nothing' }))).code).toBe('invalid-input')
  expect((await refused(add(ben, ' '))).code).toBe('invalid-input')
  expect(await codes()).toEqual(before)
})

test('[CV7] of two who add the same name at once one succeeds', async () => {
  const { add, ana, ben, codes } = await aRound()
  const before = await codes()
  const tries = await Promise.allSettled([ana, ben].map((person) => add(person, 'Storm')))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await codes()).toHaveLength(before.length + 1)
})

test('[CV7] no code is added in a blind round, a pinned or closed one, or by who does not code there', async () => {
  const blind = await aRound()
  await makeBlind(blind.roundId)
  const error = await refused(blind.add(blind.ana, 'Storm'))
  expect(error.code).toBe('not-permitted')
  expect(error.message).toMatch(/a new code would tell the others what you found/)
  expect(await blind.add(blind.lia, 'Storm')).toMatchObject({ name: 'Storm' })

  const pinned = await aRound({ codebookVersion: 1 })
  expect((await refused(pinned.add(pinned.ana, 'Storm'))).code).toBe('conflict')

  const closed = await aRound()
  await setRoundStatus(services, closed.lia, closed.projectId, closed.roundId, 'closed')
  expect((await refused(closed.add(closed.ana, 'Storm'))).code).toBe('not-permitted')

  const shared = await aRound()
  const { id } = await createRound(services, shared.lia, shared.projectId, {
    name: 'Without Ben',
    visibility: 'open',
    transcripts: [shared.transcriptId],
    coders: [shared.ana.id],
    codebookVersion: 'draft',
  })
  const byBen = addCodeInRound(services, shared.ben, shared.projectId, id, { name: 'Storm' })
  expect((await refused(byBen)).code).toBe('not-permitted')
})

test('[CV7] no coder adds a code that would show in a blind round of old, which follows the working codebook, too', async () => {
  const open = await aRound()
  const { id } = await createRound(services, open.lia, open.projectId, {
    name: 'Of old',
    visibility: 'open',
    transcripts: [open.transcriptId],
    coders: [open.ben.id],
    codebookVersion: 'draft',
  })
  await makeBlind(id)
  const error = await refused(open.add(open.ana, 'Storm'))
  expect(error.message).toMatch(/a new code would show in it/)
  expect(await open.add(open.lia, 'Storm')).toMatchObject({ name: 'Storm' })
  await setRoundStatus(services, open.lia, open.projectId, id, 'revealed')
  expect(await open.add(open.ana, 'Flood')).toMatchObject({ name: 'Flood' })
})

test('[CV7] two names that make one id, added at two servers at once, are two codes', async () => {
  const { add, ana, ben, codes, projectId, roundId } = await aRound()
  await add(ana, 'Storm')
  const host = await hostLive(services)
  const elsewhere = { ...services, live: host.live }
  // The other server has the codebook open.
  const flood = await addCodeInRound(elsewhere, ben, projectId, roundId, { name: 'Flood' })
  await eventually(async () => (await codes()).some(({ id }) => id === flood.id))
  const before = await codes()
  const made = await Promise.all(
    await whileHeld(projectId, 2, () => [
      add(ana, 'Fear +'),
      addCodeInRound(elsewhere, ben, projectId, roundId, { name: 'Fear −' }),
    ]),
  )
  expect(made.map((code) => code.id).toSorted()).toEqual(['fear', 'fear-2'])
  expect(made.map((code) => code.name)).toEqual(['Fear +', 'Fear −'])
  // Here it is heard of a moment later.
  await eventually(async () => (await codes()).length === before.length + 2)
  expect(await codes()).toEqual(expect.arrayContaining(made))
  await host.stop()
})

test('[CV7] of two who add the same name at two servers at once one succeeds, and the other is told', async () => {
  const { add, ana, ben, codes, projectId, roundId } = await aRound()
  await add(ana, 'Storm')
  const host = await hostLive(services)
  const elsewhere = { ...services, live: host.live }
  await addCodeInRound(elsewhere, ben, projectId, roundId, { name: 'Flood' })
  await eventually(async () => (await codes()).some(({ name }) => name === 'Flood'))
  const tries = await whileHeld(projectId, 2, () => [
    add(ana, 'Fear'),
    addCodeInRound(elsewhere, ben, projectId, roundId, { name: 'Fear' }),
  ])
  const ended = await Promise.allSettled(tries)
  expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const refusal = ended.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(refusal.reason).toMatchObject({
    code: 'conflict',
    message: 'There is a code “Fear” already. Use that one, or choose another name.',
  })
  expect((await recorded(projectId)).filter(({ about }) => about.code === 'fear')).toHaveLength(1)
  await host.stop()
})

test('[CV7] a code whose round is closed before it is stored is not added, nor recorded', async () => {
  const { add, ana, lia, codes, projectId, roundId } = await aRound()
  await add(ana, 'Storm')
  const before = await codes()
  const [late, closing] = await whileHeld(projectId, 1, async () => {
    const late = add(ana, 'Flood')
    late.catch(() => {})
    await eventually(async () => (await waiting()) > 0)
    const closing = setRoundStatus(services, lia, projectId, roundId, 'closed')
    const isClosed = async () =>
      (await services.db
        .selectFrom('rounds')
        .select('id')
        .where('id', '=', roundId)
        .where('status', '=', 'closed')
        .executeTakeFirst()) !== undefined
    await eventually(isClosed)
    return [late, closing] as const
  })
  expect((await refused(late)).code).toBe('not-permitted')
  await closing
  expect(await codes()).toEqual(before)
  expect(await recorded(projectId)).toHaveLength(1)
})

/** Does something while nothing can be stored in the codebook, until so many wait for that. */
async function whileHeld<T>(
  projectId: string,
  waitingFor: number,
  act: () => T,
): Promise<Awaited<T>> {
  const name = `codebook.${projectId}`
  return await services.db.transaction().execute(async (trx) => {
    const held = trx.selectFrom('documents').select('name').where('name', '=', name).forUpdate()
    expect(await held.execute()).toHaveLength(1)
    const done = await act()
    await eventually(async () => (await waiting()) >= waitingFor)
    return done
  })
}

/** How many wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct pid)::int as count from pg_locks where not granted`.execute(services.db)
  return rows[0]!.count
}

/** As rounds could be made once. */
async function makeBlind(roundId: string): Promise<void> {
  await services.db
    .updateTable('rounds')
    .set({ visibility: 'blind' })
    .where('id', '=', roundId)
    .execute()
}

test('[CV7] a new code is recorded with its round, without its words', async () => {
  const { add, ana, projectId, roundId } = await aRound()
  await add(ana, 'Storm')
  expect(await recorded(projectId)).toEqual([
    { kind: 'code-added', about: { roundId, code: 'storm' }, person_id: ana.id },
  ])
})

function recorded(projectId: string) {
  return services.db
    .selectFrom('audit_events')
    .select(['kind', 'about', 'person_id'])
    .where('project_id', '=', projectId)
    .where('kind', '=', 'code-added')
    .execute()
}
