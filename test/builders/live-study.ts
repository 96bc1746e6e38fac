import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import type { Database } from '#db/schema.ts'
import type { Code } from '#model/codebook.ts'
import { limits } from '#model/limits.ts'
import type { LayerKey, Role, Visibility } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import { type LiveOptions, type LiveServer, startLive } from '#server/live/start.ts'
import type { Caller, Person } from '#server/services.ts'
import type { FreshDatabase } from './database.ts'

/** A transcript with what offsets may meet: a joined emoji, an accent of its own, two turns. */
export const text =
  'Ada: We waited for the ferry. 👩‍👩‍👧 It never came.\nBen: Cafe\u0301 closed, too.\n'
const secondTurn = Array.from('Ada: We waited for the ferry. 👩‍👩‍👧 It never came.\n').length

const codes: Pick<Code, 'id' | 'name' | 'retired' | 'slots'>[] = [
  {
    id: 'blame',
    name: 'Blame',
    slots: [
      { key: 'blamer', label: 'Who blames', kind: 'speaker' },
      { key: 'stance', label: 'Stance', kind: 'scale', values: [-1, 0, 1] },
    ],
  },
  { id: 'concession', name: 'Concession' },
  { id: 'old', name: 'Old', retired: true },
]

export interface Study {
  projectId: string
  roundId: string
  transcriptId: string
  /** Lead, two coders, and somebody who is no member. */
  lia: Person
  ana: Person
  ben: Person
  zoe: Person
  layerOf(person: Person): string
  feed: string
  room: string
  codebook: string
}

export async function insertPerson(db: Kysely<Database>, name: string): Promise<Person> {
  const id = randomUUID()
  const person = { id, email: `${id}@example.org`, name, initials: name.slice(0, 2).toUpperCase() }
  await db
    .insertInto('people')
    .values({ ...person, password_hash: null })
    .execute()
  await db
    .insertInto('sessions')
    .values({
      id_hash: sessionOf(id),
      person_id: id,
      values: {},
      expires_at: new Date(Date.now() + 86_400_000),
    })
    .execute()
  return person
}

/** The session by which a person of a test is signed in. */
function sessionOf(personId: string): Buffer {
  return createHash('sha256').update(personId).digest()
}

/** A project with one round of one transcript that two people code. */
export async function insertStudy(
  db: Kysely<Database>,
  options: { visibility?: Visibility; draft?: boolean; words?: string } = {},
): Promise<Study> {
  const words = options.words ?? text
  const [lia, ana, ben, zoe] = await Promise.all(
    ['Lia', 'Ana', 'Ben', 'Zoe'].map((name) => insertPerson(db, name)),
  )
  const [projectId, roundId, transcriptId] = [randomUUID(), randomUUID(), randomUUID()]
  await db
    .insertInto('projects')
    .values({ id: projectId, name: 'Ferry talk', created_by: lia!.id })
    .execute()
  const members: [Person, Role[]][] = [
    [lia!, ['lead']],
    [ana!, ['coder']],
    [ben!, ['coder']],
  ]
  for (const [person, roles] of members) {
    await db
      .insertInto('members')
      .values({ project_id: projectId, person_id: person.id, roles })
      .execute()
  }
  await db
    .insertInto('transcripts')
    .values({
      project_id: projectId,
      id: transcriptId,
      title: 'At the pier',
      text: words,
      length: Array.from(words).length,
      words: words.split(/\s+/).length,
      sha256: '0',
      language: 'en',
      file_name: null,
      created_by: lia!.id,
    })
    .execute()
  const length = Array.from(words).length
  const starts = words === text ? [0, secondTurn, length] : [0, length]
  for (const [index, start] of starts.slice(0, -1).entries()) {
    await db
      .insertInto('turns')
      .values({
        project_id: projectId,
        transcript_id: transcriptId,
        ordinal: index + 1,
        speaker: null,
        start,
        speech_start: start,
        end: starts[index + 1]!,
      })
      .execute()
  }
  const codebook = {
    name: 'Ferry codes',
    codes: codes.map((code) => ({
      definition: '',
      includeWhen: '',
      excludeWhen: '',
      examples: { hit: '', nearMiss: '' },
      colour: 'teal' as const,
      ...code,
    })),
  }
  await db
    .insertInto('codebook_versions')
    .values({ project_id: projectId, version: 1, codebook, published_by: lia!.id })
    .execute()
  await db
    .insertInto('rounds')
    .values({
      project_id: projectId,
      id: roundId,
      name: 'Round 1',
      visibility: options.visibility ?? 'open',
      codebook_version: options.draft ? null : 1,
      created_by: lia!.id,
      closed_at: null,
      revealed_at: null,
    })
    .execute()
  for (const coder of [ana!, ben!]) {
    await db
      .insertInto('layers')
      .values({
        project_id: projectId,
        round_id: roundId,
        transcript_id: transcriptId,
        coder_id: coder.id,
        completed_at: null,
        last_work_at: null,
        last_turn: null,
      })
      .execute()
  }
  return {
    projectId,
    roundId,
    transcriptId,
    lia: lia!,
    ana: ana!,
    ben: ben!,
    zoe: zoe!,
    layerOf: (person) => `layer.${roundId}.${transcriptId}.${person.id}`,
    feed: `feed.${roundId}.${transcriptId}`,
    room: `room.${roundId}.${transcriptId}`,
    codebook: `codebook.${projectId}`,
  }
}

