import type { TFunction } from 'i18next'
import type { CodePicturePage } from '#server/code-pictures.ts'

type ShownCode = CodePicturePage['codes'][number]

/** Lines of a matrix that a picture holds; the file of its figures has all. */
export const mostShown = { codes: 60, columns: 60, together: 40 }

/** A code with how often it is used. */
export interface UsedCode extends ShownCode {
  spans: number
}

/** Codes that are used, in the order of the codebook. */
export function usedCodes({ codes, picture }: CodePicturePage): UsedCode[] {
  const counted = picture.of === 'codeline' ? picture.lines : picture.counts
  const spans = new Map<string, number>()
  for (const one of counted) spans.set(one.code, (spans.get(one.code) ?? 0) + one.spans)
  return codes
    .filter(({ id }) => spans.has(id))
    .map((code) => ({ ...code, spans: spans.get(code.id)! }))
}

/** Those used most, in the order they came in. */
export function mostUsed<T extends { spans: number }>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  const kept = new Set([...all].sort((a, b) => b.spans - a.spans).slice(0, most))
  return all.filter((one) => kept.has(one))
}

/** How often a code is counted in a place, ready to be asked for. */
export function countOf(
  counts: readonly { code: string; place: string; spans: number }[],
): (code: string, place: string) => number {
  const found = new Map(counts.map(({ code, place, spans }) => [`${code} ${place}`, spans]))
  return (code, place) => found.get(`${code} ${place}`) ?? 0
}

/** How often two codes share text, whichever is named first. */
export function bothOf(
  pairs: readonly { one: string; other: string; both: number }[],
): (one: string, other: string) => number {
  const found = new Map(pairs.map(({ one, other, both }) => [`${one} ${other}`, both]))
  return (one, other) => found.get(one < other ? `${one} ${other}` : `${other} ${one}`) ?? 0
}

/** What heads a column: text that nobody speaks has no name. */
export function columnName(t: TFunction<'pictures'>, name: string): string {
  return name === '' ? t('nobody') : name
}
