import {
  writtenCoefficient,
  writtenFraction,
  writtenNumber,
  writtenPercent,
  writtenThreshold,
} from '#model/agreement/written.ts'

/** Any `t`: whatever part of the words it was asked for, it finds those of `common`. */
type AnyWords = (...key: never[]) => unknown

/** A coefficient as tables show it: two digits, a real minus, in English no leading zero. */
export function coefficientText(t: AnyWords, value: number): string {
  return writtenCoefficient(say(t, 'common:tag'), value)
}

/** The same, in brackets where so few units decide it that one alone can turn it. */
export function figureText(t: AnyWords, value: number, isOnFew: boolean): string {
  return isOnFew ? `(${coefficientText(t, value)})` : coefficientText(t, value)
}

/** A threshold as it was set, with at least two digits. */
export function thresholdText(t: AnyWords, value: number): string {
  return writtenThreshold(say(t, 'common:tag'), value)
}

/** An interval of coefficients, in the digits of its value. */
export function intervalText(t: AnyWords, interval: readonly [number, number]): string {
  const [low, high] = interval.map((value) => coefficientText(t, value)) as [string, string]
  // A dash beside a minus would be read as one.
  return /−/.test(low + high) ? say(t, 'common:range', { low, high }) : `${low}–${high}`
}

/** A number of zero or more in so many digits after its decimal sign. */
export function fractionText(t: AnyWords, value: number, digits: number): string {
  return writtenFraction(say(t, 'common:tag'), value, digits)
}

/** A number in so many digits after its decimal sign, with a real minus. */
export function numberText(t: AnyWords, value: number, digits: number): string {
  return writtenNumber(say(t, 'common:tag'), value, digits)
}

/** “a, b and c”. */
export function listText(t: AnyWords, names: readonly string[]): string {
  return new Intl.ListFormat(say(t, 'common:tag'), { type: 'conjunction' }).format(names)
}

function say(t: AnyWords, key: string, values?: object): string {
  return (t as (key: string, values?: object) => string)(key, values)
}

/** An interval of shares, in whole percent as its value is. */
export function percentIntervalText([low, high]: readonly [number, number]): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)}\u00a0%`
}

/** A share in whole percent, never rounded up to all or down to none. */
export function percentText(share: number): string {
  return writtenPercent(share, { over: '>\u00a0', under: '<\u00a0', gap: '\u00a0' })
}
