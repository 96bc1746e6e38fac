import { setImmediate as nextTurn } from 'node:timers/promises'
import { DomainError } from '#model/errors.ts'

/** Work that can be laid down wherever it yields, and be taken up again. */
export type Steps<T> = Generator<void, T, void>

/** How long the event loop is held before it is let go. */
const sliceMs = 10

/** An update of so many bytes is decoded and applied in some ten milliseconds: more is taken step by step. */
export const atOnceBytes = 48 * 1024

interface Task {
  bytes: number
  steps: Steps<void>
  failed(error: unknown): void
}

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Does it bit by bit without waiting for other work: for what holds a transaction open. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + sliceMs
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < end)
    await nextTurn()
  }
}

/** Does large pieces of work bit by bit, so that nobody else waits for one. */
export class Slices {
  private readonly tasks: Task[] = []
  private heldBytes = 0

  /**
   * @param mostBytes of what waits or is under way, one piece after the other, since what a piece unpacks
   *   takes ten times its bytes. Absent: the pieces take turns, and what they take is bounded elsewhere
   */
  constructor(private readonly mostBytes?: number) {}

  /**
   * @param bytes that are held until it is done
   * @throws {DomainError} `unavailable` where too much waits already, and what the work throws
   */
  run<T>(bytes: number, steps: Steps<T>): Promise<T> {
    return new Promise((resolve, failed) => {
      if (this.mostBytes !== undefined && this.heldBytes + bytes > this.mostBytes) {
        throw new DomainError('unavailable', 'Much is being taken in now. It will be tried again.')
      }
      this.heldBytes += bytes
      this.tasks.push({ bytes, steps: followedBy(steps, resolve), failed })
      if (this.tasks.length === 1) setImmediate(() => this.goOn())
    })
  }

  private goOn(): void {
    const task = this.tasks[0]!
    const isDone = isFinished(task)
    if (isDone) this.heldBytes -= task.bytes
    if (isDone || this.mostBytes === undefined) this.tasks.shift()
    if (!isDone && this.mostBytes === undefined) this.tasks.push(task)
    if (this.tasks.length > 0) setImmediate(() => this.goOn())
  }
}

function* followedBy<T>(steps: Steps<T>, done: (result: T) => void): Steps<void> {
  done(yield* steps)
}

/** Works for one slice. @returns whether there is nothing left to do */
function isFinished({ steps, failed }: Task): boolean {
  const end = performance.now() + sliceMs
  try {
    do {
      if (steps.next().done) return true
    } while (performance.now() < end)
    return false
  } catch (error) {
    failed(error)
    return true
  }
}
