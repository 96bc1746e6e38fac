import { setTimeout as pause } from 'node:timers/promises'

/** More changes than so many within this while are many. */
const fewUpdates = 40
const recentMs = 200
const breathMs = 12

/** How soon one commit follows on another. */
export class CommitPace {
  private readonly recent: { at: number; updates: number }[] = []
  /** Of those in `recent`, kept up as they come and go. */
  private updates = 0

  /**
   * Each transaction costs the processor the same, however much it carries. Where changes are many a
   * short wait makes it carry more: nobody sees that “Saved” comes some milliseconds later.
   *
   * @param updates that the last one carried
   */
  async breathe(updates: number): Promise<void> {
    if (this.count(updates, performance.now()) > fewUpdates) await pause(breathMs)
  }

  /** @returns how many came lately, with these */
  count(updates: number, now: number): number {
    this.recent.push({ at: now, updates })
    this.updates += updates
    while (now - this.recent[0]!.at >= recentMs) this.updates -= this.recent.shift()!.updates
    return this.updates
  }
}
