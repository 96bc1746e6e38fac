import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '#server/api/index.ts'
import { assign } from '#server/assignments.ts'
import { invite } from '#server/members.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  type Letter,
  type MatrixStudy,
  type Place,
  startMatrixStudy,
} from '../../builders/matrix-study.ts'
import { askApi, askPage, filled } from './ask.ts'
import { sources } from './sources.ts'
import type { Row } from './table.ts'

// M leads and codes in both projects, K in the own one alone; U and A know the own one, Z the other.
let study: MatrixStudy
let names: { own: Record<string, string>; foreign: Record<string, string> }

beforeAll(async () => {
  study = await startMatrixStudy()
  const { services } = study.app
  const person = (letter: Letter) => study.askers.get(letter)!.person
  const zoe = person('Z')
  const { email } = person('M')
  await invite(services, zoe, study.foreign.project, { email, roles: ['lead', 'coder'] })
  const { transcript } = study.foreign
  for (const round of [study.foreign.rounds[0]!, study.foreign.rounds[3]!]) {
    const shares = [{ transcript, coders: [person('M').id] }]
    await assign(services, zoe, study.foreign.project, round, shares)
  }
  await services.db
    .updateTable('members')
    .set({ roles: ['lead', 'coder'] })
    .where('person_id', '=', person('K').id)
    .execute()
  for (const place of [study.own, study.foreign]) {
    const lead = place === study.own ? person('L') : zoe
    const guest = { email: `guest.${place.project}@example.org`, roles: ['coder' as const] }
    await invite(services, lead, place.project, guest)
  }
  const guests = await services.db.selectFrom('links').selectAll().execute()
  for (const { project, rounds } of [study.own, study.foreign]) {
    await services.db
      .insertInto('figure_jobs')
      .values({
        ...{ project_id: project, round_id: rounds[3]!, id: rounds[3]! },
        ...{ question: '', state: '', task: {}, status: 'done', ended_at: new Date() },
      })
      .execute()
  }
  const namesOf = (place: Place, coder: Letter, member: Letter) => ({
    project: place.project,
    transcript: place.transcript,
    round: place.rounds[3]!,
    closed: place.rounds[1]!,
    // Named as the round that it is of.
    job: place.rounds[3]!,
    coder: person(coder).id,
    member: person(member).id,
    invitation: guests.find(({ email }) => email === `guest.${place.project}@example.org`)!.id,
  })
  names = { own: namesOf(study.own, 'A', 'U'), foreign: namesOf(study.foreign, 'Z', 'Z') }
})
afterAll(() => study.close())

const discussion = '/projects/{project}/rounds/{round}/discussions/{transcript}'
const nothing = '00000000-0000-4000-8000-000000000000'

/** Requests that work where all ids are of one project; each changes as little as it can. */
const ofEndpoints: readonly (Omit<Row, 'who'> & { works: number })[] = [
  { at: 'GET /projects/{project}/transcripts/{transcript}', works: 200 },
  { at: 'PATCH /projects/{project}/transcripts/{transcript}', body: { title: 'T' }, works: 200 },
  { at: 'DELETE /projects/{project}/transcripts/{transcript}', works: 409 },
  { at: 'GET /projects/{project}/rounds/{round}', works: 200 },
  { at: 'PATCH /projects/{project}/rounds/{round}', body: { name: 'N' }, works: 200 },
  {
    at: 'PATCH /projects/{project}/rounds/{round}',
    body: { assignments: [{ transcript: ':transcript', coders: [':member'] }] },
    works: 200,
  },
  {
    at: 'POST /projects/{project}/rounds',
    body: { name: 'R', visibility: 'open', transcripts: [':transcript'], coders: [':member'] },
    works: 201,
  },
  { at: 'DELETE /projects/{project}/rounds/{round}', works: 409 },
  { at: 'POST /projects/{project}/rounds/{round}/codes', body: { name: 'N' }, works: 409 },
  { at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}', works: 200 },
  {
    at: 'PUT /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':me' },
    body: { codedSpans: [] },
    works: 200,
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':me' },
    body: { complete: true },
    works: 200,
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { round: ':closed' },
    body: { reopened: true },
    works: 200,
  },
  { at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/history', works: 200 },
  {
    // Nobody did so much: what is asked here is that the ids before it are not believed.
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/history/{act}',
    path: { act: '99999' },
    works: 404,
  },
  { at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/removals', works: 200 },
  {
    // The coder has no such removal: what is asked here is that the ids before it are not believed.
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/removals/{removal}',
    path: { coder: ':me', removal: nothing },
    body: { restore: false },
    works: 404,
  },
  { at: `GET ${discussion}`, works: 200 },
  { at: `POST ${discussion}`, body: { turn: 1, text: 'Is it?' }, works: 201 },
  // Nothing was said under these: what is asked here is that the ids before them are not believed.
  {
    at: `PATCH ${discussion}/threads/{thread}`,
    path: { thread: nothing },
    body: { resolved: true },
    works: 404,
  },
  {
    at: `POST ${discussion}/threads/{thread}/comments`,
    path: { thread: nothing },
    body: { text: 'Yes.' },
    works: 404,
  },
  {
    at: `PATCH ${discussion}/comments/{comment}`,
    path: { comment: nothing },
    body: { text: 'Yes.' },
    works: 404,
  },
  { at: `DELETE ${discussion}/comments/{comment}`, path: { comment: nothing }, works: 404 },
  { at: 'GET /projects/{project}/rounds/{round}/agreement', query: 'bootstrap=0', works: 200 },
  { at: 'GET /projects/{project}/rounds/{round}/agreement/anatomy', works: 200 },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/codes/{code}/coefficients',
    path: { code: 'blame' },
    works: 200,
  },
  { at: 'GET /projects/{project}/rounds/{round}/agreement/planning', works: 200 },
  { at: 'GET /projects/{project}/rounds/{round}/agreement/reports', works: 200 },
  // Nobody completed anything, and so there is nothing to report and no report.
  { at: 'POST /projects/{project}/rounds/{round}/agreement/reports', body: {}, works: 422 },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/reports/{report}',
    path: { report: nothing },
    works: 404,
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/reports/{report}/bundle.zip',
    path: { report: nothing },
    works: 404,
  },
  { at: 'GET /projects/{project}/rounds/{round}/jobs/{job}', works: 200 },
  { at: 'DELETE /projects/{project}/rounds/{round}/jobs/{job}', works: 204 },
  { at: 'GET /projects/{project}/coded-spans.csv', query: 'round=:round', works: 200 },
  { at: 'GET /projects/{project}/rounds/{round}/memos.csv', works: 200 },
  { at: 'GET /projects/{project}/rounds/{round}/comments.csv', works: 200 },
  { at: 'GET /projects/{project}/rounds/{round}/reliability.csv', works: 200 },
  {
    at: 'PATCH /projects/{project}/members/{member}',
    body: { roles: ['coder', 'observer'] },
    works: 200,
  },
  { at: 'DELETE /projects/{project}/members/{member}', works: 204 },
]

