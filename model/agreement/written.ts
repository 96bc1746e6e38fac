/** How figures are written, in pages, pictures, files and reports alike. */

/** A number of zero or more in so many digits after its decimal sign; in English without a leading zero. */
export function writtenFraction(language: string, value: number, digits: number): string {
  const text = value.toFixed(digits)
  if (language === 'en') return text.replace(/^0\./, '.')
  return text.replace('.', decimalSign(language))
}

function decimalSign(language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(0.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}

/** A number in so many digits after its decimal sign, with a real minus. What rounds to zero has none. */
export function writtenNumber(language: string, value: number, digits: number): string {
  const written = writtenFraction(language, Math.abs(value), digits)
  return (value < 0 && /[1-9]/.test(written) ? '−' : '') + written
}

/** A coefficient: two digits, a real minus. */
export function writtenCoefficient(language: string, value: number): string {
  return writtenNumber(language, value, 2)
}

/** A threshold as it was set, with at least two digits. */
export function writtenThreshold(language: string, value: number): string {
  return writtenNumber(language, value, Math.max(2, digitsOf(value)))
}

/** A number as it was set, and as it is typed: with all its digits, also a zero before the decimal sign. */
export function writtenAsTyped(language: string, value: number): string {
  const digits = String(Math.abs(value)).replace('.', decimalSign(language))
  return (value < 0 ? '−' : '') + digits
}

function digitsOf(value: number): number {
  return String(Math.abs(value)).split('.')[1]?.length ?? 0
}

/** Sums of shares miss one, or none, by no more than this. */
const rounding = 1e-9

/**
 * A share in whole percent, never rounded up to all or down to none; but all and none are said as what they are, even
 * where they were added up from parts.
 *
 * @param words before a number that the share is over or under, with what stands after that word
 */
export function writtenPercent(
  share: number,
  { over, under, gap }: { over: string; under: string; gap: string },
): string {
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1 - rounding) return `${over}99${gap}%`
  if (percent === 0 && share > rounding) return `${under}1${gap}%`
  return `${percent}${gap}%`
}
