import type { TFunction } from 'i18next'
import { isOnFew } from '#model/agreement/few.ts'
import type { TranscriptRow, TranscriptsPage } from '#server/agreement-pages.ts'
import { extremesIn, tiedNames } from './extremes.ts'
import { type LeadSentence, withStanding } from './lead-text.ts'
import type { PlotRow } from './pictures/forest-picture.tsx'
import { plainReason } from './reason-text.ts'

/** Transcripts as rows of a picture, in the order given. */
export function transcriptRows(
  t: TFunction<'agreement'>,
  { coders, code }: Pick<TranscriptsPage, 'coders' | 'code'>,
  rows: readonly TranscriptRow[],
): PlotRow[] {
  return rows.map((row) => ({
    name: row.title,
    value: row.compared?.alpha.value ?? null,
    isOnFew: isOnFew(row.compared?.units ?? 0),
    reason: reasonOf(t, row, { coders, code }),
    count: row.compared?.units ?? null,
  }))
}

/** Why a transcript has no figure. */
function reasonOf(
  t: TFunction<'agreement'>,
  { compared, completedBy }: TranscriptRow,
  { coders, code }: Pick<TranscriptsPage, 'coders' | 'code'>,
): string {
  if (compared !== null) {
    if (code !== null && compared.units === 0) return t('codePage.notHere')
    return plainReason(t, compared.alpha.reason)
  }
  const [one] = coders.filter(({ id }) => completedBy.includes(id))
  if (one === undefined) return t('transcriptsPage.nobody')
  if (completedBy.length > 1) return t('transcriptsPage.notTwoChosen')
  return t('transcriptsPage.alone', { coder: one.name })
}

/** Transcripts that can be compared, in the order in which the last of their coders completed them. */
export function inOrderOfCompletion(rows: readonly TranscriptRow[]): TranscriptRow[] {
  return rows
    .filter(({ compared, completedAt }) => compared !== null && completedAt !== null)
    .sort((a, b) => a.completedAt!.getTime() - b.completedAt!.getTime())
}

/** How many transcripts are compared, and in which the coders agree least and most. */
export function transcriptsLead(
  t: TFunction<'agreement'>,
  report: TranscriptsPage,
): LeadSentence[] {
  return withStanding(report, () => {
    const { rows, code } = report
    const count = rows.filter(({ compared }) => compared !== null).length
    const compared: LeadSentence = { key: 'transcriptsCompared', count, all: rows.length }
    const known = transcriptRows(t, report, rows).flatMap(({ name, value, isOnFew = false }) =>
      value === null ? [] : [{ name, value, isOnFew }],
    )
    const extremes = extremesIn(t, known)
    if (extremes === null || extremes.count === 1) return [compared]
    const of = code?.name ?? t('ofCode.all')
    const { low, high } = extremes
    if (low === high) return [compared, { key: 'inTranscriptsAlike', value: low, code: of }]
    const [lowest, highest] = [tiedNames(t, extremes.lowest), tiedNames(t, extremes.highest)]
    return [compared, { key: 'inTranscripts', code: of, lowest, low, highest, high }]
  })
}
