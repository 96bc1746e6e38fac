import { setTimeout as pause } from 'node:timers/promises'
import type { CodedSpan } from '#model/span.ts'
import { random as seeded } from '../../builders/random.ts'
import { BenchClient, type Notes } from './client.ts'
import { nowMicros, writtenAt } from './entry.ts'
import { type Figures, quantile } from './figures.ts'
import { type Due, openLoop, steadily } from './open-loop.ts'
import { type BenchPostgres, cpuSeconds } from './postgres.ts'
import type { Address, Server } from './server.ts'

export interface Steady {
  rooms: number
  clientsPerRoom: number
  /** How many of a room write; all where absent. */
  writersPerRoom?: number
  /** By each writer. */
  entriesPerSecond: number
  /** By each client. */
  presencePerSecond: number
  /** How many of a room integrate and are timed, where not as many as there are up to `timedPerRoom`. */
  timed?: number
}

export interface Times {
  warmUpMs: number
  measuredMs: number
}

/** Of many clients so many a document integrate and are timed. */
export const timedPerRoom = 20

/** What happens beside the work, from before the warm-up on. @returns how it is ended */
export type Beside = (server: Server) => () => void

/**
 * People at work, one speed all along.
 *
 * @throws {Error} when a client or one that joins afterwards does not hold exactly what was written
 */
export async function steady(
  server: Server,
  work: Steady,
  times: Times,
  postgres: BenchPostgres,
  beside?: Beside,
): Promise<Figures> {
  const notes: Notes = { fromMicros: 0, propagationMs: [], acknowledgedMs: [] }
  const random = seeded(7)
  const rooms = Array.from({ length: work.rooms }, (_, number) => ({
    address: server.address(number),
    written: new Map<string, CodedSpan>(),
    clients: Array.from(
      { length: work.clientsPerRoom },
      (_, client) =>
        // The readers are timed, and of the writers as many as there is room for.
        new BenchClient(work.clientsPerRoom - client <= (work.timed ?? timedPerRoom), notes),
    ),
  }))
  for (const { address, clients } of rooms) await dialAll(clients, () => address)
  const endMs = times.warmUpMs + times.measuredMs
  let number = 0
  const dues = rooms.flatMap(({ clients, written }) =>
    clients.flatMap((client, index) => [
      ...(index < (work.writersPerRoom ?? work.clientsPerRoom)
        ? steadily(work.entriesPerSecond, endMs, random, () => {
            const entry = client.write(number++)
            written.set(entry.id, entry)
          })
        : []),
      ...steadily(work.presencePerSecond, endMs, random, () => client.sendPresence()),
    ]),
  )
  return await measured(server, { dues, notes, times, postgres, beside }, async () => {
    for (const { address, written, clients } of rooms) {
      await settled(address, written, clients)
      for (const client of clients) client.hangUp()
    }
  })
}

export interface Measured {
  dues: readonly Due[]
  notes: Notes
  times: Times
  postgres: BenchPostgres
  beside?: Beside | undefined
}

/**
 * Runs what is due and says what it took of the server.
 *
 * @param settle called at the end, to see that everybody holds what they must
 */
export async function measured(
  server: Server,
  { dues, notes, times, postgres, beside }: Measured,
  settle: () => Promise<void>,
): Promise<Figures> {
  const { warmUpMs, measuredMs } = times
  const endMs = warmUpMs + measuredMs
  const used = () => ({ node: cpuSeconds(server.pid), postgres: postgres.cpuSeconds() })
  let before = used()
  let after = before
  const stop = beside?.(server)
  await server.look()
  notes.fromMicros = nowMicros() + warmUpMs * 1_000
  const late = await openLoop([
    ...dues,
    { atMs: warmUpMs, act: () => void (before = used()) },
    { atMs: endMs, act: () => void (after = used()) },
  ])
  stop?.()
  await settle()
  const { longestDelayMs } = await server.look()
  const percent = (seconds: number) => (seconds * 100_000) / measuredMs
  return {
    p50: quantile(notes.propagationMs, 0.5),
    p95: quantile(notes.propagationMs, 0.95),
    p99: quantile(notes.propagationMs, 0.99),
    acknowledged50: quantile(notes.acknowledgedMs, 0.5),
    acknowledged99: quantile(notes.acknowledgedMs, 0.99),
    cpu: percent(after.node - before.node),
    postgresCpu: percent(after.postgres - before.postgres),
    late99: quantile(late, 0.99),
    delay: longestDelayMs,
  }
}

/** Opens the lines, some at a time: a thousand at once would measure the accept queue. */
export async function dialAll(
  clients: readonly BenchClient[],
  addressOf: (index: number) => Address,
): Promise<void> {
  for (let from = 0; from < clients.length; from += 50) {
    const some = clients.slice(from, from + 50)
    await Promise.all(some.map((client, index) => client.dial(addressOf(from + index))))
  }
}

/** @throws {Error} when after a generous wait somebody does not hold exactly what was written */
export async function settled(
  address: Address,
  written: ReadonlyMap<string, CodedSpan>,
  clients: readonly BenchClient[],
): Promise<void> {
  const late = new BenchClient(true)
  await late.dial(address)
  const all = [...clients, late]
  const end = performance.now() + 30_000
  for (let client = all.pop(); client !== undefined; ) {
    if (holdsExactly(client, written)) client = all.pop()
    else if (performance.now() > end) {
      throw new Error(`a client holds ${client.contents().size} of ${written.size} entries`)
    } else await pause(100)
  }
  late.hangUp()
}

function holdsExactly(client: BenchClient, written: ReadonlyMap<string, CodedSpan>): boolean {
  // In a feed an entry stands under its coder's id and its own; what a flood brought has no time.
  const timed = [...client.contents().values()].filter((entry) => !Number.isNaN(writtenAt(entry)))
  if (timed.length !== written.size) return false
  return timed.every(({ id, memo }) => written.get(id)?.memo === memo)
}
