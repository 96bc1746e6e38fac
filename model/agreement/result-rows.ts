import type { AnyInterval, FileInterval, Missed } from './interval-method.ts'
import type { Result } from './ratings-results.ts'

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
  /** How the interval came about, or why there is none. */
  interval?: AnyInterval
  /** The probability of missing each target, by Krippendorff's bootstrap. */
  failing?: readonly Missed[]
}

/** All numbers of results, in their order; whole matrices are left to those who read the object. */
export function resultRows(results: Readonly<Record<string, Result>>): ResultRow[] {
  return Object.entries(results).flatMap(([name, result]) => rowsOf(name, [], result))
}

function rowsOf(name: string, parts: readonly string[], result: Result): ResultRow[] {
  const { value, reason, se, ci95, interval, failing, undefined_pairs: undefinedPairs } = result
  if (value === undefined) {
    return Object.entries(result).flatMap(([part, own]) =>
      typeof own === 'number' ? [{ name, parts: [...parts, part], value: own }] : [],
    )
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([part, own]) => {
      const inner =
        typeof own === 'object' && own !== null
          ? 'value' in own
            ? (own as Result)
            : { value: own }
          : besideOf(result, part, own)
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
      ...(interval === undefined ? {} : { interval: interval as FileInterval }),
      ...(failing === undefined ? {} : { failing: failing as readonly Missed[] }),
    },
    ...(typeof undefinedPairs === 'number'
      ? [{ name, parts: [...parts, 'undefined_pairs'], value: undefinedPairs }]
      : []),
  ]
}

const beside = ['reason', 'se', 'ci95', 'interval', 'failing'] as const

/** A part with what stands beside the values, by the names of the parts. */
function besideOf(result: Result, part: string, value: unknown): Result {
  const found = beside.flatMap((field) => {
    const all = result[field]
    const isByPart = typeof all === 'object' && all !== null && Object.hasOwn(all, part)
    return isByPart ? [[field, (all as Record<string, unknown>)[part]]] : []
  })
  return { value, ...Object.fromEntries(found) }
}
