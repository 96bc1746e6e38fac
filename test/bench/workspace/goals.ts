import type { Figures } from '../live/figures.ts'
import type { Goal } from '../live/workload.ts'

/** What is aimed at for an open text, by size; milliseconds unless said otherwise. */
export function readingGoals(size: 'typical' | 'stress', own: Figures): Goal[] {
  const goal = (what: string, figure: string, most: number): Goal => ({
    what: `${size}: ${what}`,
    figure: own[figure] ?? Number.NaN,
    most,
  })
  return [
    goal('navigation to coded text painted, ms', 'openMs', size === 'typical' ? 500 : 1_500),
    goal('key press to span painted, p95, ms', 'pressMs', 50),
    goal('remote span received to painted, p95, ms', 'remoteMs', 50),
    ...(size === 'typical'
      ? []
      : [
          goal('longest task while 1,000 remote spans arrive, ms', 'batchTaskMs', 50),
          goal('frames over 33 ms of 240 while scrolling', 'lateFrames', 5),
          goal('jump to any passage, ms', 'jumpMs', 100),
          goal('DOM nodes', 'nodes', 20_000),
        ]),
  ]
}

/** Headings of the figures of an open text, in the order in which they are printed. */
export const readingColumns: Record<string, string> = {
  openMs: 'painted ms',
  openBusyMs: 'of it main thread',
  nodes: 'DOM nodes',
  pressMs: 'key to paint p95',
  pressBusyMs: 'of it main thread p50',
  remoteMs: 'remote to paint p95',
  batchTaskMs: 'batch: longest task',
  lateFrames: 'late frames of 240',
  jumpMs: 'jump ms',
}
