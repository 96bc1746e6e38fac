import type { UnitKind } from '../agreement/units.ts'
import type { ReliabilityLayout } from './reliability-csv.ts'

/** What the file of a round's coded spans is called. */
export function codedSpansName(round: string): string {
  return `coded-spans-${fileNamePart(round)}.csv`
}

/** What a file of reliability data is called: layout, unit, code if it is of one, round. */
export function reliabilityName(
  round: string,
  { layout, unit, code }: { layout: ReliabilityLayout; unit: UnitKind; code?: string | undefined },
): string {
  const parts = ['reliability', layout, unit, ...(code ? [fileNamePart(code)] : [])]
  return `${parts.join('-')}-${fileNamePart(round)}.csv`
}

/** Words as a part of a file's name: no system refuses it, and no header breaks of it. */
function fileNamePart(words: string): string {
  const plain = words
    .toWellFormed()
    .replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069"*/:<>?\\|]+/gu, ' ')
    .trim()
    .replace(/\s+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return [...plain].slice(0, 60).join('') || 'round'
}
