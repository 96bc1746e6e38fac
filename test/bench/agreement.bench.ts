import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { agreementOf } from '#model/agreement/agreement.ts'
import { alphaU1995 } from '#model/agreement/alpha-u-1995.ts'
import { bootstrap } from '#model/agreement/bootstrap.ts'
import { continuumOf } from '#model/agreement/continuum.ts'
import { countsOf } from '#model/agreement/counts.ts'
import { fleissKappa } from '#model/agreement/fleiss.ts'
import { alphaWithInterval, krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import { seeded } from '#model/agreement/random.ts'
import type { Ratings } from '#model/agreement/ratings.ts'
import { uAlpha } from '#model/agreement/u-alpha.ts'
import { unitizingSums } from '#model/agreement/unitizing.ts'
import { aStudy } from '../model/agreement/study.ts'
import { measureJobs } from './agreement-jobs.ts'

/** Seeded ratings: coders follow a true category three times in four. */
function ratings(size: {
  coders: number
  units: number
  categories: number
  missing: number
  seed: number
}): Ratings {
  const { coders, units, categories: q, missing, seed } = size
  const random = seeded(seed)
  const values = new Int32Array(units * coders)
  for (let unit = 0; unit < units; unit++) {
    const truth = random.below(q)
    for (let coder = 0; coder < coders; coder++) {
      const isMissing = random.below(100) < missing * 100
      const value = random.below(4) === 0 ? random.below(q) : truth
      values[unit * coders + coder] = isMissing ? -1 : value
    }
  }
  return { units, coders, categories: Array.from({ length: q }, (_, k) => `${k}`), values }
}

/** Median and spread of a few runs, in milliseconds. */
function timed(run: () => unknown, times = 5): { median: number; spread: string } {
  const found: number[] = []
  for (let i = 0; i < times; i++) {
    const from = performance.now()
    run()
    found.push(performance.now() - from)
  }
  found.sort((a, b) => a - b)
  const shown = (ms: number) => ms.toFixed(ms < 100 ? 1 : 0)
  return {
    median: found[Math.floor(times / 2)]!,
    spread: `${shown(found[0]!)}–${shown(found.at(-1)!)}`,
  }
}

/** The textbook way: every pair of ratings of every unit. What a first version would do. */
function alphaByPairs({ units, coders, categories, values }: Ratings): number {
  let disagreements = 0
  let pairable = 0
  const totals = new Map<number, number>()
  for (let unit = 0; unit < units; unit++) {
    const rated = [...values.slice(unit * coders, (unit + 1) * coders)].filter((v) => v >= 0)
    if (rated.length < 2) continue
    for (let i = 0; i < rated.length; i++) {
      pairable++
      totals.set(rated[i]!, (totals.get(rated[i]!) ?? 0) + 1)
      for (let j = 0; j < rated.length; j++) {
        if (i !== j && rated[i] !== rated[j]) disagreements += 1 / (rated.length - 1)
      }
    }
  }
  let byChance = 0
  for (let k = 0; k < categories.length; k++) {
    const total = totals.get(k) ?? 0
    byChance += total * (pairable - total)
  }
  return 1 - ((pairable - 1) * disagreements) / byChance
}

/** Seconds that a line of numpy takes on the same counts; `null` where there is no numpy. */
function numpyMs(size: { coders: number; units: number; categories: number }): number | null {
  const program = `
import time, numpy as np
rng = np.random.default_rng(7)
n, m, q = ${size.units}, ${size.coders}, ${size.categories}
values = rng.integers(0, q, (n, m)); values[rng.random((n, m)) < .2] = -1
best = []
for _ in range(3):
    t = time.perf_counter()
    counts = np.stack([(values == k).sum(1) for k in range(q)], 1)
    r = counts.sum(1); keep = r >= 2; c = counts[keep].astype(float); r = r[keep][:, None]
    nk = c.sum(0); N = nk.sum()
    do = (c * (r - c) / (r - 1)).sum() / N; de = (N * N - (nk ** 2).sum()) / (N * (N - 1))
    alpha = 1 - do / de
    best.append(time.perf_counter() - t)
print(sorted(best)[1] * 1000)`
  const found = spawnSync('python3', ['-c', program], { encoding: 'utf8' })
  return found.status === 0 ? Number(found.stdout) : null
}

function line(what: string, own: ReturnType<typeof timed>, peer?: [string, number | null]): void {
  const ratio =
    peer === undefined || peer[1] === null
      ? peer === undefined
        ? ''
        : `${peer[0]}: not on this machine`
      : `${(peer[1] / own.median).toFixed(1)} x ${peer[0]} (${peer[1].toFixed(0)} ms)`
  console.log(
    `${what.padEnd(66)} ${own.median.toFixed(1).padStart(8)} ms  ${own.spread.padEnd(14)} ${ratio}`,
  )
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
)
console.log('median, spread, and how many times faster than the peer in the same run\n')

const million = ratings({ coders: 20, units: 1_000_000, categories: 10, missing: 0.2, seed: 7 })
line(
  'nominal alpha, 20 coders x 1,000,000 units, 10 categories, 20 % missing',
  timed(() => krippendorffAlpha(countsOf(million), million.categories), 3),
  ['numpy', numpyMs({ coders: 20, units: 1_000_000, categories: 10 })],
)

const wide = ratings({ coders: 4, units: 100_000, categories: 5, missing: 0, seed: 7 })
const byPairs = timed(() => alphaByPairs(wide), 3)
line(
  'alpha with standard error, 4 x 100,000',
  timed(() => alphaWithInterval(countsOf(wide))),
  ['pair by pair, without the error', byPairs.median],
)
line(
  'Fleiss’ kappa with standard error, 4 x 100,000',
  timed(() => fleissKappa(countsOf(wide))),
)

const small = ratings({ coders: 4, units: 1_000, categories: 5, missing: 0, seed: 7 })
const counts = countsOf(small)
const recount = timed(() => alphaByPairs(small)).median * 1_000
line(
  '1,000 bootstrap draws of alpha, 4 x 1,000',
  timed(() =>
    bootstrap(
      small.units,
      [(multiplicity) => krippendorffAlpha({ ...counts, multiplicity }, small.categories).value],
      { draws: 1_000, seed: 1 },
    ),
  ),
  ['counting anew in each', recount],
)

const random = seeded(3)
const spans = Array.from({ length: 5 * 20_000 }, (_, at) => {
  const start = (at % 20_000) * 50 + random.below(20)
  return { coder: Math.floor(at / 20_000), start, end: start + 5 + random.below(25), value: at % 4 }
})
const long = continuumOf(spans, { length: 1_000_000, coders: 5, values: ['a', 'b', 'c', 'd'] })
line(
  'alpha_U of 1995, 5 coders x 20,000 spans, 1,000,000 positions',
  timed(() => alphaU1995(long)),
)
line(
  'u_alpha, the same',
  timed(() => uAlpha(unitizingSums(long))),
)

const typical = aStudy({ transcripts: 40, turns: 100, coders: 3, codes: 60, spans: 150, seed: 7 })
for (const unit of ['turn', 'sentence'] as const) {
  line(
    `a whole table, typical study, by ${unit}, 1,000 draws`,
    timed(() => agreementOf({ ...typical, settings: { unit, bootstrap: 1_000, seed: 1 } }), 3),
  )
}
const large = aStudy({ transcripts: 300, turns: 200, coders: 10, codes: 200, spans: 133, seed: 7 })
line(
  'a whole table, large study (10 coders, 200 codes), by turn, 1,000 draws',
  timed(() => agreementOf({ ...large, settings: { unit: 'turn', bootstrap: 1_000, seed: 1 } }), 1),
)

console.log()
await measureJobs(['typical', 'large'])
