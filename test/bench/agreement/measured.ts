/** Milliseconds that a run took, and those in which this process had a processor. */
export interface Run {
  ms: number
  processorMs: number
}

/** One line of the bench: what is measured, in milliseconds, beside its goal and a peer. */
export interface Measured {
  what: string
  runs: Run[]
  goalMs?: number
  /** Whoever does the same, and its milliseconds; `null` where it is not on this machine. */
  peers?: [name: string, ms: number | null][]
  /** Said after it. */
  note?: string
}

/** Runs something a few times. */
export function timed(run: () => unknown, times = 5): Run[] {
  return Array.from({ length: times }, () => {
    const [from, before] = [performance.now(), process.cpuUsage()]
    run()
    const { user, system } = process.cpuUsage(before)
    return { ms: performance.now() - from, processorMs: (user + system) / 1_000 }
  })
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** Prints median, spread, processor time, goal, and how many times faster than each peer it was in the same run. */
export function print({ what, runs, goalMs, peers = [], note }: Measured): void {
  const shown = (ms: number) => ms.toFixed(ms < 100 ? 1 : 0)
  const took = runs.map(({ ms }) => ms)
  const own = median(took)
  const parts = [
    `${shown(own)} ms`.padStart(11),
    `${shown(Math.min(...took))}–${shown(Math.max(...took))}`.padEnd(13),
    `processor ${shown(median(runs.map(({ processorMs }) => processorMs)))} ms`.padEnd(19),
    goalMs === undefined ? '' : `goal ${goalMs} ms ${own <= goalMs ? 'met' : 'NOT MET'}`,
    ...peers.map(([name, ms]) =>
      ms === null ? `${name}: not here` : `${(ms / own).toFixed(1)} x ${name} (${shown(ms)} ms)`,
    ),
    note ?? '',
  ]
  console.log(`${what.padEnd(72)} ${parts.filter((part) => part !== '').join('  ')}`)
}

/** The most memory this process ever had, in MB. */
export function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024
}
