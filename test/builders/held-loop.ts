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
  /** The most processor time that the thread had meanwhile without a turn of the loop. */
  processorMs: number
}

/** How long the event loop was held while something was done. */
export async function heldBy<T>(work: () => Promise<T> | T): Promise<Held<T>> {
  let [heldMs, ownMs, processorMs] = [0, 0, 0]
  let last = { at: performance.now(), ...ofThread() }
  const look = () => {
    const now = { at: performance.now(), ...ofThread() }
    const held = now.at - last.at - sampleMs
    heldMs = Math.max(heldMs, held)
    ownMs = Math.max(ownMs, held - (now.waitedMs - last.waitedMs))
    processorMs = Math.max(processorMs, now.hadMs - last.hadMs)
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
    return { done, ms, heldMs, ownMs, processorMs }
  } finally {
    clearInterval(watch)
  }
}

/** How long this thread ever had a processor, and waited for one, where the kernel says so. */
function ofThread(): { hadMs: number; waitedMs: number } {
  try {
    const [had, waited] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')
    return { hadMs: Number(had) / 1e6, waitedMs: Number(waited) / 1e6 }
  } catch {
    return { hadMs: 0, waitedMs: 0 }
  }
}
