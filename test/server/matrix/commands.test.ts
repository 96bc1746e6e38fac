import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isDomainError } from '#model/errors.ts'
import { makeProgram } from '#server/cli/program.ts'
import { letters, type MatrixStudy, startMatrixStudy } from '../../builders/matrix-study.ts'
import { endpointRows } from './endpoints.ts'
import { expected, statesOf } from './table.ts'

/**
 * Who may what on the command line. Whoever has the machine has its database, and nobody else is asked; a
 * command in a project acts for somebody, who may what the endpoint named here lets them.
 */
const commands: Record<string, 'anybody' | 'the machine' | { as: string }> = {
  'agreement ratings': 'anybody',
  'agreement spans': 'anybody',
  'agreement cases': 'anybody',
  'agreement plan': { as: 'GET /projects/{project}/rounds/{round}/agreement/planning' },
  'agreement report': { as: 'POST /projects/{project}/rounds/{round}/agreement/reports' },
  'agreement round': { as: 'GET /projects/{project}/rounds/{round}/agreement' },
  'user create': 'the machine',
  'user password': 'the machine',
  'token create': 'the machine',
  check: 'the machine',
  backup: 'the machine',
  restore: 'the machine',
  'import transcripts': { as: 'POST /projects/{project}/transcripts' },
  'import codebook': { as: 'PUT /projects/{project}/codebook' },
  'export coded-spans': { as: 'GET /projects/{project}/coded-spans.csv' },
  'export memos': { as: 'GET /projects/{project}/rounds/{round}/memos.csv' },
  'export comments': { as: 'GET /projects/{project}/rounds/{round}/comments.csv' },
  'export reliability': { as: 'GET /projects/{project}/rounds/{round}/reliability.csv' },
  'export codebook': { as: 'GET /projects/{project}/codebook' },
}

let study: MatrixStudy
let folder: string
const before = { ...process.env }

beforeAll(async () => {
  study = await startMatrixStudy()
  folder = await mkdtemp(join(tmpdir(), 'parley-commands-'))
  await writeFile(join(folder, 'empty.yaml'), '')
  await writeFile(join(folder, 'talk.txt'), 'Q: Why?\nA: So.\n')
  await writeFile(
    join(folder, 'ratings.csv'),
    'coder,unit,value\nana,1,a\nben,1,a\nana,2,b\nben,2,b\n',
  )
  await writeFile(join(folder, 'spans.csv'), 'coder,start,end,code\nana,0,3,a\nben,0,3,a\n')
  await writeFile(join(folder, 'cases.json'), '{"format": "agreement-cases/1", "cases": []}')
  process.env.DATABASE_URL = study.app.services.settings.databaseUrl!
  process.env.PARLEY_SECRET = study.app.services.settings.secret!
})
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'PARLEY_SECRET']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  await rm(folder, { recursive: true })
  await study.close()
})

function leavesOf(command: Command, above = ''): string[] {
  return command.commands.flatMap((child) => {
    const name = `${above} ${child.name()}`.trim()
    return child.commands.length === 0 ? [name] : leavesOf(child, name)
  })
}

test('[RI9] every command has a row, and no row is about nothing', () => {
  expect(leavesOf(makeProgram()).sort()).toEqual(Object.keys(commands).sort())
})

/** What each command is given beside whom it acts for; none of it changes anything. */
function argumentsOf(name: string, round: string): string[] {
  const file = (of: string) => join(folder, of)
  const given: Record<string, string[]> = {
    'agreement ratings': [file('ratings.csv')],
    'agreement spans': [file('spans.csv'), '--length', '10'],
    'agreement cases': [file('cases.json'), '--json'],
    'agreement plan': ['draw', '--round', round],
    'agreement report': ['--round', round, '--codes', 'gone', '--output', file('out.zip')],
    'agreement round': ['--round', round, '--bootstrap', '0', '--json'],
    'user create': ['--email', 'new@example.org', '--name', 'New'],
    'user password': ['--email', study.askers.get('L')!.person.email],
    'token create': ['--email', study.askers.get('L')!.person.email, '--name', 'x'],
    backup: [file('backup.tar.gz')],
    restore: [file('talk.txt'), '--verify'],
    'import transcripts': [file('talk.txt'), '--dry-run'],
    'import codebook': [file('empty.yaml')],
    'export coded-spans': ['--round', round, '--output', file('out.csv')],
    'export memos': ['--round', round, '--output', file('out.csv')],
    'export comments': ['--round', round, '--output', file('out.csv')],
    'export reliability': ['--round', round, '--output', file('out.csv')],
    'export codebook': ['--output', file('out.yaml')],
  }
  return [...name.split(' '), ...(given[name] ?? [])]
}

/** Whether a command was let do it; what it was given may then still be refused for what it says. */
async function isLet(args: string[]): Promise<boolean> {
  const codeBefore = process.exitCode
  try {
    await makeProgram().parseAsync(args, { from: 'user' })
    return process.exitCode !== 1
  } catch (error) {
    if (!isDomainError(error)) throw error
    expect(['invalid-input', 'not-permitted', 'not-found']).toContain(error.code)
    return error.code === 'invalid-input'
  } finally {
    process.exitCode = codeBefore
  }
}

const acting = Object.entries(commands).flatMap(([name, who]) =>
  typeof who === 'string' ? [] : [[name, who.as] as const],
)

// Each of them is begun some thirty times, with the database and all.
vi.setConfig({ testTimeout: 180_000 })

describe('[RI9] a command in a project lets whom it acts for do what the API lets them', () => {
  test.each(acting)('%s as %s', async (name, at) => {
    const row = endpointRows.find((one) => one.at === at)!
    for (const state of statesOf(`${at} ${row.query ?? ''}`)) {
      for (const letter of letters) {
        const email = study.askers.get(letter)!.person.email
        const args = argumentsOf(name, study.own.rounds[state]!)
        const may = ![403, 404].includes(expected(row.who, state, letter, row.others))
        expect(
          await isLet([...args, '--project', study.own.project, '--as', email]),
          `${letter}, state ${state}`,
        ).toBe(may)
      }
    }
  })
})

/** In a process of its own and without the database. */
function withoutDatabase(args: string[]): Promise<{ code: number; printed: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const child = execFile(
      process.execPath,
      ['server/parley.js', ...args],
      { env },
      (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), printed: out + err }),
    )
    child.stdin!.end('a long enough password\n')
  })
}

describe('[RI9] without the database of the machine', () => {
  const others = Object.keys(commands).filter((name) => typeof commands[name] === 'string')
  // Each waits for its own process: several at once take the time of one.
  test.concurrent.each(others)('%s', async (name) => {
    const { code, printed } = await withoutDatabase(argumentsOf(name, ''))
    expect(code, printed).toBe(commands[name] === 'anybody' ? 0 : 1)
  })
})