const page = '/projects/:project/rounds/:round'
const ofPages: readonly (Omit<Row, 'who'> & { works: number })[] = [
  { at: 'GET /projects/:project/transcripts/:transcript', works: 200 },
  {
    at: 'POST /projects/:project/transcripts/:transcript',
    form: { intent: 'about', title: 'A', language: 'de' },
    works: 200,
  },
  { at: 'GET /projects/:project/transcripts/:transcript/original', works: 200 },
  {
    at: 'POST /projects/:project/members',
    form: { intent: 'roles', member: ':coder', roles: 'coder' },
    works: 200,
  },
  {
    at: 'POST /projects/:project/members',
    form: { intent: 'withdraw', id: ':invitation' },
    works: 200,
  },
  {
    at: 'POST /projects/:project/rounds/new',
    form: {
      name: 'N',
      visibility: 'open',
      transcript: ':transcript',
      coder: ':coder',
      pair: '0:0',
    },
    works: 302,
  },
  { at: `GET ${page}`, works: 200 },
  {
    at: `POST ${page}`,
    path: { round: ':closed' },
    form: { intent: 'end', transcript: ':transcript', coder: ':coder' },
    works: 200,
  },
  { at: `POST ${page}`, form: { intent: 'status', status: 'running' }, works: 200 },
  { at: `GET ${page}/settings`, works: 200 },
  { at: `POST ${page}/settings`, form: { intent: 'rename', name: 'New' }, works: 200 },
  { at: `GET ${page}/transcripts/:transcript`, works: 200 },
  {
    at: `POST ${page}/transcripts/:transcript`,
    form: { intent: 'position', turn: '1' },
    works: 200,
  },
  { at: `POST ${page}/transcripts/:transcript`, form: { intent: 'take-back' }, works: 200 },
  { at: `GET ${page}/transcripts/:transcript/standing`, works: 200 },
  { at: `GET ${page}/transcripts/:transcript/history`, works: 200 },
  { at: `GET ${page}/agreement`, query: 'bootstrap=0', works: 200 },
  { at: `GET ${page}/agreement/planning`, works: 200 },
  { at: `GET ${page}/agreement/report`, works: 200 },
  { at: `POST ${page}/agreement/report`, form: {}, works: 422 },
  {
    at: `GET ${page}/agreement/report/:report/:file`,
    path: { report: nothing, file: 'report.html' },
    works: 404,
  },
  { at: `GET ${page}/agreement/lost`, works: 200 },
  { at: `GET ${page}/agreement/disagreements`, works: 200 },
  { at: `GET ${page}/agreement/live`, works: 200 },
  { at: `GET ${page}/agreement/jobs/:job`, works: 200 },
  { at: `POST ${page}/agreement/jobs/:job`, works: 200 },
  {
    at: `GET ${page}/agreement/codes/:code`,
    path: { code: 'blame' },
    query: 'bootstrap=0',
    works: 200,
  },
  {
    at: `GET ${page}/agreement/codes/:code/coefficients`,
    path: { code: 'blame' },
    query: 'bootstrap=0',
    works: 200,
  },
  { at: `GET ${page}/agreement/pairs`, query: 'bootstrap=0', works: 200 },
  {
    at: `GET ${page}/agreement/transcripts`,
    query: 'bootstrap=0',
    works: 200,
  },
  { at: `GET ${page}/agreement/history`, query: 'bootstrap=0', works: 200 },
  { at: `GET ${page}/agreement/units`, query: 'bootstrap=0', works: 200 },
  {
    at: `GET ${page}/agreement/pictures/:file`,
    path: { file: 'transcripts.csv' },
    query: 'bootstrap=0',
    works: 200,
  },
  { at: `GET ${page}/compare/:transcript`, works: 200 },
  { at: `GET ${page}/passages`, query: 'transcript=:transcript', works: 200 },
  { at: `GET ${page}/pictures`, query: 'transcript=:transcript', works: 200 },
  {
    at: `GET ${page}/pictures/:file`,
    path: { file: 'codeline.csv' },
    query: 'transcript=:transcript',
    works: 200,
  },
  { at: `GET ${page}/exports`, works: 200 },
  { at: `GET ${page}/exports/:file`, path: { file: 'coded-spans.csv' }, works: 200 },
]

