import type { TFunction } from 'i18next'
import { unitChoices } from '#model/agreement/choices.ts'
import type { HistoryPage, RoundRow } from '#server/agreement-history.ts'
import type { TranscriptsPage } from '#server/agreement-pages.ts'
import { fewTexts } from '../few-note.tsx'
import { roundRows } from '../round-rows.ts'
import { inOrderOfCompletion, transcriptRows } from '../transcript-rows.ts'
import type { PlotRow } from './forest-picture.tsx'
import { extremesOf, limitsLine, madeFromReport, marksLines } from './made.ts'
import type { Paint } from './paint.ts'
import { SeriesPicture } from './series-picture.tsx'

/** Rounds side by side, the oldest at the left. */
export function roundsPicture(t: TFunction<'agreement'>, page: HistoryPage, paint: Paint) {
  const rows = roundRows(t, page)
  const { unit, overlap } = unitChoices(page.settings)
  const each = t('pictures.eachRound', {
    unit: t(`chips.units.${unit}`),
    rule: t(`chips.overlaps.${overlap}`),
  })
  return seriesPicture(t, 'rounds', page, rows, paint, {
    compared: each,
    lines: page.rounds.map((round, index) => roundLine(t, page, round, rows[index]!, index + 1)),
  })
}

/** What was compared in a round, or why it has no figure. */
function roundLine(
  t: TFunction<'agreement'>,
  { settings: { unit } }: HistoryPage,
  { name: round, coders, transcripts, units, codebookVersion: version }: RoundRow,
  { value, reason, isUnfinished }: PlotRow,
  number: number,
): string {
  const of = { number, round }
  if (value === null) return t('pictures.blankRound', { ...of, reason })
  return [
    t('pictures.ofRound', {
      ...of,
      ...{ coders, transcripts, units },
      unit: t(`chips.units.${unit}`),
      codebook: version === null ? t('pictures.draft') : t('pictures.version', { version }),
    }),
    isUnfinished && t('pictures.unfinished'),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Transcripts of one round side by side, in the order in which they were completed. */
export function overTimePicture(t: TFunction<'agreement'>, page: TranscriptsPage, paint: Paint) {
  const rows = transcriptRows(t, page, inOrderOfCompletion(page.rows))
  return seriesPicture(t, 'overTime', page, rows, paint)
}

function seriesPicture(
  t: TFunction<'agreement'>,
  what: 'rounds' | 'overTime',
  page: HistoryPage | TranscriptsPage,
  rows: readonly PlotRow[],
  paint: Paint,
  { compared, lines = [] }: { compared?: string; lines?: readonly string[] } = {},
) {
  return (
    <SeriesPicture
      t={t}
      rows={rows}
      limits={page.project.thresholds}
      words={{
        title: t(`pictures.${what}`, { code: page.code?.name ?? t('pictures.allCodes') }),
        made: [
          ...madeFromReport(t, page, rows, compared),
          ...lines,
          ...limitsLine(t, page),
          ...marksLines(t, rows),
          ...fewTexts(t, page.code === null ? 'compared' : 'ofCode', page.settings, rows),
        ],
        description: extremesOf(t, rows),
      }}
      paint={paint}
    />
  )
}
