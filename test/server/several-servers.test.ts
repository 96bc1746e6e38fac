import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readLayer } from '#db/layers.ts'
import { migrations } from '#db/migrations/index.ts'
import { feedDoc } from '#model/live/feed-doc.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { checkDocuments } from '#server/check.ts'
import { createAccount } from '#server/people.ts'
import { databaseWithoutTables, type FreshDatabase } from '../builders/database.ts'
import { aSpan, eventually } from '../builders/live-study.ts'
import { type RoundRobin, startRoundRobin } from '../builders/round-robin.ts'
import { type ServerProcess, startServerProcess } from '../builders/server-process.ts'
import { testPassword } from '../builders/services.ts'

/**
 * The whole of Parley three times on one Postgres, behind a load balancer that gives each connection to
 * the next of them.
 */
let database: FreshDatabase
let servers: ServerProcess[]
/** Addresses of the servers, without a path. */
let origins: string[]
let proxy: RoundRobin
let proxied: string

beforeAll(async () => {
  database = await databaseWithoutTables()
  servers = [0, 1, 2].map(() =>
    startServerProcess({
      DATABASE_URL: database.url,
      PARLEY_SECRET: 'a secret that is only used in tests',
    }),
  )
  const addresses = await Promise.all(servers.map(({ address }) => address))
  origins = addresses.map((address) => new URL(address).origin)
  proxy = await startRoundRobin(origins.map((origin) => Number(new URL(origin).port)))
  proxied = `http://127.0.0.1:${proxy.port}`
})
afterAll(async () => {
  await proxy.close()
  for (const { child, exit } of servers) {
    child.kill('SIGKILL')
    await exit
  }
  await database.drop()
})

interface Answer {
  status: number
  text: string
  cookie: string | undefined
}

/** Over a connection of its own, as a load balancer gets it from many people. */
function ask(
  method: string,
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent: false, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (words: string) => (text += words))
      answer.on('end', () => {
        const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0]
        resolve({ status: answer.statusCode!, text, cookie })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function post(origin: string, path: string, form: Record<string, string>, cookie = '') {
  return ask('POST', `${origin}${path}`, {
    headers: {
      Origin: origin,
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(cookie === '' ? {} : { Cookie: cookie }),
    },
    body: new URLSearchParams(form).toString(),
  })
}

const page = (origin: string, path: string, cookie: string) =>
  ask('GET', `${origin}${path}`, { headers: { Cookie: cookie } })

async function signIn(origin: string, email: string): Promise<string> {
  const answer = await post(origin, '/sign-in', { email, password: testPassword, next: '/' })
  expect(answer.status).toBe(302)
  return answer.cookie!
}

/** A token for the API, asked at any of the servers. */
function api(token: string) {
  return async <T>(origin: string, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await ask(method, `${origin}/api/v1${path}`, {
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return JSON.parse(answer.text || 'null')
  }
}

/** The page's own line, through the load balancer and with the cookie of a session. */
function dial(document: string, cookie: string): WebsocketProvider {
  class OfThePage extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { Cookie: cookie, Origin: proxied } })
    }
  }
  return new WebsocketProvider(`${proxied.replace('http', 'ws')}/live`, document, new Y.Doc(), {
    WebSocketPolyfill: OfThePage as never,
    disableBc: true,
  })
}

/** The feed as a page follows it: another server's is another document, for which it begins anew. */
function follow(document: string, cookie: string) {
  let line = dial(document, cookie)
  const beginAnew = (event: { code: number } | null) => {
    if (event?.code !== 4409) return
    line.destroy()
    line = dial(document, cookie)
    line.on('connection-close', beginAnew)
  }
  line.on('connection-close', beginAnew)
  return {
    isSynced: () => line.synced,
    ids: () =>
      feedDoc(line.doc)
        .codedSpans()
        .map(({ id }) => id),
    destroy: () => line.destroy(),
  }
}

const clock = { now: () => new Date() }
const lead = { email: 'lia@example.org', name: 'Lia', initials: 'LI', password: testPassword }

describe('three servers that start at once on an empty database', () => {
  test('make the tables once, are all ready, and each prints an address that sets up', async () => {
    const done = await database.sql`select name from kysely_migration`
    expect(done.map(({ name }) => name).sort()).toEqual(Object.keys(migrations).sort())
    for (const origin of origins) {
      expect((await ask('GET', `${origin}/healthz`)).status).toBe(200)
    }
    const links = await Promise.all(servers.map(({ address }) => address))
    for (const link of links) {
      const form = await ask('GET', link)
      expect(form.status).toBe(200)
      expect(form.text).toContain('name="password"')
    }
    // The first that was printed, used at another server than its own.
    const token = new URL(links[0]!).searchParams.get('token')!
    const made = await post(origins[2]!, '/set-up', { token, ...lead })
    expect(made.status).toBe(302)
    const used = new URL(links[1]!).searchParams.get('token')!
    const again = { token: used, ...lead, email: 'mallory@example.org' }
    expect((await post(origins[1]!, '/set-up', again)).status).toBeGreaterThanOrEqual(300)
    expect(await database.sql`select email from people`).toEqual([{ email: lead.email }])
  })
})

