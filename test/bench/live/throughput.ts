import type { PeerName } from './peers.ts'
import { steadyWork } from './propagation.ts'
import type { Outcome, Workload } from './workload.ts'

const rooms = 20

/** Twenty documents with one writer and one reader each. */
const at = (entriesPerSecond: number, peers: readonly PeerName[]) =>
  steadyWork(
    nameOf(entriesPerSecond),
    {
      rooms,
      clientsPerRoom: 2,
      writersPerRoom: 1,
      entriesPerSecond: entriesPerSecond / rooms,
      presencePerSecond: 0,
    },
    peers,
  )

const nameOf = (entriesPerSecond: number) => `${entriesPerSecond} entries/s over ${rooms} rooms`

/** What many entries cost, and how soon they are acknowledged. */
export const throughput: Workload = {
  works: [
    at(500, ['postgres', 'postgres0', 'parley']),
    at(2_000, ['postgres', 'parley']),
    at(4_000, ['postgres', 'parley']),
  ],
  goals: (outcome, { postgres }) => [
    ...[2_000, 4_000].map((rate) => ({
      what: `acknowledged after COMMIT at ${rate} entries/s, p99 ms`,
      figure: outcome(nameOf(rate), 'parley').acknowledged99!,
      most: 50 + 3 * postgres.syncMs,
    })),
    {
      what: 'CPU at 500 entries/s over Hocuspocus on Postgres',
      figure: outcome(nameOf(500), 'parley').cpu! / outcome(nameOf(500), 'postgres').cpu!,
      most: 1.5,
    },
    {
      what: '500 entries/s, debounce 0, over ours at equal CPU',
      figure: 500 / rateAt(outcome(nameOf(500), 'postgres0').cpu ?? Number.NaN, outcome),
      most: 1 / 4,
    },
  ],
}

/** At how many entries a second ours takes so much CPU: between its measured points, not beyond. */
function rateAt(cpu: number, outcome: Outcome): number {
  const points = [0, 500, 2_000, 4_000].map((rate) => ({
    rate,
    cpu: rate === 0 ? 0 : outcome(nameOf(rate), 'parley').cpu!,
  }))
  const above = points.findIndex((point) => point.cpu >= cpu)
  if (above === -1) return Number.isNaN(cpu) ? cpu : points.at(-1)!.rate
  if (above === 0) return 0
  const [low, high] = [points[above - 1]!, points[above]!]
  return low.rate + ((cpu - low.cpu) / (high.cpu - low.cpu)) * (high.rate - low.rate)
}
