import type { TFunction } from 'i18next'
import type { ComponentProps } from 'react'
import type { HistoryPage } from '#server/agreement-history.ts'
import type { TranscriptsPage } from '#server/agreement-pages.ts'
import { roundRows } from '../round-rows.ts'
import { inOrderOfCompletion, transcriptRows } from '../transcript-rows.ts'
import { extremesOf, limitsLine, madeFromReport, thinLine } from './made.ts'
import type { Paint } from './paint.ts'
import { SeriesPicture } from './series-picture.tsx'

/** Rounds side by side, the oldest at the left. */
export function roundsPicture(t: TFunction<'agreement'>, page: HistoryPage, paint: Paint) {
  return seriesPicture(t, 'rounds', page, roundRows(t, page), paint)
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
  rows: ComponentProps<typeof SeriesPicture>['rows'],
  paint: Paint,
) {
  return (
    <SeriesPicture
      t={t}
      rows={rows}
      limits={page.project.thresholds}
      words={{
        title: t(`pictures.${what}`, { code: page.code?.name ?? t('pictures.allCodes') }),
        made: [...madeFromReport(t, page), ...limitsLine(t, page), ...thinLine(t, rows)],
        description: extremesOf(t, rows),
      }}
      paint={paint}
    />
  )
}
