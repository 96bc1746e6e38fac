import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '#test/builders/database.ts'
import { freePort } from '#test/builders/free-port.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

interface Step {
  stage: string
  command: string
  words: string
}

/** The steps of the Dockerfile with their stage; continued lines are one. */
async function readSteps(): Promise<Step[]> {
  const text = (await readFile(join(root, 'Dockerfile'), 'utf8')).replaceAll(/\\\n\s*/g, '')
  let stage = ''
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [command = '', ...rest] = line.split(' ')
      if (command === 'FROM') stage = /AS (\w+)$/.exec(line)?.[1] ?? ''
      return { stage, command, words: rest.join(' ') }
    })
}

/** Whether `.dockerignore` lets a path of the project into the build. It forbids all and names exceptions. */
async function readAllowed(): Promise<(path: string) => boolean> {
  const lines = (await readFile(join(root, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(lines[0]).toBe('**')
  const allowed = lines.slice(1).map((line) => line.replace(/^!/, '').replace(/\/\*\*$/, ''))
  return (path) => allowed.some((entry) => path === entry || path.startsWith(`${entry}/`))
}

describe('Dockerfile', () => {
  let folder: string
  let steps: Step[]

  /** The stage `built`, step for step, in an empty folder. Packages are those installed here. */
  beforeAll(async () => {
    steps = await readSteps()
    const allowed = await readAllowed()
    folder = await mkdtemp(join(tmpdir(), 'parley-image-'))
    for (const { command, words } of steps.filter(({ stage }) => stage === 'built')) {
      if (command === 'COPY') {
        const names = words.split(' ')
        const to = join(folder, names.pop() as string)
        for (const name of names) {
          const from = join(root, name.replace(/^\.\//, ''))
          expect(allowed(name.replace(/^\.\//, '')), `.dockerignore keeps ${name} out`).toBe(true)
          const isFile = (await stat(from)).isFile()
          await mkdir(to, { recursive: true })
          await cp(from, isFile ? join(to, basename(from)) : to, { recursive: true })
        }
      } else if (command === 'RUN' && words.startsWith('npm ci')) {
        // npm needs these by now, and `postinstall` the patch.
        const here = await readdir(folder)
        expect(here.sort()).toEqual(['.npmrc', 'package-lock.json', 'package.json', 'patches'])
        expect(words).toContain('--omit=dev')
        await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
      } else if (command === 'RUN') {
        expect(existsSync(join(folder, 'node_modules'))).toBe(true)
        const [program = '', ...options] = words.split(' ')
        expect(program).toBe('node')
        await run(process.execPath, options, { cwd: folder })
      }
    }
    return () => rm(folder, { recursive: true, force: true })
  }, 120_000)

  test('needs nothing that is installed for development alone', async () => {
    const { dependencies, devDependencies } = JSON.parse(
      await readFile(join(root, 'package.json'), 'utf8'),
    )
    for (const name of ['@remix-run/dev', 'vite', 'tsx', 'typescript', 'patch-package']) {
      expect([name in dependencies, name in devDependencies], name).toEqual([true, false])
    }
  })

  test('the app runs as an ordinary user and listens for the other containers', () => {
    const app = steps.filter(({ stage }) => stage === 'app')
    expect(app.find(({ command }) => command === 'USER')?.words).toBe('node')
    expect(app.find(({ command }) => command === 'ENV')?.words).toContain('HOST=0.0.0.0')
  })

  test('the image starts without building, answers its health check, writes nothing, and stops on SIGTERM', async () => {
    const { url, drop } = await freshDatabase()
    onTestFinished(drop)
    const before = await contentsOf(folder)
    const port = await freePort()
    const app = steps.filter(({ stage }) => stage === 'app')
    const env = {
      PATH: process.env.PATH,
      ...Object.fromEntries(
        (app.find(({ command }) => command === 'ENV')?.words ?? '')
          .split(' ')
          .map((pair) => pair.split('=') as [string, string]),
      ),
      PORT: String(port),
      DATABASE_URL: url,
      PARLEY_SECRET: 'a'.repeat(64),
      PARLEY_URL: 'https://parley.example.org',
    } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv
    const [, ...command] = JSON.parse(
      app.find(({ command }) => command === 'CMD')?.words ?? '[]',
    ) as string[]
    const server = spawn(process.execPath, command, { cwd: folder, env })
    onTestFinished(() => void server.kill('SIGKILL'))
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => (said += chunk))
    server.stderr.on('data', (chunk: Buffer) => (said += chunk))
    while (!said.includes('Parley is ready') && server.exitCode === null) await pause(20)
    expect(said).toContain('Parley is ready: open https://parley.example.org/set-up?token=')
    expect(said).not.toContain('Building')

    await run(process.execPath, ['docker/health.js'], { cwd: folder, env })
    const page = await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: 'manual' })
    expect(page.status).toBeLessThan(400)

    const exit = new Promise((resolve) => server.on('exit', (code) => resolve(code)))
    server.kill('SIGTERM')
    expect(await exit).toBe(0)
    await expect(
      run(process.execPath, ['docker/health.js'], { cwd: folder, env }),
    ).rejects.toThrow()
    expect(await contentsOf(folder)).toEqual(before)
  }, 60_000)
})

/** Every file with its size and time of change; packages, which are those of this checkout, left out. */
async function contentsOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      const { size, mtimeMs } = await stat(path)
      return `${path} ${size} ${mtimeMs}`
    }),
  )
}
