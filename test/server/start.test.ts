import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServerProcess, startServerProcess } from '../builders/server-process.ts'

let dataFolder: string
let demoFolder: string
const started: ServerProcess[] = []

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'parley-start-'))
  demoFolder = await mkdtemp(join(tmpdir(), 'parley-demo-'))
})
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  for (const folder of [dataFolder, demoFolder]) {
    await rm(folder, { recursive: true, force: true })
  }
})

function start(settings: Record<string, string> = {}): ServerProcess {
  const server = startServerProcess({ PARLEY_DATA: dataFolder, ...settings })
  started.push(server)
  return server
}

async function run(
  args: string[],
  input = '',
  data = dataFolder,
): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ['server/parley.js', ...args], {
    env: { ...process.env, DATABASE_URL: '', PARLEY_DATA: data },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk))
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, printed }
}

async function health(address: string) {
  const answer = await fetch(new URL('/healthz', address))
  return { status: answer.status, ...((await answer.json()) as object) }
}

test('an empty folder becomes a server, and its first line leads to the first account', async () => {
  const first = start()
  const address = await first.address
  expect(address).toMatch(/\/set-up\?token=[\w-]{43}$/)
  expect(await health(address)).toEqual({
    status: 200,
    process: 'ok',
    database: 'ok',
    migrations: 'done',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  })
  const page = await fetch(address)
  expect(page.status).toBe(200)
  const guessed = await fetch(new URL('/set-up', address), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      token: 'a guess',
      email: 'mallory@example.org',
      name: 'Mallory',
      password: 'long enough password',
    }),
  })
  expect(guessed.status).toBe(410)
})

test('a second server on the folder says who has it, and stops', async () => {
  const second = start()
  expect(await second.exit).toBe(1)
  expect(second.printed()).toContain(dataFolder)
})

test('the command line works while the server is up', async () => {
  const made = await run(
    ['user', 'create', '--email', 'ana@example.org', '--name', 'Ana Ruiz'],
    'a password on a line\n',
  )
  expect(made).toEqual({ code: 0, printed: expect.stringContaining('ana@example.org') })
  const address = await started[0]!.address
  const setUp = await fetch(address)
  expect(new URL(setUp.url).pathname).toBe('/sign-in')
})

test('SIGTERM stops everything cleanly, and the next start finds all of it', async () => {
  const [first] = started
  first!.child.kill('SIGTERM')
  expect(await first!.exit).toBe(0)
  const token = await run([
    'token',
    'create',
    '--email',
    'ana@example.org',
    '--name',
    'from a script',
  ])
  expect(token.code).toBe(0)
  const secret = token.printed.trim().split(' ').at(-1)

  const again = start()
  const address = await again.address
  expect(address).not.toContain('set-up')
  const answer = await fetch(new URL('/api/v1/projects', address), {
    headers: { Authorization: `Bearer ${secret}` },
  })
  expect(answer.status).toBe(200)
})

test('after kill -9 the next server takes over the PostgreSQL that was left, and goes on', async () => {
  const killed = started.at(-1)!
  killed.child.kill('SIGKILL')
  await killed.exit
  const again = start()
  expect(await health(await again.address)).toMatchObject({ status: 200 })
  again.child.kill('SIGINT')
  expect(await again.exit).toBe(0)
})

test('the demo study is there at once, and the built server computes its agreement', async () => {
  const demo = start({ PARLEY_DATA: demoFolder, PARLEY_DEMO: '1' })
  const address = await demo.address
  await expect.poll(demo.printed).toMatch(/open to \S+@\S+, password \S+/)
  const email = demo.printed().match(/open to (\S+),/)![1]!
  const made = await run(['token', 'create', '--email', email, '--name', 'x'], '', demoFolder)
  const secret = made.printed.trim().split(' ').at(-1)
  const ask = async (path: string) => {
    const answer = await fetch(new URL(`/api/v1/projects${path}`, address), {
      headers: { Authorization: `Bearer ${secret}` },
    })
    return (await answer.json()) as { items: { id: string; status: string }[] }
  }
  const project = (await ask('')).items[0]!.id
  const revealed = (await ask(`/${project}/rounds`)).items.find((r) => r.status === 'revealed')!
  expect(await ask(`/${project}/rounds/${revealed.id}/agreement?bootstrap=50`)).toMatchObject({
    round: revealed.id,
    coefficients: expect.arrayContaining([
      expect.objectContaining({ name: 'u_alpha_by_code', value: expect.any(Number) }),
    ]),
  })
  demo.child.kill('SIGTERM')
  expect(await demo.exit).toBe(0)
})

test.each([
  [['frobnicate'], 2],
  [['user', 'create', '--email', 'x@example.org'], 2],
  [['user', 'password', '--email', 'nobody@example.org'], 1],
  [['token', 'create', '--email', 'ana@example.org', '--name', 'x', '--scope', 'all'], 2],
  [['--help'], 0],
  [['user', 'create', '--help'], 0],
])('parley %j ends with exit code %i', async (args, code) => {
  const ended = await run(args, 'long enough password\n')
  expect(ended.printed).not.toBe('')
  expect(ended.code).toBe(code)
})

test('a port that is taken is said in one sentence before anything is built', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  // There is nothing to build here, so whoever tries fails.
  const server = startServerProcess({ PORT: String(port) }, demoFolder)
  expect(await server.exit).toBe(1)
  expect(server.printed()).toMatch(new RegExp(`^Port ${port} is in use\\. .*npm start\n$`))
  taken.close()
})

test('a data folder that cannot be is said in one sentence, and the server stops', async () => {
  const wrong = start({ PARLEY_DATA: '/proc/parley' })
  expect(await wrong.exit).toBe(1)
  expect(wrong.printed()).toMatch(/^.*data folder.* \/proc\/parley .* PARLEY_DATA .*\n$/)
})

test('settings that are wrong are named together', async () => {
  const wrong = start({
    PORT: 'many',
    PARLEY_FRAME_BYTES: '-1',
    DATABASE_URL: 'postgres://localhost/x',
  })
  expect(await wrong.exit).toBe(1)
  for (const name of ['PORT', 'PARLEY_FRAME_BYTES', 'PARLEY_SECRET']) {
    expect(wrong.printed()).toContain(name)
  }
})
