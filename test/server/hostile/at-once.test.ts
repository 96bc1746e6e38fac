import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLayer } from '#db/layers.ts'
import { type DomainErrorCode, isDomainError } from '#model/errors.ts'
import { assign } from '#server/assignments.ts'
import { checkDocuments } from '#server/check.ts'
import { removeCode } from '#server/code-removal.ts'
import { importCodebook } from '#server/codebook-files.ts'
import { replaceDraft } from '#server/codebooks.ts'
import { codedSpansCsv } from '#server/exports.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { changeRoles, invite, removeMember } from '#server/members.ts'
import { createProject, deleteProject } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { reopenLayer } from '#server/reopening.ts'
import { createRound, deleteRound, renameRound, setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { changeTranscript, deleteTranscript } from '#server/transcripts.ts'
import { type App, startApp } from '../../builders/app.ts'
import { aCodebook } from '../../builders/codebook.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan } from '../../builders/live-study.ts'
import { random } from '../../builders/random.ts'

const times = 20

let app: App
let lia: Person
let leo: Person
let ana: Person
let ben: Person
const tokens = new Map<string, string>()

beforeAll(async () => {
  app = await startApp({ PARLEY_EXPORTS_PER_MINUTE: '1000' })
  const people = []
  for (const name of ['Lia', 'Leo', 'Ana', 'Ben']) people.push(await app.person(name))
  ;[lia, leo, ana, ben] = people as [Person, Person, Person, Person]
  for (const person of people) tokens.set(person.id, (await app.api(person)).token)
})
afterAll(() => app.close())

const codes = [
  { id: 'blame', name: 'Blame' },
  { id: 'credit', name: 'Credit' },
]
const words = 'ANA: It was gone by noon.\nBEN: So it was.\nANA: Quite so.\nBEN: Yes.\n'

/** A project of two leads and two coders, a round that runs, an empty one, and a transcript of no round. */
async function aProject(isDraft: boolean) {
  const { services } = app
  const { id: project } = await createProject(services, lia, { name: 'At once' })
  await invite(services, lia, project, { email: leo.email, roles: ['lead'] })
  for (const { email } of [ana, ben]) {
    await invite(services, lia, project, { email, roles: ['coder'] })
  }
  await replaceDraft(services, lia, project, aCodebook({ codes }))
  const store = async (text: string) =>
    (await storeTranscript(services, lia, project, { text })).transcript.id
  const transcript = await store(words)
  const spare = await store(`${words}Spare.\n`)
  const make = async (name: string) =>
    (
      await createRound(services, lia, project, {
        name,
        visibility: 'open',
        transcripts: [transcript],
        coders: [ana.id, ben.id],
        ...(isDraft ? { codebookVersion: 'draft' } : {}),
      })
    ).id
  return { project, transcript, spare, round: await make('Coded'), empty: await make('Empty') }
}
type Place = Awaited<ReturnType<typeof aProject>>

/** Everything that two leads and two coders might do in one moment. */
function actsIn({ project, transcript, spare, round, empty }: Place, isLast: boolean) {
  const { services } = app
  const key = (coder: Person, of = round) => ({
    projectId: project,
    roundId: of,
    transcriptId: transcript,
    coderId: coder.id,
  })
  const spans = [{ start: 5, end: 7, code: 'blame' }]
  const draft = (name: string) => aCodebook({ codes: [...codes, { id: name.toLowerCase(), name }] })
  const yaml = new TextEncoder().encode(
    'name: Other\ncodes:\n  - {id: blame, name: Blame it, colour: moss}\n',
  )
  return [
    () => publishCodebook(services, lia, project),
    () => publishCodebook(services, leo, project),
    () => replaceDraft(services, lia, project, draft('Praise')),
    () => replaceDraft(services, leo, project, draft('Doubt')),
    () => removeCode(services, leo, project, 'credit'),
    () =>
      importCodebook(services, lia, project, { name: 'a.yaml', bytes: yaml }, { keepUsed: true }),
    () => setRoundStatus(services, lia, project, round, 'closed'),
    () => setRoundStatus(services, leo, project, round, 'running'),
    () => setRoundStatus(services, leo, project, round, 'revealed'),
    () => renameRound(services, lia, project, round, 'Renamed'),
    () => completeLayer(services, ana, key(ana), true),
    () => completeLayer(services, ben, key(ben), true),
    () => completeLayer(services, ben, key(ben), false),
    () => reopenLayer(services, lia, key(ana), true),
    () => reopenLayer(services, leo, key(ana), false),
    () => replaceLayer(services, ana, key(ana), { codedSpans: spans }),
    () => replaceLayer(services, ben, key(ben), { codedSpans: spans, complete: true }),
    () => replaceLayer(services, ben, key(ben, empty), { codedSpans: spans }),
    () => deleteRound(services, lia, project, empty),
    () => deleteRound(services, leo, project, empty),
    () => deleteTranscript(services, lia, project, spare),
    () => changeTranscript(services, leo, project, spare, { title: 'New' }),
    () => assign(services, leo, project, round, [{ transcript: spare, coders: [ben.id] }]),
    () =>
      createRound(services, leo, project, {
        name: 'New',
        visibility: 'blind',
        transcripts: [transcript, spare],
        coders: [ana.id, ben.id],
      }),
    () => storeTranscript(services, leo, project, { text: `${words}More.\n` }),
    () => changeRoles(services, lia, project, ben.id, ['coder', 'observer']),
    () => removeMember(services, leo, project, ben.id),
    () => removeMember(services, lia, project, leo.id),
    () => removeMember(services, leo, project, lia.id),
    () => invite(services, lia, project, { email: ben.email, roles: ['coder'] }),
    () => invite(services, leo, project, { email: 'new@example.org', roles: ['coder'] }),
    async () => (await codedSpansCsv(services, ana, project, round)).stream.resume(),
    ...(isLast ? [() => deleteProject(services, lia, project, 'At once')] : []),
  ]
}

/** @returns why it was refused; what is no refusal is a defect, and thrown */
async function outcomeOf(act: () => Promise<unknown>): Promise<DomainErrorCode | 'done'> {
  try {
    await act()
    return 'done'
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}

/** Somebody who codes meanwhile. @returns what was acknowledged */
async function codes20({ round, transcript }: Place, coder: Person): Promise<string[]> {
  const live = `${app.url.replace('http', 'ws')}/live`
  const name = `layer.${round}.${transcript}.${coder.id}`
  const acknowledged: string[] = []
  try {
    const client = await new LiveClient(live, name, null, `token=${tokens.get(coder.id)}`).join()
    for (let i = 0; i < 20; i++) {
      const span = aSpan({ code: 'credit', start: i, end: i + 1 })
      client.layer.put(span)
      await client.saved()
      acknowledged.push(span.id)
    }
    await client.close()
  } catch {
    // Its right to write ended.
  }
  return acknowledged
}

async function contradictions({ project }: Place): Promise<unknown[]> {
  const { rows } = await sql`
    select 'no lead' as what, id from projects where id = ${project} and not exists (
      select 1 from members where project_id = projects.id and 'lead' = any(roles))
    union all
    select 'closed without a time', id from rounds
      where project_id = ${project} and (status = 'running') <> (closed_at is null)
    union all
    select 'reopened, but not so', coder_id from layers
      join rounds on rounds.project_id = layers.project_id and rounds.id = layers.round_id
      where layers.project_id = ${project} and reopened_at is not null
        and (completed_at is not null or rounds.status <> 'closed')
    union all
    select 'versions with a gap', project_id from codebook_versions where project_id = ${project}
      group by project_id having max(version) <> count(*)
    union all
    select 'a used code in no version of its round', spans.id from coded_spans spans
      join rounds on rounds.project_id = spans.project_id and rounds.id = spans.round_id
      join codebook_versions versions on versions.project_id = rounds.project_id
        and versions.version = rounds.codebook_version
      where spans.project_id = ${project} and not exists (
        select 1 from jsonb_array_elements(versions.codebook -> 'codes') as entry
        where entry ->> 'id' = spans.code)`.execute(app.services.db)
  return rows
}

test('whatever two leads and two coders do in one moment is done whole or refused in words', async () => {
  const next = random(20261127)
  const counts: Record<string, number> = {}
  for (let time = 0; time < times; time++) {
    const place = await aProject(time % 2 === 0)
    const acts = actsIn(place, time % 5 === 4)
    const chosen = acts.filter(() => next() < 0.5).sort(() => next() - 0.5)
    const [mine, , ...outcomes] = await Promise.all([
      codes20(place, ana),
      codes20(place, ben),
      ...chosen.map(outcomeOf),
    ])
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
    expect(await checkDocuments(app.services.db, place.project)).toEqual([])
    expect(await contradictions(place)).toEqual([])
    const isReplaced = chosen.some((act) => /replaceLayer\W+services, ana/.test(`${act}`))
    const key = {
      projectId: place.project,
      roundId: place.round,
      transcriptId: place.transcript,
      coderId: ana.id,
    }
    const stored = new Set((await readLayer(app.services.db, key)).map(({ id }) => id))
    const isDeleted = stored.size === 0 && chosen.some((act) => `${act}`.includes('deleteProject'))
    if (!isReplaced && !isDeleted) {
      expect(mine.filter((id) => !stored.has(id))).toEqual([])
    }
  }
  // Nobody had to wait in vain, and there was something to meet in.
  expect(counts.done).toBeGreaterThan(times)
  expect(counts.unavailable ?? 0).toBeLessThan(times)
})