const documents = [
  'layer.:round.:transcript.:coder',
  'feed.:round.:transcript',
  'room.:round.:transcript',
  'discussion.:round.:transcript',
]

/** Which ids of a project a request names. */
function idsIn({ at, path = {}, query = '', form = {}, body = {} }: Omit<Row, 'who'>): string[] {
  const places = [at, query, ...Object.values(path), ...Object.values(form), JSON.stringify(body)]
  const found = places.join(' ').matchAll(/[:{](\w+)/g)
  const ids = new Set([...found].map(([, name]) => name!))
  return [...ids].filter((id) => id in names.own && path[id] === undefined)
}

/** Every way to take some ids of one project and some of the other. */
function mixesOf(ids: readonly string[]): Record<string, string>[] {
  const every = Array.from({ length: 2 ** ids.length }, (_, bits) =>
    Object.fromEntries(
      Object.keys(names.own).map((id) => {
        const isForeign = ids.includes(id) && (bits >> ids.indexOf(id)) % 2 === 1
        return [id, names[isForeign ? 'foreign' : 'own'][id]!]
      }),
    ),
  )
  return every.slice(1, -1)
}

/** A checksum of all that there is, but for when somebody was seen. */
async function contents(): Promise<string> {
  const { db } = study.app.services
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not in ('sessions', 'api_tokens')
    order by 1`.execute(db)
  const sums = tables.rows.map(async ({ name }) => {
    const { rows } = await sql<{ sum: string }>`
      select md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.table(name)} t`.execute(
      db,
    )
    return `${name} ${rows[0]?.sum}`
  })
  return (await Promise.all(sums)).join('\n')
}

describe('[RI11] ids of two projects in one request are 404 and change nothing', () => {
  test('everything that takes two ids is asked', () => {
    const there = [
      ...endpoints.map(({ method, path }) => `${method} ${path}`),
      ...[...sources].flatMap(([path, { methods }]) => methods.map((m) => `${m} ${path}`)),
    ].filter((at) => (at.match(/[:{](?!version|file|token)\w+/g) ?? []).length > 1)
    const asked = new Set([...ofEndpoints, ...ofPages].map(({ at }) => at))
    expect(there.filter((at) => !asked.has(at))).toEqual([])
  })

  test.each(
    [...ofEndpoints, ...ofPages].map(
      (row) => [`${row.at} ${row.form?.intent ?? ''}`, row] as const,
    ),
  )('%s', async (_, row) => {
    const isPage = ofPages.includes(row)
    const ask = async (letter: Letter, ids: Record<string, string>) => {
      const { cookie, token, person } = study.askers.get(letter)!
      const given = { ...ids, me: person.id }
      const hasPage = sources.get(row.at.split(' ')[1]!)?.hasPage ?? false
      return isPage
        ? askPage(study, row, given, { cookie, hasPage })
        : askApi(study, row, given, token)
    }
    const before = await contents()
    const mixes = mixesOf(idsIn(row))
    expect(mixes.length).toBeGreaterThan(1)
    for (const letter of ['M', 'K'] as const) {
      const answers = await Promise.all(mixes.map((mix) => ask(letter, mix)))
      expect(answers.map(({ status }) => status)).toEqual(mixes.map(() => 404))
    }
    expect(await contents()).toBe(before)
    // With ids of one project it is a request like any other.
    expect((await ask('M', names.own)).status).toBe(row.works)
  })

  test.each(documents)('%s', async (of) => {
    const url = `${study.app.url.replace('http', 'ws')}/live`
    const before = await contents()
    for (const letter of ['M', 'K'] as const) {
      for (const mix of mixesOf(idsIn({ at: of }))) {
        const token = `token=${study.askers.get(letter)!.token}`
        const client = new LiveClient(url, filled(of, mix), null, token)
        expect((await client.closed).code).toBe(4404)
        expect(client.heard).toEqual([])
      }
    }
    expect(await contents()).toBe(before)
    const token = `token=${study.askers.get('M')!.token}`
    const client = await new LiveClient(url, filled(of, names.own), null, token).join()
    await client.close()
  })
})
