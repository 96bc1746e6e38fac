import { type Figures, medians } from '../live/figures.ts'
import { busyClock } from './busy-clock.ts'
import type { Contender } from './contenders.ts'
import { batch, jump, open, type Part, press, remote, scroll } from './reading.ts'

/** What `--only` names of an open text, in the order in which it is done. */
export const parts: Record<string, Part> = { open, press, remote, jump, scroll, batch }

/** A peer that takes longer than this for all of it does not count. */
const longestMs = 180_000

/**
 * Each contender once a round, in a page that nothing is known of yet.
 *
 * @returns medians of the rounds by contender
 */
export async function measure(
  contenders: readonly Contender[],
  chosen: readonly string[],
  rounds: number,
): Promise<Map<Contender, Figures>> {
  const found = new Map<Contender, Figures[]>()
  const fallen = new Set<Contender>()
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      if (fallen.has(contender)) continue
      try {
        found.set(contender, [
          ...(found.get(contender) ?? []),
          await once(contender, chosen, round),
        ])
      } catch (error) {
        const [words] = (error as Error).message.split('\n')
        console.log(`does not count: ${contender.name}: ${words}`)
        fallen.add(contender)
        if (contender === contenders[0]) process.exitCode = 1
      }
    }
  }
  return new Map([...found].map(([contender, figures]) => [contender, medians(figures)]))
}

async function once(
  contender: Contender,
  chosen: readonly string[],
  round: number,
): Promise<Figures> {
  const context = await contender.context()
  context.setDefaultTimeout(longestMs)
  // Where the page hangs, so would its closing.
  const late = setTimeout(() => void context.close().catch(() => {}), longestMs)
  try {
    const page = await context.newPage()
    const figures: Figures = {}
    const busy = await busyClock(page)
    for (const [name, part] of Object.entries(parts)) {
      if (name !== 'open' && !chosen.includes(name)) continue
      Object.assign(figures, await part(page, contender, round, busy))
    }
    return figures
  } finally {
    clearTimeout(late)
    await context.close()
  }
}
