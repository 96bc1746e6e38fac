import type { FileInterval } from './interval-method.ts'
import type { Result } from './ratings-results.ts'

/** What draws say stands in the usual fields, in place of what a formula says. How an interval came about is named. */
export function asAsked(results: Record<string, Result>): Record<string, Result> {
  return Object.fromEntries(
    Object.entries(results).map(([name, { bootstrap, ...result }]) => {
      if (bootstrap !== undefined) {
        const { se: _, ci95: __, ...rest } = result
        return [name, { ...rest, ...bootstrap }]
      }
      if (typeof result.value !== 'number') return [name, result]
      const interval: FileInterval =
        result.ci95 === undefined ? { method: 'none', reason: 'no_formula' } : { method: 't' }
      return [name, { ...result, interval }]
    }),
  )
}

/** Of one text alone there is no interval: its positions are not independent, so texts would be drawn. */
export function withoutInterval(results: Record<string, Result>): Record<string, Result> {
  const interval = { method: 'none', reason: 'one_text' } as const
  return Object.fromEntries(
    Object.entries(results).map(([name, result]) => [
      name,
      typeof result.value === 'number' ? { ...result, interval } : result,
    ]),
  )
}
