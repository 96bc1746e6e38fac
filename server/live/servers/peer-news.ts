import { z } from 'zod'
import { inNotifications } from '#db/notify.ts'

/** What a page says of itself, as one process tells it to the others. */
export interface SharedState {
  document: string
  clientId: number
  personId: string
  clock: number
  /** The state with the identity that the server knows; `null` when it was taken back. */
  json: string | null
}

/** Whether somebody has a document open at a process. */
export interface Seat {
  document: string
  personId: string
  isIn: boolean
}

export type PeerEntry = { seat: Seat } | { state: SharedState }

/** What processes on one Postgres tell each other of who is where. */
export interface PeerNews {
  processId: string
  /** `alive` says no more than that; after `bye` nothing comes any more. */
  kind: 'alive' | 'news' | 'bye'
  entries: readonly PeerEntry[]
}

const Entry = z.union([
  z.tuple([z.string(), z.string(), z.union([z.literal(0), z.literal(1)])]),
  z.tuple([z.string(), z.string(), z.int(), z.int(), z.string().nullable()]),
])
const Message = z.tuple([z.string(), z.enum(['alive', 'news', 'bye']), z.array(Entry)])

function encoded(entry: PeerEntry): string {
  if ('seat' in entry) {
    const { document, personId, isIn } = entry.seat
    return JSON.stringify([document, personId, Number(isIn)])
  }
  const { document, personId, clientId, clock, json } = entry.state
  return JSON.stringify([document, personId, clientId, clock, json])
}

/** @returns messages that each fit into a notification; an entry that fits into none is left out */
export function formatPeerNews({ processId, kind, entries }: PeerNews): string[] {
  const before = `["${processId}","${kind}",[`
  return inNotifications(entries.map(encoded), { before, between: ',', after: ']]' })
}

/** @returns `null` for what is no such message: a newer server may say more than this one knows */
export function readPeerNews(message: string): PeerNews | null {
  let json: unknown
  try {
    json = JSON.parse(message)
  } catch {
    return null
  }
  const parsed = Message.safeParse(json)
  if (!parsed.success) return null
  const [processId, kind, entries] = parsed.data
  return {
    processId,
    kind,
    entries: entries.map((entry): PeerEntry => {
      if (entry.length === 3) {
        const [document, personId, isIn] = entry
        return { seat: { document, personId, isIn: isIn === 1 } }
      }
      const [document, personId, clientId, clock, state] = entry
      return { state: { document, personId, clientId, clock, json: state } }
    }),
  }
}
