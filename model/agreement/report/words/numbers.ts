import type { InterfaceLanguage } from '../../../interface-language.ts'
import { writtenCoefficient, writtenPercent, writtenThreshold } from '../../written.ts'

/** What numbers need to be written out in a language. */
export interface NumberWords {
  language: InterfaceLanguage
  /** Between the ends of an interval. */
  to: string
  and: string
  over: string
  under: string
  /** From none on; one stands with its noun. */
  small: readonly string[]
}

/** Numbers as papers print them in a language. */
export type Numbers = ReturnType<typeof numbersWith>

export function numbersWith({ language, to, and, over, under, small }: NumberWords) {
  const coefficient = (value: number) => writtenCoefficient(language, value)
  const percent = (share: number) =>
    writtenPercent(share, { over: `${over} `, under: `${under} `, gap: ' ' })
  const number = (value: number) => value.toLocaleString(language)

  return {
    coefficient,
    percent,
    number,
    /** “.74 to .87” */
    interval: ([low, high]: readonly [number, number]) =>
      `${coefficient(low)} ${to} ${coefficient(high)}`,
    percents: ([low, high]: readonly [number, number]) => `${percent(low)} ${to} ${percent(high)}`,
    limit: (value: number) => writtenThreshold(language, value),
    /** How many of something, small numbers as words. @param one with its article: “one code” */
    count: (count: number, one: string, many: string) =>
      count === 1 ? one : `${small[count] ?? number(count)} ${many}`,
    /** “a, b and c” */
    list: (parts: readonly string[]) =>
      parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`,
    /** A moment, ISO 8601, by the day and the minute. */
    moment: (at: string) => {
      const tag = language === 'en' ? 'en-GB' : language
      const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const
      return `${new Intl.DateTimeFormat(tag, style).format(new Date(at))} UTC`
    },
  }
}

/** With a capital letter at its beginning, as a sentence has. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
