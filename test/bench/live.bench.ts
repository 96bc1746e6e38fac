import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { type Figures, medians, shown } from './live/figures.ts'
import { flood } from './live/flood.ts'
import { join } from './live/join.ts'
import { kill } from './live/kill.ts'
import { memory } from './live/memory.ts'
import { installPeers, type Peer, type PeerName, peersOn, thoseThatStart } from './live/peers.ts'
import { people } from './live/people.ts'
import { benchPostgres } from './live/postgres.ts'
import { propagation } from './live/propagation.ts'
import { storm } from './live/storm.ts'
import { throughput } from './live/throughput.ts'
import type { Bench, Outcome, Work, Workload } from './live/workload.ts'

/**
 * `npm run bench -- live [--only NAME,NAME] [--rounds 5] [--short]`: the live documents beside other Yjs
 * servers, interleaved, medians of the rounds, and the goals beside what was reached.
 */
const workloads: Record<string, Workload> = {
  propagation,
  throughput,
  people,
  join,
  storm,
  memory,
  flood,
  kill,
}

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    only: { type: 'string', default: Object.keys(workloads).join(',') },
    rounds: { type: 'string', default: '5' },
    short: { type: 'boolean', default: false },
  },
})
const chosen = values.only.split(',').map((name) => {
  const workload = workloads[name]
  if (workload === undefined) throw new Error(`--only takes ${Object.keys(workloads).join(', ')}`)
  return workload
})

await installPeers().catch((error: Error) => console.log(`peers: ${error.message.split('\n')[0]}`))
const postgres = await benchPostgres()
const bench: Bench = { postgres, isShort: values.short }
try {
  const peers = await thoseThatStart(peersOn(postgres))
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ` +
      `${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, PostgreSQL ${postgres.version}, ` +
      `disk sync ${postgres.syncMs.toFixed(2)} ms, medians of ${values.rounds} interleaved rounds\n`,
  )
  for (const workload of chosen) await measure(workload, peers, Number(values.rounds))
} finally {
  await postgres.stop()
}
process.exit(process.exitCode ?? 0)

async function measure(
  { works, goals }: Workload,
  peers: Partial<Record<PeerName, Peer>>,
  rounds: number,
): Promise<void> {
  const found = new Map<string, Figures>()
  for (const work of works) {
    const runs = await interleaved(work, peers, rounds)
    for (const [name, figures] of runs) found.set(`${work.name}/${name}`, medians(figures))
    print(work, peers, (name) => found.get(`${work.name}/${name}`))
  }
  const outcome: Outcome = (work, peer) => found.get(`${work}/${peer}`) ?? {}
  console.log('| goal | reached | at most | |\n|---|---|---|---|')
  for (const { what, figure, most, isAsserted } of goals(outcome, bench)) {
    const isMissed = !(Number.isNaN(figure) || figure <= most)
    if (isMissed && isAsserted) process.exitCode = 1
    const verdict = Number.isNaN(figure) ? 'not measured' : isMissed ? 'NOT MET' : 'met'
    console.log(`| ${what} | ${figure.toFixed(2)} | ${most.toFixed(2)} | ${verdict} |`)
  }
  console.log()
}

/** Every server once a round, so that what the machine does besides meets all alike. */
async function interleaved(
  work: Work,
  peers: Partial<Record<PeerName, Peer>>,
  rounds: number,
): Promise<Map<PeerName, Figures[]>> {
  const runs = new Map<PeerName, Figures[]>()
  for (let round = 0; round < Math.min(rounds, work.mostRounds ?? rounds); round++) {
    for (const name of work.peers) {
      const peer = peers[name]
      if (peer === undefined) continue
      try {
        runs.set(name, [...(runs.get(name) ?? []), await work.run(peer, bench)])
      } catch (error) {
        console.log(`does not count: ${work.name}, ${peer.name}: ${(error as Error).message}`)
        if (name === 'parley') process.exitCode = 1
      }
    }
  }
  return runs
}

function print(
  work: Work,
  peers: Partial<Record<PeerName, Peer>>,
  figuresOf: (name: PeerName) => Figures | undefined,
): void {
  const columns = Object.entries(work.columns)
  console.log(`| ${work.name} | ${columns.map(([, heading]) => heading).join(' | ')} |`)
  console.log(`|---|${columns.map(() => '---').join('|')}|`)
  for (const name of work.peers) {
    const figures = figuresOf(name)
    if (figures === undefined) continue
    const cells = columns.map(([key]) => shown(figures[key] ?? Number.NaN))
    console.log(`| ${peers[name]!.name} | ${cells.join(' | ')} |`)
  }
  console.log()
}