describe('three servers behind a load balancer', () => {
  const project = randomUUID()
  const cookies: Record<string, string> = {}

  test('know a session whichever began it, and each sees what another was told', async () => {
    cookies.lia = await signIn(origins[0]!, lead.email)
    for (const origin of origins) {
      expect((await page(origin, '/', cookies.lia)).status).toBe(200)
    }
    const fields = { id: project, name: 'Ferry talk', codebook: 'political-discourse' }
    expect((await post(origins[1]!, '/projects/new', fields, cookies.lia)).status).toBe(302)
    for (let i = 0; i < 6; i++) {
      expect((await page(proxied, '/', cookies.lia)).text).toContain('Ferry talk')
    }
    expect(proxy.given.every((connections) => connections > 0)).toBe(true)
    // A form that arrives at two servers in one moment makes one project.
    const twice = { id: randomUUID(), name: 'Sent twice' }
    await Promise.all([0, 2].map((at) => post(origins[at]!, '/projects/new', twice, cookies.lia)))
    expect(await database.sql`select id from projects where name = 'Sent twice'`).toHaveLength(1)
  })

  test('are as one for two coders in a live round, one of them killed and another stopped', async () => {
    const people = await Promise.all(
      ['Ana', 'Ben'].map((name) =>
        createAccount(
          { db: database.db, clock },
          { email: `${name.toLowerCase()}@example.org`, name, password: testPassword },
        ),
      ),
    )
    const made = await post(
      proxied,
      '/profile',
      { intent: 'make-token', name: 'test', scope: 'write' },
      cookies.lia,
    )
    const asLia = api(made.text.match(/prl_[\w-]+/)![0])
    const [first, second, third] = origins as [string, string, string]
    for (const { email } of people) {
      await asLia(first, 'POST', `/projects/${project}/members`, { email, roles: ['coder'] })
    }
    const text = 'Q: Who closed the ferry?\nA: The minister closed it, and nobody else did.\n'
    const transcript = await asLia<{ id: string }>(
      second,
      'POST',
      `/projects/${project}/transcripts`,
      { title: 'Ferry', text },
    )
    const round = await asLia<{ id: string }>(third, 'POST', `/projects/${project}/rounds`, {
      name: 'Round 1',
      visibility: 'open',
      transcripts: [transcript.id],
      coders: people.map(({ id }) => id),
    })
    cookies.ana = await signIn(second, 'ana@example.org')
    cookies.ben = await signIn(third, 'ben@example.org')
    const workspace = `/projects/${project}/rounds/${round.id}/transcripts/${transcript.id}`
    for (const origin of origins) {
      expect((await page(origin, workspace, cookies.ana)).text).toContain('closed the ferry')
    }

    const pages = people.map(({ id }, at) => {
      const cookie = [cookies.ana, cookies.ben][at]!
      return {
        layer: dial(`layer.${round.id}.${transcript.id}.${id}`, cookie),
        feed: follow(`feed.${round.id}.${transcript.id}`, cookie),
      }
    })
    await eventually(
      () => pages.every(({ layer, feed }) => layer.synced && feed.isSynced()),
      20_000,
    )
    const written: string[] = []
    const code = async (rounds: number) => {
      for (let i = 0; i < rounds; i++) {
        for (const { layer } of pages) {
          const span = aSpan({ start: 3, end: 6, code: 'blame' })
          written.push(span.id)
          layerDoc(layer.doc).put(span)
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    const bothSeeAll = () =>
      eventually(
        () => pages.every(({ feed }) => String(feed.ids().sort()) === String([...written].sort())),
        30_000,
      )
    await code(5)
    await bothSeeAll()

    servers[0]!.child.kill('SIGKILL')
    await code(10)
    // Pages and forms go on through those that are left.
    for (let i = 0; i < 4; i++) {
      expect((await page(proxied, workspace, cookies.ana!)).status).toBe(200)
    }
    await bothSeeAll()
    servers[1]!.child.kill('SIGTERM')
    await code(10)
    expect(await servers[1]!.exit).toBe(0)
    await bothSeeAll()

    const stored = async () => {
      const place = { projectId: project, roundId: round.id, transcriptId: transcript.id }
      const rows = await Promise.all(
        people.map(({ id }) => readLayer(database.db, { ...place, coderId: id })),
      )
      return rows.flat().map(({ id }) => id)
    }
    // What others see already may still be on its way to the disk.
    await eventually(async () => (await stored()).length >= written.length, 30_000)
    expect((await stored()).sort()).toEqual([...written].sort())
    expect(await checkDocuments(database.db)).toEqual([])

    // New servers take the place of both; who signs out at one is out at all, pages and lines.
    for (const at of [0, 1]) {
      const port = new URL(origins[at]!).port
      servers[at] = startServerProcess({
        DATABASE_URL: database.url,
        PARLEY_SECRET: 'a secret that is only used in tests',
        PORT: port,
      })
      expect(new URL(await servers[at]!.address).pathname).toBe('/')
    }
    expect((await post(first, '/sign-out', {}, cookies.ana)).status).toBe(302)
    for (const origin of origins) {
      expect((await page(origin, workspace, cookies.ana!)).status).toBe(302)
    }
    await eventually(() => !pages[0]!.layer.wsconnected && !pages[0]!.layer.wsconnecting, 20_000)
    expect(pages[1]!.layer.wsconnected).toBe(true)
    for (const { layer, feed } of pages) {
      layer.destroy()
      feed.destroy()
    }
  }, 180_000)

  test('refuse who guesses a password at all of them soon, and let in who does not', async () => {
    const guess = async (at: number) => {
      const given = { email: 'ben@example.org', password: 'a wrong password', next: '/' }
      return (await post(origins[at % 3]!, '/sign-in', given)).status
    }
    const answers: number[] = []
    for (let i = 0; i < 33; i++) answers.push(await guess(i))
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(403))
    expect(answers.slice(30)).toEqual([429, 429, 429])
    for (const origin of origins) await signIn(origin, lead.email)
  })
})
