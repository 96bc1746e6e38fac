import type { Result } from './ratings-results.ts'
import { thinShare } from './thin.ts'

/** One number of a result, as a line of a table shows it. */
export interface ResultRow {
  /** Of the specification. */
  name: string
  /** What of it: a code, a pair of coders, a way to match. Empty for the figure itself. */
  parts: readonly string[]
  value: number | null
  /** Why there is no value. */
  reason?: string
  se?: number
  ci95?: readonly [number, number]
  /** Draws of the interval, where it was drawn, and those without a value. */
  draws?: number
  undefinedDraws?: number
  /** The share of undefined draws, where it is worth a mark. */
  thin?: number
}

/** All numbers of results, in their order; whole matrices are left to those who read the object. */
export function resultRows(results: Readonly<Record<string, Result>>): ResultRow[] {
  return Object.entries(results).flatMap(([name, result]) => rowsOf(name, [], result))
}

function rowsOf(name: string, parts: readonly string[], result: Result): ResultRow[] {
  const { value, reason, se, ci95, undefined_pairs: undefinedPairs } = result
  if (value === undefined) {
    return Object.entries(result).flatMap(([part, own]) =>
      typeof own === 'number' ? [{ name, parts: [...parts, part], value: own }] : [],
    )
  }
  if (typeof value === 'object' && value !== null) {
    const reasons = (typeof reason === 'object' ? reason : null) as Record<string, string> | null
    return Object.entries(value).flatMap(([part, own]) => {
      const inner =
        typeof own === 'object' && own !== null
          ? 'value' in own
            ? (own as Result)
            : { value: own }
          : { value: own, reason: reasons?.[part] }
      return rowsOf(name, [...parts, part], inner)
    })
  }
  return [
    {
      name,
      parts,
      value: typeof value === 'number' ? value : null,
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(typeof se === 'number' ? { se } : {}),
      ...(Array.isArray(ci95) ? { ci95: ci95 as unknown as readonly [number, number] } : {}),
      ...drawsOf(result.interval),
      ...thinOf(result.interval),
    },
    ...(typeof undefinedPairs === 'number'
      ? [{ name, parts: [...parts, 'undefined_pairs'], value: undefinedPairs }]
      : []),
  ]
}

function drawsOf(interval: Result['interval']): Pick<ResultRow, 'draws' | 'undefinedDraws'> {
  return interval === undefined
    ? {}
    : { draws: interval.draws, undefinedDraws: interval.undefinedDraws }
}

/** How thin an interval is, for a row. */
export function thinOf(interval: Parameters<typeof thinShare>[0]): Pick<ResultRow, 'thin'> {
  const thin = thinShare(interval)
  return thin === null ? {} : { thin }
}
