import type { TFunction } from 'i18next'
import { coefficientText, listText } from './coefficient-text.ts'

/** Something with a figure, and whether so few units decide it that one alone can turn it. */
export interface Standing {
  value: number
  isOnFew?: boolean
}

/**
 * Who lies lowest and highest. Those that read alike are named together: the digits beyond those shown say nothing
 * of who is lowest. What few units decide is neither, unless nothing else is there.
 *
 * @returns `null` where there is nothing
 */
export function extremesIn<T extends Standing>(t: TFunction<'agreement'>, rows: readonly T[]) {
  const steady = rows.filter(({ isOnFew }) => !isOnFew)
  const ordered = (steady.length > 0 ? steady : rows).toSorted((a, b) => a.value - b.value)
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined) return null
  const reading = (text: string) =>
    ordered.filter(({ value }) => coefficientText(t, value) === text)
  const [low, high] = [coefficientText(t, first.value), coefficientText(t, last.value)]
  return { low, lowest: reading(low), high, highest: reading(high), count: ordered.length }
}

/** Names in a sentence; of more than four how many more there are. */
export function namesText(t: TFunction<'agreement'>, named: readonly { name: string }[]): string {
  const first = named.slice(0, 4).map(({ name }) => name)
  const count = named.length - first.length
  if (count === 0) return listText(t, first)
  return t('lead.more', { codes: first.join(', '), count })
}

/** Who lies lowest, or highest, in a sentence; of several that they do so alike. */
export function tiedNames(t: TFunction<'agreement'>, named: readonly { name: string }[]): string {
  const names = namesText(t, named)
  return named.length > 1 ? t('lead.alike', { names }) : names
}
