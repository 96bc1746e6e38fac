import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import type { AnatomyAnswer, AnatomyQuestion } from '#model/agreement/anatomy/question.ts'
import type { Agreement } from '#model/agreement/figures.ts'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import type { Figures } from '../services.ts'
import { workerBeside } from '../worker-beside.ts'
import { makeFileFigures } from './file-figures.ts'
import type { Task } from './worker.ts'

/** More rounds than these waiting at once are told to come back. */
const longestQueue = 200
/** Answers kept. Each is small: figures, no texts. */
const mostKept = 60

/**
 * Figures computed in threads of their own, so that no computation delays a live session. One core is left
 * to the event loop; a thread that has nothing to do ends after a minute.
 */
export function makeFigures(limits: Limits): Figures {
  const { agreementsWaiting } = limits
  const files = makeFileFigures(limits)
  const pool = new Piscina({
    ...workerBeside(import.meta.url, 'worker'),
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: 60_000,
    maxQueue: longestQueue,
  })
  const kept = new Map<string, Promise<unknown>>()

  /** Of each project that has figures computed: the last of those, and how many there are. */
  const queues = new Map<string, { last: Promise<unknown>; length: number }>()

  const inTurn = async <T>(projectId: string, compute: () => Promise<T>): Promise<T> => {
    const queue = queues.get(projectId) ?? { last: Promise.resolve(), length: 0 }
    if (queue.length > agreementsWaiting) throw tooMany()
    const answer = queue.last.then(compute)
    queue.last = answer.catch(() => {})
    queue.length++
    queues.set(projectId, queue)
    try {
      return await answer
    } finally {
      if (--queue.length === 0) queues.delete(projectId)
    }
  }

  const compute = async (read: () => Promise<AgreementInput>, question?: AnatomyQuestion) => {
    if (pool.queueSize >= longestQueue) throw tooMany()
    const task: Task = { input: await read(), ...(question === undefined ? {} : { question }) }
    return pool.run(task)
  }

  const known = <T>(projectId: string, key: string, compute: () => Promise<T>): Promise<T> => {
    const before = kept.get(key) as Promise<T> | undefined
    // Asked for again, an answer is the last to be forgotten.
    kept.delete(key)
    const answer = before ?? inTurn(projectId, compute)
    kept.set(key, answer)
    if (before === undefined) {
      answer.catch(() => {
        if (kept.get(key) === answer) kept.delete(key)
      })
    }
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return answer
  }

  return {
    agreement: (projectId, key, read) => known<Agreement>(projectId, key, () => compute(read)),
    anatomy: (projectId, key, question, read) =>
      known<AnatomyAnswer | null>(projectId, key, () => compute(read, question)),
    ofFile: files.ofFile,
    async close() {
      await Promise.all([pool.destroy(), files.close()])
    },
  }
}

function tooMany(): DomainError {
  return new DomainError('unavailable', 'Too many figures are being computed. Try later.', {
    retryAfterSeconds: 30,
  })
}
