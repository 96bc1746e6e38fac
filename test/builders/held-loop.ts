import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const sampleMs = 2

export interface Held<T> {
  done: T
  /** How long it took. */
  ms: number
  /** The longest that the event loop was held, in milliseconds. */
  heldMs: number
  /** The same without what the thread waited for a processor: others are at work on the machine too. */
  ownMs: number
}

/** How long the event loop was held while something was done. */
export async function heldBy<T>(work: () => Promise<T> | T): Promise<Held<T>> {
  let [heldMs, ownMs] = [0, 0]
  let last = { at: performance.now(), waitedMs: waitedMs() }
  const look = () => {
    const now = { at: performance.now(), waitedMs: waitedMs() }
    const held = now.at - last.at - sampleMs
    heldMs = Math.max(heldMs, held)
    ownMs = Math.max(ownMs, held - (now.waitedMs - last.waitedMs))
    last = now
  }
  const watch = setInterval(look, sampleMs)
  try {
    // It sees what holds the loop only once the loop goes round, before and after.
    await pause(50)
    const began = performance.now()
    const done = await work()
    const ms = performance.now() - began
    await pause(50)
    return { done, ms, heldMs, ownMs }
  } finally {
    clearInterval(watch)
  }
}

/** How long this thread ever waited for a processor, where the kernel says so. */
function waitedMs(): number {
  try {
    const [, waitedNs] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')
    return Number(waitedNs) / 1e6
  } catch {
    return 0
  }
}
