/**
 * A language's name in the language of the page: `German` for `de`.
 *
 * @returns `null` where the tag says that it is not known
 */
export function languageName(tag: string, display: string): string | null {
  if (tag === 'und') return null
  try {
    return new Intl.DisplayNames(display, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Languages to choose from, by name; any other tag can be written. */
export const commonLanguages = [
  'ar',
  'bg',
  'bn',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'mk',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sq',
  'sr',
  'sv',
  'sw',
  'ta',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
]
