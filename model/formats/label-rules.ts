import type { LabelFamily } from './labels.ts'
import { roleOf } from './role-words.ts'

/** Why a candidate cannot be a label, however often it is seen. */
export type LabelFault =
  | 'punctuation'
  | 'no-letter-first'
  | 'only-digits'
  | 'too-long'
  | 'lower-case-words'
  | 'event'

/** A label without its trailing bracket: `Question (Reuters)` has the base `Question`. */
export function baseOf(label: string): string {
  const base = label.replace(/\s*(?:\([^()]*\)|\[[^\][]*\]|（[^（）]*）)\s*$/u, '')
  return base === '' ? label : base
}

/** What is wrong with a label by its form; `undefined` when nothing is. */
export function labelFault(family: LabelFamily, label: string): LabelFault | undefined {
  if (family === 'capitals' || family === 'question-answer') return undefined
  const base = baseOf(label)
  if (family === 'brackets' && isEvent(base)) return 'event'
  if (/[!?;。！？；؟؛]/u.test(label)) return 'punctuation'
  if (!/^[\p{L}\p{N}]/u.test(base)) return 'no-letter-first'
  if (/^[\p{N}\s.,-]+$/u.test(base)) return 'only-digits'
  if ([...label].length > 60) return 'too-long'
  const words = wordsOf(base)
  const unspaced = base.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  )
  if (words.length > 6 || (unspaced?.length ?? 0) > 12) return 'too-long'
  if (words.length > 2 && words.some(isLowerCaseWord)) return 'lower-case-words'
  return undefined
}

/** Whether a label has a word that is written small: such a one has to be seen three times. */
export function hasLowerCaseWord(base: string): boolean {
  return wordsOf(base).some(isLowerCaseWord)
}

/** Two or more capitalised words, initials, all capitals, or a code such as M1, P03_F, id1. */
export function looksLikeName(base: string): boolean {
  const words = wordsOf(base)
  if (words.some(isLowerCaseWord)) return false
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word))
  if (capitalised.length >= 2) return true
  if (/^(?:\p{Lu}\.?\s?){1,4}$/u.test(base)) return true
  if (/^[\p{Lu}\p{N}][\p{Lu}\p{N}_.'’-]*$/u.test(base) && /\p{Lu}/u.test(base)) return true
  return isCode(base)
}

/** Words that head a paragraph and name nobody, unless they come back three times. */
export function isReserved(base: string): boolean {
  return reserved.has(base.toLowerCase())
}

function wordsOf(base: string): string[] {
  return base.split(/\s+/u).filter((word) => word !== '')
}

function isLowerCaseWord(word: string): boolean {
  const letters = word.replace(/^[^\p{L}\p{N}]+/u, '')
  if (!/^\p{Ll}/u.test(letters)) return false
  if (/\p{N}/u.test(letters)) return false
  // al-Rashid, d'Arc, van’t: a small particle joined to a name.
  if (/^\p{Ll}{1,3}[-’'‘]\p{Lu}/u.test(letters)) return false
  return !particles.has(letters.toLowerCase().replace(/[.,]$/, ''))
}

function isCode(base: string): boolean {
  return /^\p{L}{1,12}[-_ .#]?\p{N}{1,4}(?:[-_]?\p{L}{1,2})?$/u.test(base)
}

function isEvent(base: string): boolean {
  return base
    .toLowerCase()
    .split(/[\s,/–—-]+/u)
    .some((word) => events.has(word.replace(/[.…]+$/, '')))
}

const list = (words: string) => new Set(words.split(/\s+/).filter((word) => word !== ''))

const particles = list(`
  of the and for de del della delle dei di da das do dos du des la le les el al bin ben ibn bint abu van von
  vom zu zur zum der den ter ten te af av och und und et e y i a à st mac`)

const reserved = list(`
  note notes nb n.b. conclusion summary source sources example examples warning date dates place location
  subject title topic agenda http https ps p.s. time duration length background context introduction
  re cc from to attention remark remarks comment see cf figure table appendix abstract keywords
  notiz anmerkung hinweis quelle beispiel datum ort thema titel zusammenfassung nota fuente ejemplo fecha lugar
  tema título resumen remarque résumé exemple lieu sujet titre примечание источник пример дата место тема
  注 备注 備考 日期 地点 来源 ملاحظة المصدر מקור הערה`)

const events = list(`
  laughter laughs laughing laugh applause clapping cheers crosstalk inaudible unintelligible indiscernible
  unclear pause silence music noise phone rings ringing cough coughs coughing sigh sighs sighing overlapping
  overlap interruption interrupting interrupts break recording redacted sic end begin start door crying cries
  gesture gestures nods nodding points video audio foreign background theme inaud gap
  lachen lacht gelächter applaus pause unverständlich schweigen risas aplausos pausa inaudible silencio rires
  applaudissements silence смех аплодисменты пауза неразборчиво 笑 笑声 掌声 沉默 笑い 拍手 沈黙 ضحك تصفيق צחוק`)

/** Whether a base is accepted as soon as it is seen: it names a role. */
export function isRole(base: string): boolean {
  return roleOf(base) !== undefined
}
