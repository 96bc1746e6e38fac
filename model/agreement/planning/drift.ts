import { compare } from '../../compare.ts'
import { fewest } from '../few.ts'
import { quantile } from '../quantiles.ts'
import { seeded } from '../random.ts'
import type { ReliabilityData } from '../reliability.ts'
import { distanceOf } from '../set-ratings.ts'

/** How one coder did on one transcript. */
export interface DriftPoint {
  transcript: string
  /** When the coder completed it, milliseconds since 1970. */
  completedAt: number
  /**
   * Mean over its units and the others who completed it of 1 less the MASI distance of their sets of codes:
   * 1 is full agreement. Chance is not taken out, so it is compared with the same coder's other transcripts.
   */
  agreement: number
  /** Codes this coder gave to a unit, on the mean. */
  codesPerUnit: number
}

/** How a coder's agreement with the others, and use of codes, changed from the first half to the second. */
export interface Drift {
  coder: string
  /** In the order of completing. */
  points: DriftPoint[]
  agreement: Change | null
  codesPerUnit: Change | null
}

export interface Change {
  /** Means of the first and of the second half of the transcripts; of an odd number the middle one is in neither. */
  early: number
  late: number
  /**
   * 95 % interval of late less early: each half drawn with replacement from itself. `null` where a half has fewer than
   * five transcripts: what is drawn from so few is but their extremes.
   */
  ci95: [number, number] | null
}

/** When layers were completed, by `transcript coder`. */
export type CompletionTimes = ReadonlyMap<string, number>

export function completionKey(transcript: string, coder: string): string {
  return `${transcript} ${coder}`
}

/** With fewer a half would be a single transcript, and a change of it no change. */
const fewestPoints = 4

/**
 * Drift of each coder over the transcripts that others completed too.
 *
 * @param times a layer without one is left out
 * @returns by coder id; changes are `null` with fewer than four transcripts
 */
export function driftOf(
  data: ReliabilityData,
  times: CompletionTimes,
  { draws, seed }: { draws: number; seed: number },
): Drift[] {
  const { coders, continua } = data
  const byCoder: DriftPoint[][] = coders.map(() => [])
  const unitsOf = new Map<string, number[]>()
  for (const [unit, { transcript }] of data.units.entries()) {
    const own = unitsOf.get(transcript)
    if (own === undefined) unitsOf.set(transcript, [unit])
    else own.push(unit)
  }
  for (const { transcript, coders: columns } of continua) {
    const units = unitsOf.get(transcript) ?? []
    if (units.length === 0) continue
    for (const column of columns) {
      const completedAt = times.get(completionKey(transcript, coders[column]!))
      if (completedAt === undefined) continue
      byCoder[column]!.push({ transcript, completedAt, ...standing(data, units, columns, column) })
    }
  }
  return coders.map((coder, column) => {
    const points = byCoder[column]!.sort(
      (a, b) => a.completedAt - b.completedAt || compare(a.transcript, b.transcript),
    )
    const change = (of: 'agreement' | 'codesPerUnit') =>
      points.length < fewestPoints
        ? null
        : changeOf(
            points.map((point) => point[of]),
            { draws, seed },
          )
    return { coder, points, agreement: change('agreement'), codesPerUnit: change('codesPerUnit') }
  })
}

/** One coder beside the others on the units of one transcript. */
function standing(
  { sets: { sets, ratings } }: ReliabilityData,
  units: readonly number[],
  columns: readonly number[],
  own: number,
): Pick<DriftPoint, 'agreement' | 'codesPerUnit'> {
  let nearness = 0
  let codes = 0
  for (const unit of units) {
    const mine = ratings.values[unit * ratings.coders + own]!
    codes += sets[mine]!.length
    for (const other of columns) {
      if (other === own) continue
      const theirs = ratings.values[unit * ratings.coders + other]!
      nearness += 1 - (mine === theirs ? 0 : distanceOf('masi', sets[mine]!, sets[theirs]!))
    }
  }
  return {
    agreement: nearness / (units.length * (columns.length - 1)),
    codesPerUnit: codes / units.length,
  }
}

function changeOf(
  values: readonly number[],
  { draws, seed }: { draws: number; seed: number },
): Change {
  const half = Math.floor(values.length / 2)
  const [first, second] = [values.slice(0, half), values.slice(-half)]
  const means = { early: mean(first), late: mean(second) }
  if (half < fewest.transcripts) return { ...means, ci95: null }
  const random = seeded(seed)
  const drawnMean = (from: readonly number[]) =>
    mean(from.map(() => from[random.below(from.length)]!))
  const changes = Float64Array.from({ length: draws }, () => drawnMean(second) - drawnMean(first))
  changes.sort()
  return { ...means, ci95: [quantile(changes, 0.025), quantile(changes, 0.975)] }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
