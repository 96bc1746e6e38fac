import type { UnitKind } from '../agreement/units.ts'
import type { ReliabilityLayout } from './reliability-csv.ts'

/** What the file of a round's coded spans is called. */
export function codedSpansName(round: string): string {
  return `coded-spans-${fileNamePart(round, 'round')}.csv`
}

/** What the file of a round's memos is called. */
export function memosName(round: string): string {
  return `memos-${fileNamePart(round, 'round')}.csv`
}

/** What the file of what people said in a round is called. */
export function commentsName(round: string): string {
  return `comments-${fileNamePart(round, 'round')}.csv`
}

/** What a file of reliability data is called: layout, unit, code if it is of one, round. */
export function reliabilityName(
  round: string,
  { layout, unit, code }: { layout: ReliabilityLayout; unit: UnitKind; code?: string | undefined },
): string {
  const parts = ['reliability', layout, unit, ...(code ? [fileNamePart(code, 'code')] : [])]
  return `${parts.join('-')}-${fileNamePart(round, 'round')}.csv`
}

/** What a file of a frozen report is called: round, day, and of which kind it is. */
export function reportName(round: string, frozenAt: Date, file: string): string {
  const day = frozenAt.toISOString().slice(0, 10)
  const ending = file.slice(file.lastIndexOf('.'))
  return `methods-report-${fileNamePart(round, 'round')}-${day}${ending}`
}

/** What a picture of a round's agreement is called, or the table it is drawn from. */
export function pictureFileName(round: string, picture: string, ending: 'svg' | 'csv'): string {
  return `agreement-${picture}-${fileNamePart(round, 'round')}.${ending}`
}

/** What a picture of what is coded in a round is called, or the table it is drawn from. */
export function codePictureName(round: string, picture: string, ending: 'svg' | 'csv'): string {
  return `codes-${picture}-${fileNamePart(round, 'round')}.${ending}`
}

/** Words as a part of a file's name: small Latin letters and digits, which no system or shell minds. */
function fileNamePart(words: string, otherwise: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, 60).replace(/^-+|-+$/g, '') || otherwise
}
