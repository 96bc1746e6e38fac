import { setTimeout as pause } from 'node:timers/promises'

/** More changes than so many within this while are many. */
const fewUpdates = 40
const recentMs = 200
const breathMs = 12

/** How soon one commit follows on another. */
export class CommitPace {
  private recent: { at: number; updates: number }[] = []

  /**
   * Each transaction costs the processor the same, however much it carries. Where changes are many a
   * short wait makes it carry more: nobody sees that “Saved” comes some milliseconds later.
   *
   * @param updates that the last one carried
   */
  async breathe(updates: number): Promise<void> {
    const now = performance.now()
    this.recent = [...this.recent.filter(({ at }) => now - at < recentMs), { at: now, updates }]
    if (this.recent.reduce((sum, { updates }) => sum + updates, 0) > fewUpdates) {
      await pause(breathMs)
    }
  }
}
