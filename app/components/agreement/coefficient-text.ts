/** A coefficient as tables show it: two digits, no leading zero, a real minus. */
export function coefficientText(value: number): string {
  const digits = Math.abs(value).toFixed(2)
  const sign = value < 0 && Number(digits) > 0 ? '−' : ''
  return `${sign}${digits.replace(/^0\./, '.')}`
}

/** A threshold as it was set, with at least two digits and no leading zero. */
export function thresholdText(value: number): string {
  const text = coefficientText(value)
  const exact = String(Math.abs(value)).replace(/^0\./, '.')
  return exact.length > text.replace('−', '').length ? `${value < 0 ? '−' : ''}${exact}` : text
}

/** An interval of coefficients, in the digits of its value. */
export function intervalText(interval: readonly [number, number]): string {
  const [low, high] = interval.map(coefficientText) as [string, string]
  // A dash beside a minus would be read as one.
  return `${low}${/−/.test(low + high) ? ' to ' : '–'}${high}`
}

/** An interval of shares, in whole percent as its value is. */
export function percentIntervalText([low, high]: readonly [number, number]): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)}\u00a0%`
}

/** A share in whole percent, never rounded up to all or down to none. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1) return '>\u00a099\u00a0%'
  if (percent === 0 && share > 0) return '<\u00a01\u00a0%'
  return `${percent}\u00a0%`
}