export function aSpan(fields: Partial<CodedSpan> = {}): CodedSpan {
  return {
    id: randomUUID(),
    start: 0,
    end: 3,
    code: 'concession',
    memo: '',
    slots: {},
    createdAt: '2026-05-14T09:00:00.000Z',
    ...fields,
  }
}

export function layerKey({ projectId, roundId, transcriptId }: Study, coder: Person): LayerKey {
  return { projectId, roundId, transcriptId, coderId: coder.id }
}

/** Asks over and over until it is so. */
export async function eventually(
  isSo: () => Promise<boolean> | boolean,
  longestMs = 10_000,
): Promise<void> {
  const end = Date.now() + longestMs
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so after ${longestMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export interface LiveHost {
  live: LiveServer
  port: number
  /** Address for a socket or a stock provider. Who dials is said in the query, as `as`. */
  url: string
  stop(): Promise<void>
}

/** Live documents behind a port of their own; the caller is named in the query, since sign-in is another's part. */
export async function hostLive(
  database: Pick<FreshDatabase, 'db' | 'sql'>,
  options: Partial<LiveOptions> & { port?: number } = {},
): Promise<LiveHost> {
  const { db } = database
  const live = await startLive({
    ...database,
    clock: { now: () => new Date() },
    log: pino({ level: process.env.PARLEY_LOG ?? 'silent' }),
    limits,
    ...options,
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url!, 'http://parley.invalid')
    const caller = callerOf(db, url.searchParams)
    const documentName = decodeURIComponent(url.pathname.slice('/live/'.length))
    live.accept(request, socket, head, { caller, documentName, query: url.searchParams })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    live,
    port,
    url: `ws://127.0.0.1:${port}/live`,
    stop: async () => {
      await live.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function callerOf(db: Kysely<Database>, query: URLSearchParams): Promise<Caller | null> {
  const id = query.get('as')
  if (id === null) return null
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const { email, name, initials } = row
  return {
    person: { id, email, name, initials },
    credential: query.get('credential') ?? sessionOf(id).toString('hex'),
    scope: query.get('scope') === 'read' ? 'read' : 'write',
  }
}

export interface LiveStudy extends Study, LiveHost {
  database: FreshDatabase
}

/** A study on a database of its own, and live documents on a port of their own. */
export async function liveStudy(
  options: Parameters<typeof insertStudy>[1] & Partial<LiveOptions> = {},
): Promise<LiveStudy> {
  const { freshDatabase } = await import('./database.ts')
  const database = await freshDatabase()
  const study = await insertStudy(database.db, options)
  const host = await hostLive(database, options)
  return {
    ...study,
    ...host,
    database,
    stop: async () => {
      await host.stop()
      await database.drop()
    },
  }
}
