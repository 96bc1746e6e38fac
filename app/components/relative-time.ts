const steps = [
  { unit: 'second', ms: 1000, upTo: 60 },
  { unit: 'minute', ms: 60_000, upTo: 60 },
  { unit: 'hour', ms: 3_600_000, upTo: 24 },
  { unit: 'day', ms: 86_400_000, upTo: 7 },
] as const

/** “now”, “5 minutes ago”, “in 3 days”; further off than a week, the day itself. */
export function relativeTime(at: Date, now: Date, language: string): string {
  const distance = at.getTime() - now.getTime()
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const { unit, ms, upTo } of steps) {
    const count = Math.round(distance / ms)
    if (Math.abs(count) < upTo) return words.format(unit === 'second' ? 0 : count, unit)
  }
  const sameYear = at.getFullYear() === now.getFullYear()
  return at.toLocaleDateString(language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}
