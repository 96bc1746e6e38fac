/** Languages that are written from the right, by the first part of their tag. */
const fromTheRight: ReadonlySet<string> = new Set(
  'ar arc ckb dv fa he ks nqo ps sd sdh syr ug ur yi'.split(' '),
)

/** Which way a language is written, as pages say it. @param language a BCP 47 tag */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return fromTheRight.has(language.toLowerCase().split('-')[0]!) ? 'rtl' : 'ltr'
}
