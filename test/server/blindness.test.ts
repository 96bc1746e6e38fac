import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { endpoints } from '#server/api/index.ts'
import { frames } from '#server/live/line/messages.ts'
import type { Person } from '#server/services.ts'
import { type Api, type App, startApp } from '../builders/app.ts'
import { LiveClient } from '../builders/live-client.ts'

/** What Ben writes and what only his codes hold; none of it may reach anybody else. */
const marked = { memo: 'quinquereme', spans: 23 }

const nothing = randomUUID()

const talk = `Ada: We waited for the ferry, and it never came.\nBen: ${'The harbour said nothing. '.repeat(30)}\n`

let app: App
let study: { project: string; round: string; transcript: string }
let lia: Viewer
let ana: Viewer
let ben: Viewer
let others: Viewer[]

/** Somebody with a browser and a token, and sockets that stay open. */
interface Viewer {
  person: Person
  api: Api
  cookie: string
}

beforeAll(async () => {
  app = await startApp()
  ;[lia, ana, ben, ...others] = (await Promise.all(
    ['Lia Lead', 'Ana Coder', 'Ben Coder', 'Una Unassigned', 'Ada Judge', 'Oda Observer'].map(
      viewer,
    ),
  )) as [Viewer, Viewer, Viewer, ...Viewer[]]
  study = await aBlindRound()
})
afterAll(() => app?.close())

