import { MessageChannel } from 'node:worker_threads'
import type { Kysely } from 'kysely'
import type { Piscina } from 'piscina'
import { readComparedJson, statesOfTranscripts } from '#db/agreement.ts'
import type { Database } from '#db/schema.ts'
import { type Crossing, crossed } from '../crossing.ts'
import { type FigureTask, stateOf } from './figure-task.ts'
import type { Said, Work } from './worker.ts'

/** Figures as a thread gives them, and what they were computed from. */
export interface Computed {
  /** In lines of JSON. */
  answer: string
  state: string
}

/**
 * Computes a task in a thread. What it reads is of one moment, and goes to the thread unread, bit by bit.
 *
 * @param signal ends the thread
 * @param tell is told how much is done, 0 to 1
 * @throws {DomainError} what the thread refuses
 */
export async function computeInThread(
  db: Kysely<Database>,
  pool: Piscina,
  task: FigureTask,
  { signal, tell }: { signal: AbortSignal; tell: (share: number) => void },
): Promise<Computed> {
  const { port1, port2 } = new MessageChannel()
  const failed = new AbortController()
  try {
    const { answer, state } = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const states = await statesOfTranscripts(trx, task)
        const hasAll = new Promise<void>((done, fail) => {
          port1.on('message', (said: Said) => {
            if ('share' in said) tell(said.share)
            else if (said.wants === null) done()
            else {
              readComparedJson(trx, task, said.wants).then((json) => port1.postMessage(json), fail)
            }
          })
        })
        const work: Work = { task, states, port: port2 }
        const ends = AbortSignal.any([signal, failed.signal])
        const answer: Promise<Crossing<string>> = pool.run(work, {
          transferList: [port2],
          signal: ends,
        })
        // Awaited below, once the transaction has ended.
        answer.catch(() => {})
        await Promise.race([hasAll, answer])
        return { answer, state: stateOf(task, states) }
      })
    return { answer: crossed(await answer), state }
  } catch (error) {
    failed.abort()
    throw error
  } finally {
    port1.close()
  }
}
