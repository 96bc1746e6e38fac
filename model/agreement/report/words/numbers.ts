import type { InterfaceLanguage } from '../../../interface-language.ts'

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
  const decimal = (1.5).toLocaleString(language).slice(1, 2)

  /** A coefficient: two digits, a real minus, in English no leading zero. */
  const coefficient = (value: number) => {
    const digits = Math.abs(value).toFixed(2)
    const sign = value < 0 && Number(digits) > 0 ? '−' : ''
    return sign + (language === 'en' ? digits.replace(/^0\./, '.') : digits.replace('.', decimal))
  }
  /** A share in whole percent, never rounded up to all or down to none. */
  const percent = (share: number) => {
    const rounded = Math.round(share * 100)
    if (rounded === 100 && share < 1) return `${over} 99 %`
    if (rounded === 0 && share > 0) return `${under} 1 %`
    return `${rounded} %`
  }
  const number = (value: number) => value.toLocaleString(language)

  return {
    coefficient,
    percent,
    number,
    /** “.74 to .87” */
    interval: ([low, high]: readonly [number, number]) =>
      `${coefficient(low)} ${to} ${coefficient(high)}`,
    percents: ([low, high]: readonly [number, number]) => `${percent(low)} ${to} ${percent(high)}`,
    /** A limit as it was set, with at least two digits. */
    limit: (value: number) => {
      const digits = Math.max(2, String(Math.abs(value)).split('.')[1]?.length ?? 0)
      const text = Math.abs(value).toFixed(digits)
      const shown = language === 'en' ? text.replace(/^0\./, '.') : text.replace('.', decimal)
      return value < 0 ? `−${shown}` : shown
    },
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