async function viewer(name: string): Promise<Viewer> {
  const person = await app.person(name)
  const answer = await fetch(`${app.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: app.url },
    body: new URLSearchParams({ email: person.email, password: 'correct horse battery' }),
  })
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
  return { person, cookie, api: await app.api(person) }
}

async function aBlindRound() {
  const { id: project } = await lia.api.json<{ id: string }>('POST', '/projects', {
    name: 'Ferry talk',
    codebook: 'political-discourse',
  })
  const roles = ['coder', 'coder', 'coder', 'adjudicator', 'observer']
  for (const [index, { person }] of [ana, ben, ...others].entries()) {
    const member = { email: person.email, roles: [roles[index]] }
    await lia.api.json('POST', `/projects/${project}/members`, member)
  }
  const { id: transcript } = await lia.api.json<{ id: string }>(
    'POST',
    `/projects/${project}/transcripts`,
    { title: 'At the pier', text: talk, language: 'en' },
  )
  const { id: round } = await lia.api.json<{ id: string }>('POST', `/projects/${project}/rounds`, {
    name: 'First round',
    visibility: 'blind',
    transcripts: [transcript],
    coders: [ana.person.id, ben.person.id],
  })
  return { project, round, transcript }
}

function document(kind: 'layer' | 'feed' | 'room' | 'consensus' | 'discussion', owner?: Viewer) {
  const { round, transcript } = study
  return [kind, round, transcript, ...(owner ? [owner.person.id] : [])].join('.')
}

/** A live line of theirs, as their browser would open it. */
function dial(who: Viewer, name: string): LiveClient {
  return new LiveClient(
    app.url.replace('http', 'ws').concat('/live'),
    name,
    null,
    `token=${who.api.token}`,
  )
}

/** All addresses of the pattern that a member may try: both coders, both kinds of parameter. */
function addresses(pattern: string): string[] {
  const fill: Record<string, string[]> = {
    project: [study.project],
    round: [study.round],
    transcript: [study.transcript],
    coder: [ana.person.id, ben.person.id],
    member: [ben.person.id],
    version: ['1'],
    code: ['blame'],
    // Nobody's: what there is of these is nobody's to see before the round is revealed.
    report: [nothing],
    job: [nothing],
    act: ['1', '2'],
    thread: [nothing],
    comment: [nothing],
    file: [
      'codes.svg',
      'codes.csv',
      'codeline.svg',
      'speakers.csv',
      'together.csv',
      'report.html',
      'bundle.zip',
      'coded-spans.csv',
      'reliability.csv',
      'reliability.csv?layout=matrix&code=blame',
    ],
  }
  return pattern
    .split('/')
    .reduce<string[]>(
      (starts, part) => {
        const name = /^(?::|\{)(\w+)\}?$/.exec(part)?.[1]
        const choices = name === undefined ? [part] : fill[name]
        if (choices === undefined) throw new Error(`This test knows no ${name} to ask for.`)
        return starts.flatMap((start) => choices.map((choice) => `${start}/${choice}`))
      },
      [''],
    )
    .map((address) => address.replace(/^\/+/, '/'))
}

const pages = () =>
  routes
    .map(({ path }) => path ?? '')
    // Nobody's page: what is nowhere, leaving, and links to pass on, whose tries are counted.
    .filter((path) => path !== '*' && path !== 'sign-out' && !path.endsWith('/:token'))
    .flatMap((path) => addresses(`/${path}`))
    // A part of the word alone: a page says again what was typed.
    .flatMap((path) => (path.endsWith('/search') ? [path, `${path}?q=quinquere`] : [path]))

/** Asks that a curious coder may try on the layer, the figures and the round of others. */
function tries(): [string, string, unknown][] {
  const round = `/projects/${study.project}/rounds/${study.round}`
  const layer = `${round}/layers/${study.transcript}/${ben.person.id}`
  return [
    ['PUT', layer, { codedSpans: [], complete: false, epoch: 1 }],
    ['PATCH', layer, { complete: true }],
    ['PATCH', layer, { reopened: true }],
    ['PATCH', round, { status: 'revealed' }],
    ['DELETE', round, undefined],
    ['DELETE', `/projects/${study.project}/transcripts/${study.transcript}`, undefined],
    ['DELETE', `/projects/${study.project}/members/${ben.person.id}`, undefined],
  ]
}

/** What differs between any two answers: ids and nonces drawn anew, and the time. */
function withoutChance(text: string): string {
  return (
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) =>
        known().has(id) ? id : 'an id',
      )
      .replaceAll(/nonce(=\\?"|-)[\w+/=-]+/g, 'nonce')
      // When one's own token was last used.
      .replaceAll(/\d{13}/g, 'a time')
      .replaceAll(/((?:lastUsedAt|last used).{0,40}?)\d{4}-\d\d-\d\dT[\d:.]+Z/g, '$1a time')
  )
}

const known = () =>
  new Set([...Object.values(study), ...[lia, ana, ben, ...others].map(({ person: { id } }) => id)])

async function answerOf(response: Response): Promise<string> {
  const head = [...response.headers]
    .filter(([name]) => !/^(date|x-request-id|ratelimit.*|x-ratelimit.*)$/.test(name))
    .map(([name, value]) => `${name}: ${value}`)
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
  return withoutChance([response.status, ...head, body].join('\n'))
}

/** All frames of a fresh line, and how it was closed if it was. */
async function lineOf(who: Viewer, name: string): Promise<string> {
  const client = dial(who, name)
  try {
    await client.join()
    await client.saved()
  } catch {
    const { code, reason } = await client.closed
    return `closed with ${code} ${reason}`
  } finally {
    client.terminate()
  }
  return client.heard.map((frame) => Buffer.from(frame).toString('hex')).join('\n')
}

/** Everything that is sent to somebody who asks for all there is, by what was asked for. */
async function allThatReaches(who: Viewer): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const address of pages()) {
    const [path, query] = address.split('?')
    const dataPath = `${path === '/' ? '/_root' : path}.data${query ? `?${query}` : ''}`
    for (const asked of [address, dataPath]) {
      const headers = { Cookie: who.cookie }
      const answer = await fetch(`${app.url}${asked}`, { headers, redirect: 'manual' })
      all.set(`page ${asked}`, await answerOf(answer))
    }
  }
  for (const { path } of endpoints.filter(({ method }) => method === 'GET')) {
    const query = path.endsWith('/coded-spans.csv') ? `?round=${study.round}` : ''
    for (const address of addresses(path + query)) {
      all.set(`GET ${address}`, await answerOf(await who.api.ask('GET', address)))
    }
  }
  for (const [method, path, body] of tries()) {
    all.set(`${method} ${path}`, await answerOf(await who.api.ask(method, path, body)))
  }
  const documents = [
    document('layer', ana),
    document('layer', ben),
    document('feed'),
    document('room'),
    document('consensus'),
    document('discussion'),
    `codebook.${study.project}`,
  ]
  for (const name of documents) all.set(`socket ${name}`, await lineOf(who, name))
  return all
}

/** Ben codes, says where he is, and completes his layer. */
async function benWorks(): Promise<LiveClient[]> {
  const layer = await dial(ben, document('layer', ben)).join()
  const room = await dial(ben, document('room')).join()
  for (let span = 0; span < marked.spans; span++) {
    layer.layer.put({
      id: randomUUID(),
      start: span * 4,
      end: span * 4 + 6,
      code: 'blame',
      memo: `${marked.memo} ${span}`,
      slots: {},
      createdAt: '2026-05-14T09:00:00.000Z',
    })
  }
  await layer.saved()
  room.send(frames.awareness(presence(room.doc.clientID, { turn: 2, note: marked.memo })))
  await room.saved()
  const address = `/projects/${study.project}/rounds/${study.round}/layers/${study.transcript}/${ben.person.id}`
  await ben.api.json('PATCH', address, { complete: true })
  return [layer, room]
}

function presence(client: number, state: unknown): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(state))
  const number = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) | 128, ...number(Math.floor(value / 128))]
  return Uint8Array.from([1, ...number(client), 1, ...number(bytes.length), ...bytes])
}

test('[LV5] [RI1] nothing that others are sent changes by what a coder does in a blind round', async () => {
  const viewers = [ana, ...others]
  // What asking itself brings about: when a token was last used, and the first export of the project.
  const file = `/projects/${study.project}/coded-spans.csv?round=${study.round}`
  for (const { api } of viewers) await api.ask('GET', file)
  const before = await Promise.all(viewers.map(allThatReaches))
  const lines: LiveClient[] = []
  try {
    for (const name of [document('layer', ana), document('room'), `codebook.${study.project}`]) {
      lines.push(await dial(ana, name).join())
    }
    for (const line of lines) await line.saved()
    const heardBefore = lines.map(({ heard }) => heard.length)
    const bens = await benWorks()
    lines.push(...bens)
    for (const line of lines) if (line.isOpen) await line.saved()
    for (const [index, count] of heardBefore.entries()) {
      // The echo of the fence just sent, and what keeps a lone line alive.
      const came = lines[index]!.heard.slice(count).filter(
        (frame) => frame[0] !== 100 && !Buffer.from(frame).equals(frames.nothing),
      )
      expect(came).toEqual([])
    }

    for (const [index, who] of viewers.entries()) {
      const after = await allThatReaches(who)
      expect([...after.keys()]).toEqual([...before[index]!.keys()])
      for (const [asked, answer] of after) {
        expect(answer, `${asked}, asked by ${who.person.name}`).not.toContain(marked.memo)
        expect(answer, `${asked}, asked by ${who.person.name}`).toBe(before[index]!.get(asked))
      }
    }
  } finally {
    for (const line of lines) line.terminate()
  }
}, 180_000)

test('[RI1] once the round is revealed the same asks do bring the codes', async () => {
  const round = `/projects/${study.project}/rounds/${study.round}`
  await lia.api.json('PATCH', round, { status: 'revealed' })
  const revealed = await allThatReaches(ana)
  const telling = [...revealed].filter(([, answer]) => answer.includes(marked.memo))
  const layer = `${round}/layers/${study.transcript}/${ben.person.id}`
  expect(telling.map(([asked]) => asked)).toEqual(
    expect.arrayContaining([
      `GET ${layer}`,
      `GET ${layer}/history`,
      `GET /projects/${study.project}/coded-spans.csv?round=${study.round}`,
      `page ${round}/exports/coded-spans.csv`,
      `page ${round}/passages`,
    ]),
  )
  const hidden = Buffer.from(marked.memo).toString('hex')
  expect(revealed.get(`socket ${document('layer', ben)}`)).toContain(hidden)
})
