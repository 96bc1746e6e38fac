import { setTimeout as pause } from 'node:timers/promises'

/** More changes than so many within this while are many. */
const fewUpdates = 40
const recentMs = 200
/** From the beginning of one commit to that of the next, where changes are many. */
const cycleMs = 16

/** How soon one commit follows on another. */
export class CommitPace {
  private readonly recent: { at: number; updates: number }[] = []
  /** Of those in `recent`, kept up as they come and go. */
  private updates = 0

  /**
   * Each transaction costs the processor the same, however much it carries. Where changes are many a
   * short wait makes it carry more: nobody sees that “Saved” comes some milliseconds later. One that took
   * long by itself has gathered enough meanwhile.
   *
   * @param updates that the last one carried
   * @param begunAt when it began, as `performance.now` says it
   */
  async breathe(updates: number, begunAt: number): Promise<void> {
    const now = performance.now()
    const left = cycleMs - (now - begunAt)
    if (this.count(updates, now) > fewUpdates && left >= 1) await pause(left)
  }

  /** @returns how many came lately, with these */
  count(updates: number, now: number): number {
    this.recent.push({ at: now, updates })
    this.updates += updates
    while (now - this.recent[0]!.at >= recentMs) this.updates -= this.recent.shift()!.updates
    return this.updates
  }
}
