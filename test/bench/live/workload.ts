import type { Figures } from './figures.ts'
import type { Peer, PeerName } from './peers.ts'
import type { BenchPostgres } from './postgres.ts'

export interface Bench {
  postgres: BenchPostgres
  /** Short runs show that all works; their figures mean nothing. */
  isShort: boolean
}

/** One piece of work that is done by several servers in turn. */
export interface Work {
  name: string
  peers: readonly PeerName[]
  /** Rounds at most, where a run is long or counts what is no matter of speed. */
  mostRounds?: number
  /** @throws {Error} where the outcome was not the one it must be: the run does not count */
  run(peer: Peer, bench: Bench): Promise<Figures>
  /** What is printed of a server, in order: name of a figure to its heading. */
  columns: Record<string, string>
}

/** Medians of a work by server; of one that did not do it there are none. */
export type Outcome = (work: string, peer: PeerName) => Figures

export interface Goal {
  what: string
  figure: number
  /** Most that the figure may be. */
  most: number
  /** Whether to miss it is a fault, on whatever machine. */
  isAsserted?: boolean
}

/** What `--only` names: works, and what is asked of ours once all are done. */
export interface Workload {
  works: readonly Work[]
  goals(outcome: Outcome, bench: Bench): Goal[]
}
