import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { printGrowth } from './agreement/growth.ts'
import { measureJobs } from './agreement/jobs.ts'
import { print } from './agreement/measured.ts'
import { installPythonPeers } from './agreement/peers.ts'
import { rows } from './agreement/rows.ts'

/**
 * `npm run bench -- agreement [--only NAME,NAME]`: how long figures take, beside the goals and beside others. Each row
 * runs in a process of its own, so that what one left behind is no part of the memory of another.
 */
const names = [...Object.keys(rows), 'growth', 'jobs', 'jobs-large']

const { values } = parseArgs({ args: process.argv.slice(3), options: { only: { type: 'string' } } })
const chosen = values.only?.split(',') ?? names
for (const name of chosen) {
  if (!names.includes(name)) throw new Error(`--only takes ${names.join(', ')}`)
}

if (chosen.length === 1) await measure(chosen[0]!)
else {
  installPythonPeers()
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
  )
  console.log(
    'median, spread, processor time, goal, and how many times faster than a peer in the same run\n',
  )
  for (const name of chosen) {
    const [program, ...args] = [process.execPath, ...process.execArgv, ...process.argv.slice(1, 3)]
    const { status } = spawnSync(program!, [...args, '--only', name], { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
}

async function measure(name: string): Promise<void> {
  if (name === 'growth') printGrowth()
  else if (name === 'jobs') await measureJobs(['typical'])
  else if (name === 'jobs-large') await measureJobs(['large'])
  else for (const row of rows[name]!()) print(row)
}
