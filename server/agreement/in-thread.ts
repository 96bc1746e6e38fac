import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Kysely, Transaction } from 'kysely'
import {
  type RoundKey,
  readComparedJson,
  statesOfTranscripts,
  type TranscriptState,
} from '#db/agreement.ts'
import type { Database } from '#db/schema.ts'
import { type Crossing, crossed } from '../crossing.ts'
import type { Threads } from '../threads.ts'
import type { RoundWork, Said } from './round-reader.ts'

/** How a computation is ended from outside, and who is told how much of it is done, 0 to 1. */
export interface Underway {
  signal: AbortSignal
  tell: (share: number) => void
}

/**
 * Computes something of a round in a thread. What it reads is of one moment, and goes to the thread unread, bit
 * by bit.
 *
 * @param prepare reads what else is of the same moment, and gives the rest of the thread's work
 * @throws {DomainError} what the thread refuses
 */
export async function computeInThread<T>(
  db: Kysely<Database>,
  threads: Threads,
  of: RoundKey,
  prepare: (trx: Transaction<Database>, states: readonly TranscriptState[]) => Promise<object>,
  { signal, tell }: Underway,
): Promise<T> {
  const { port1, port2 } = new MessageChannel()
  const failed = new AbortController()
  try {
    const { answer } = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const states = await statesOfTranscripts(trx, of)
        const prepared = await prepare(trx, states)
        const hasAll = hasReadAll(port1, (ids) => readComparedJson(trx, of, ids), tell)
        const work: RoundWork = { ...prepared, roundId: of.roundId, states, port: port2 }
        const answer = threads.run<Crossing<T>>(work, {
          signal: AbortSignal.any([signal, failed.signal]),
          transferList: [port2],
        })
        // Awaited below, once the transaction has ended.
        answer.catch(() => {})
        await Promise.race([hasAll, answer])
        return { answer }
      })
    return crossed(await answer)
  } catch (error) {
    failed.abort()
    throw error
  } finally {
    port1.close()
  }
}

/** Answers what the thread asks for, until it has all. */
function hasReadAll(
  port: MessagePort,
  read: (ids: string[]) => Promise<string>,
  tell: (share: number) => void,
): Promise<void> {
  return new Promise((done, fail) => {
    port.on('message', (said: Said) => {
      if ('share' in said) tell(said.share)
      else if (said.wants === null) done()
      else read(said.wants).then((json) => port.postMessage(json), fail)
    })
  })
}
