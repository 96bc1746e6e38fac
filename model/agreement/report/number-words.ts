/** A coefficient as papers print it: two digits, no leading zero, a real minus. */
export function coefficientWords(value: number): string {
  const digits = Math.abs(value).toFixed(2)
  const sign = value < 0 && Number(digits) > 0 ? '−' : ''
  return `${sign}${digits.replace(/^0\./, '.')}`
}

/** “.74 to .87” */
export function intervalWords([low, high]: readonly [number, number]): string {
  return `${coefficientWords(low)} to ${coefficientWords(high)}`
}

/** A share in whole percent, never rounded up to all or down to none. */
export function percentWords(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1) return 'over 99 %'
  if (percent === 0 && share > 0) return 'under 1 %'
  return `${percent} %`
}

export function numberWords(value: number): string {
  return value.toLocaleString('en')
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** How many of something: small numbers as words. @param many what several of it are called */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${small[count] ?? numberWords(count)} ${count === 1 ? one : many}`
}

/** “a, b and c” */
export function listWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** With a capital letter at its beginning, as a sentence has. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
