import type { Logger } from 'pino'
import type postgres from 'postgres'
import { notifyWithoutDisk } from '#db/notify.ts'
import { presenceChannel } from './channels.ts'
import {
  formatPeerNews,
  type PeerEntry,
  type PeerNews,
  readPeerNews,
  type Seat,
  type SharedState,
} from './peer-news.ts'

/** A room as other processes see it. */
export interface SharedRoom {
  /** Says anew who is here and where. */
  shareAll(): void
  takeInState(processId: string, state: SharedState): void
  /** A process is gone, and with it everybody who was connected to it. */
  dropStates(processId: string): void
}

/** Another process, and who is connected to it. */
interface Peer {
  heardAt: number
  seats: Map<string, Set<string>>
  states: Map<string, Map<number, SharedState>>
}

export interface PeersOptions {
  /** Connections of their own: what is said here never waits for a commit, nor a commit for it. */
  sql: postgres.Sql
  log: Logger
  processId: string
  /** How often a process says that it is there. Who was not heard for four times as long is gone. */
  beatMs: number
  now(): number
}

/** What is said within this while goes out together, of each thing the newest. */
const windowMs = 100
const missedBeats = 4

/**
 * The other processes on the same Postgres: who has what open there, and where in it. All of it is kept
 * in memory and told by notifications; a process that falls silent takes its people along.
 */
export class Peers {
  private readonly peers = new Map<string, Peer>()
  private rooms: { get(document: string): SharedRoom | undefined; all(): SharedRoom[] } | null =
    null
  /** What is to be said, each in the words of the moment in which it is. */
  private readonly unsaid = new Map<string, () => PeerEntry | null>()
  private window: NodeJS.Timeout | null = null
  private isMissed = false
  private readonly beat: NodeJS.Timeout

  constructor(private readonly options: PeersOptions) {
    this.beat = setInterval(() => void this.sayAlive(), options.beatMs).unref()
  }

  /** From now on what others say is taken in. */
  async attend(rooms: NonNullable<Peers['rooms']>): Promise<void> {
    this.rooms = rooms
    await this.sayAlive()
  }

  /** Somebody came or went. @param isIn asked when it is said */
  seat(document: string, personId: string, isIn: () => boolean): void {
    const say = () => ({ seat: { document, personId, isIn: isIn() } })
    this.saySoon(`seat ${document} ${personId}`, say)
  }

  /** A page moved. @param read asked when it is said; `null` where nobody may be told */
  state(document: string, clientId: number, read: () => SharedState | null): void {
    this.saySoon(`state ${document} ${clientId}`, () => {
      const state = read()
      return state && { state }
    })
  }

  /** Who has which documents open at other processes. */
  *seats(): Iterable<Omit<Seat, 'isIn'>> {
    for (const { seats } of this.peers.values()) {
      for (const [document, people] of seats) {
        for (const personId of people) yield { document, personId }
      }
    }
  }

  isSeated(document: string): boolean {
    return [...this.peers.values()].some(({ seats }) => seats.has(document))
  }

  *statesOf(document: string): Iterable<{ processId: string; state: SharedState }> {
    for (const [processId, { states }] of this.peers) {
      for (const state of states.get(document)?.values() ?? []) yield { processId, state }
    }
  }

  /** Takes in what came over the channel. */
  heard(message: string): void {
    const news = readPeerNews(message)
    if (news === null || news.processId === this.options.processId) return
    if (news.kind === 'bye') {
      this.forget(news.processId)
      return
    }
    const peer = this.peerOf(news.processId)
    peer.heardAt = this.options.now()
    for (const entry of news.entries) {
      if ('seat' in entry) takeSeat(peer, entry.seat)
      else this.takeState(news.processId, peer, entry.state)
    }
  }

  private peerOf(processId: string): Peer {
    const known = this.peers.get(processId)
    if (known !== undefined) return known
    const peer: Peer = { heardAt: 0, seats: new Map(), states: new Map() }
    this.peers.set(processId, peer)
    // It knows nothing of those who are here.
    this.shareEverything()
    return peer
  }

  private takeState(processId: string, peer: Peer, state: SharedState): void {
    const { document, clientId, json } = state
    const states = peer.states.get(document) ?? new Map<number, SharedState>()
    if (json === null) states.delete(clientId)
    else states.set(clientId, state)
    if (states.size === 0) peer.states.delete(document)
    else peer.states.set(document, states)
    this.rooms?.get(document)?.takeInState(processId, state)
  }

  private forget(processId: string): void {
    const peer = this.peers.get(processId)
    this.peers.delete(processId)
    for (const document of peer?.states.keys() ?? []) {
      this.rooms?.get(document)?.dropStates(processId)
    }
  }

  private shareEverything(): void {
    for (const room of this.rooms?.all() ?? []) room.shareAll()
  }

  private async sayAlive(): Promise<void> {
    const silentMs = this.options.beatMs * missedBeats
    for (const [processId, { heardAt }] of this.peers) {
      if (this.options.now() - heardAt > silentMs) this.forget(processId)
    }
    if (!(await this.say('alive', [])) || !this.isMissed) return
    this.isMissed = false
    this.shareEverything()
  }

  private saySoon(about: string, read: () => PeerEntry | null): void {
    // Where there is nobody who would hear it, it is said to the next who comes.
    if (this.peers.size === 0) return
    this.unsaid.set(about, read)
    this.window ??= setTimeout(() => void this.sayAll(), windowMs).unref()
  }

  private async sayAll(): Promise<void> {
    const entries = [...this.unsaid.values()].flatMap((read) => read() ?? [])
    this.unsaid.clear()
    if (entries.length > 0 && !(await this.say('news', entries))) this.isMissed = true
    // Only now, so that one is under way at a time.
    this.window = null
    if (this.unsaid.size > 0) this.window = setTimeout(() => void this.sayAll(), windowMs).unref()
  }

  /** @returns whether it went out */
  private async say(kind: PeerNews['kind'], entries: readonly PeerEntry[]): Promise<boolean> {
    const { sql, processId, log } = this.options
    const messages = formatPeerNews({ processId, kind, entries })
    try {
      await notifyWithoutDisk(sql, presenceChannel, messages)
      return true
    } catch (error) {
      log.debug({ err: error }, 'other servers were not told who is here')
      return false
    }
  }

  /** Tells the others that everybody here is leaving. */
  async stop(): Promise<void> {
    clearInterval(this.beat)
    if (this.window !== null) clearTimeout(this.window)
    await this.say('bye', [])
  }
}

function takeSeat({ seats }: Peer, { document, personId, isIn }: Seat): void {
  const people = seats.get(document) ?? new Set<string>()
  if (isIn) people.add(personId)
  else people.delete(personId)
  if (people.size === 0) seats.delete(document)
  else seats.set(document, people)
}
