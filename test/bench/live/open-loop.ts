import { setTimeout as pause } from 'node:timers/promises'

export interface Due {
  atMs: number
  act(): void
}

/**
 * Acts at times that were fixed beforehand, so that a slow server does not thin out its own load.
 *
 * @returns how late each act was, in milliseconds
 */
export async function openLoop(dues: readonly Due[]): Promise<number[]> {
  const sorted = [...dues].sort((a, b) => a.atMs - b.atMs)
  const late: number[] = []
  const begun = performance.now()
  for (const { atMs, act } of sorted) {
    const wait = atMs - (performance.now() - begun)
    if (wait > 0) await pause(wait)
    // What is overdue follows at once, but lets the sockets be read in between.
    else if (late.length % 50 === 49) await new Promise((resolve) => setImmediate(resolve))
    late.push(Math.max(0, performance.now() - begun - atMs))
    act()
  }
  return late
}

/** Times at a steady rate up to `endMs`, from a point of their own within the first interval. */
export function steadily(
  perSecond: number,
  endMs: number,
  random: () => number,
  act: () => void,
): Due[] {
  if (perSecond === 0) return []
  const everyMs = 1_000 / perSecond
  const first = random() * everyMs
  const count = Math.max(0, Math.ceil((endMs - first) / everyMs))
  return Array.from({ length: count }, (_, number) => ({ atMs: first + number * everyMs, act }))
}
