/** A coefficient as tables show it: two digits, no leading zero, a real minus. */
export function coefficientText(value: number): string {
  const digits = Math.abs(value).toFixed(2)
  const sign = value < 0 && Number(digits) > 0 ? '−' : ''
  return `${sign}${digits.replace(/^0\./, '.')}`
}

export function intervalText([low, high]: readonly [number, number]): string {
  const dash = low < 0 || high < 0 ? ' to ' : '–'
  return `${coefficientText(low)}${dash}${coefficientText(high)}`
}

/** A share in whole percent, never rounded up to all or down to none. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1) return '> 99 %'
  if (percent === 0 && share > 0) return '< 1 %'
  return `${percent} %`
}
