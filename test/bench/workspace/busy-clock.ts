import type { Page } from 'playwright-core'

/** Milliseconds of a processor that the main thread of a page has had so far, whatever else the machine did. */
export type BusyClock = () => Promise<number>

export async function busyClock(page: Page): Promise<BusyClock> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000
  }
}
