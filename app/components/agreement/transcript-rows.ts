import type { TFunction } from 'i18next'
import type { TranscriptRow, TranscriptsPage } from '#server/agreement-pages.ts'
import { coefficientText } from './coefficient-text.ts'
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
    const ordered = rows
      .flatMap(({ title, compared }) =>
        compared?.alpha.value == null ? [] : [{ title, value: compared.alpha.value }],
      )
      .sort((a, b) => a.value - b.value)
    const [lowest, highest] = [ordered[0], ordered.at(-1)]
    const count = rows.filter(({ compared }) => compared !== null).length
    const compared: LeadSentence = { key: 'transcriptsCompared', count, all: rows.length }
    if (lowest === undefined || highest === undefined || lowest === highest) return [compared]
    const of = code?.name ?? t('ofCode.all')
    if (lowest.value === highest.value) {
      const value = coefficientText(t, lowest.value)
      return [compared, { key: 'inTranscriptsAlike', value, code: of }]
    }
    return [
      compared,
      {
        key: 'inTranscripts',
        code: of,
        lowest: lowest.title,
        low: coefficientText(t, lowest.value),
        highest: highest.title,
        high: coefficientText(t, highest.value),
      },
    ]
  })
}
