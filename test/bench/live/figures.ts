/** The value below which a part of the values lies; `NaN` where there is none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The least of those that were measured; `NaN` where none was. */
export function leastOf(values: readonly (number | undefined)[]): number {
  const found = values.filter((value) => value !== undefined)
  return found.length === 0 ? Number.NaN : Math.min(...found)
}

/** Figures of one run, by name; those of several rounds are made one by their medians. */
export type Figures = Record<string, number>

export function medians(rounds: readonly Figures[]): Figures {
  const names = new Set(rounds.flatMap((figures) => Object.keys(figures)))
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      median(rounds.map((figures) => figures[name]!).filter((value) => value !== undefined)),
    ]),
  )
}

export const shown = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 })
