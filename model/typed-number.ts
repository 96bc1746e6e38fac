/**
 * A number as people type it, whatever the language of the page: a decimal point or a decimal comma, with or without a
 * zero before it, and a minus of the keyboard or a real one. It has no signs of thousands, so `0,2` and `0.2` are the same
 * to everybody.
 *
 * @returns NaN for anything else
 */
export function typedNumber(text: string): number {
  const trimmed = text.trim()
  if (!/^[-−]?\d*[.,]?\d+$/.test(trimmed)) return Number.NaN
  return Number(trimmed.replace(',', '.').replace('−', '-'))
}
