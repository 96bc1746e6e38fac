import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { hasFarEnd } from '#model/agreement/far-ends.ts'
import { type Deciding, isFigureOnFew } from '#model/agreement/few.ts'
import { thinShare } from '#model/agreement/thin.ts'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import type { AgreementShown } from '#server/agreement.ts'
import type { HistoryPage } from '#server/agreement-history.ts'
import type { CodePage, PairsPage, TranscriptsPage } from '#server/agreement-pages.ts'
import { codeTranscriptRows } from '../code-rows.ts'
import { fewTexts } from '../few-note.tsx'
import { FiguresOf, intervalOf, partOf, type ReportFigure } from '../figures-of.ts'
import { spanBars } from '../ledger-rows.ts'
import { pairFigures } from '../pair-figures.ts'
import { isUnused, reasonText } from '../reason-text.ts'
import { figureOfRound } from '../round-rows.ts'
import { inOrderOfCompletion, transcriptRows } from '../transcript-rows.ts'
import { chosenFor } from './chosen.ts'
import { ForestPicture, type PlotRow } from './forest-picture.tsx'
import { extremesOf, limitsLine, madeFromReport, marksLines } from './made.ts'
import { filePaint } from './paint.ts'
import { pairsPicture } from './pairs-picture.tsx'
import { overTimePicture, roundsPicture } from './series-pictures.tsx'
import { spansPicture } from './spans-picture.tsx'

/** A picture to take away, and what it is drawn from: a heading, then rows in full precision. */
export interface PictureFile {
  svg: ReactElement
  columns: string[]
  rows: Cell[][]
  /** Of the round named in the file; its rows say whether coders saw one another’s codes. */
  round: Pick<AgreementShown['round'], 'name' | 'visibility'>
  /** Columns that say in each row what was chosen; absent where nothing can be. */
  chosen?: Readonly<Record<string, Cell>>
}

type Words = TFunction<'agreement'>

const figureColumns = [
  ...['value', 'ci_low', 'ci_high', 'interval', 'reason'],
  ...['draws', 'undefined_draws', 'thin_interval', 'far_end'],
]

/** A figure as cells of a table; undefined is empty, with its reason. How many draws there were, where any. */
function figureCells(figure: ReportFigure | undefined): Cell[] {
  const { value = null, ci95, interval, reason } = figure ?? {}
  const drawn = interval !== undefined && 'draws' in interval ? interval : null
  return [
    value,
    ci95?.[0] ?? null,
    ci95?.[1] ?? null,
    ci95 === undefined ? null : (interval?.method ?? null),
    value === null ? (reason ?? null) : null,
    drawn?.draws ?? null,
    drawn?.undefinedDraws ?? null,
    drawn === null ? null : String(thinShare(drawn) !== null),
    drawn === null ? null : String(hasFarEnd(drawn)),
  ]
}

function forest(
  t: Words,
  report: AgreementShown,
  {
    title,
    name,
    of,
    rows,
  }: { title: string; name: string; of: Deciding; rows: readonly PlotRow[] },
): ReactElement {
  return (
    <ForestPicture
      t={t}
      rows={rows}
      heads={{
        name,
        value: t('byCode.alpha'),
        interval: t('byCode.interval'),
        count: t(`byCode.units.${report.settings.unit}`),
      }}
      limits={report.project.thresholds}
      words={{
        title,
        made: [
          ...madeFromReport(t, report, rows),
          ...limitsLine(t, report),
          ...marksLines(t, rows),
          ...fewTexts(t, of, report.settings, rows),
        ],
        description: extremesOf(t, rows),
      }}
      paint={filePaint}
    />
  )
}

/** Alpha of each code, and of all by sets. */
export function codesFile(t: Words, report: AgreementShown): PictureFile {
  const figures = new FiguresOf(report.coefficients)
  const alphas = report.codes.map(({ id, name }) => ({
    id,
    name,
    figure: figures.get('binary_alpha_by_code', { code: id }),
  }))
  const sets = figures.get('alpha_sets_masi')
  const { compared } = report.ledger.units
  const shown = alphas.filter(({ figure }) => figure !== undefined && !isUnused(figure))
  const plotted = [
    ...shown.map(({ name, figure }) => ({
      name,
      value: figure!.value,
      ...intervalOf(figure),
      reason: reasonText(t, figure!),
      count: partOf(figure, 'unitsWithCode'),
      isOnFew: isFigureOnFew(figure, compared),
    })),
    {
      name: t('byCode.sets'),
      value: sets?.value ?? null,
      ...intervalOf(sets),
      reason: sets === undefined ? '' : reasonText(t, sets),
      count: compared,
      isOnFew: isFigureOnFew(sets, compared),
      of: 'compared' as const,
    },
  ]
  return {
    round: report.round,
    chosen: chosenFor(report.settings),
    svg: forest(t, report, {
      title: t('pictures.codes'),
      name: t('byCode.code'),
      of: 'ofCode',
      rows: plotted,
    }),
    columns: ['code_id', 'code', 'figure', ...figureColumns, 'units'],
    rows: [
      ...alphas.map(({ id, name, figure }) => [
        id,
        name,
        'binary_alpha_by_code',
        ...figureCells(figure),
        partOf(figure, 'unitsWithCode'),
      ]),
      [null, null, 'alpha_sets_masi', ...figureCells(sets), compared],
    ],
  }
}

/** Alpha of one code within each transcript. */
export function codeTranscriptsFile(t: Words, page: CodePage): PictureFile {
  return {
    round: page.round,
    chosen: chosenFor(page.settings),
    svg: forest(t, page, {
      title: t('pictures.codeTranscripts', { code: page.code.name }),
      name: t('transcriptsPage.transcript'),
      of: 'ofCode',
      rows: codeTranscriptRows(t, page),
    }),
    columns: ['transcript_id', 'transcript', 'code_id', 'alpha', 'reason', 'units_with_code'],
    rows: page.rows.map(({ id, title, found }) => [
      id,
      title,
      page.code.id,
      found?.alpha.value ?? null,
      found?.alpha.reason ?? null,
      found?.units ?? 0,
    ]),
  }
}

/** Kappa and percent of every pair. */
export function pairsFile(t: Words, page: PairsPage): PictureFile {
  return {
    round: page.round,
    chosen: chosenFor(page.settings),
    svg: pairsPicture(t, page, filePaint),
    columns: [
      ...['first_id', 'first', 'second_id', 'second', 'code_id'],
      ...['kappa', ...figureColumns.slice(1), 'percent', 'units'],
      ...['both', 'first_alone', 'second_alone', 'neither'],
    ],
    rows: pairFigures(page, page.code?.id).map(
      ({ first, second, kappa, percent, units, applied }) => [
        ...[first.id, first.name, second.id, second.name, page.code?.id ?? null],
        ...[...figureCells(kappa), percent?.value ?? null, units],
        ...[applied?.both ?? null, applied?.first ?? null],
        ...[applied?.second ?? null, applied?.neither ?? null],
      ],
    ),
  }
}

const transcriptColumns = ['transcript_id', 'transcript', 'code_id', 'alpha', 'reason', 'units']

function transcriptCells({ code }: TranscriptsPage, rows: TranscriptsPage['rows']): Cell[][] {
  return rows.map(({ id, title, compared, completedAt }) => [
    id,
    title,
    code?.id ?? null,
    compared?.alpha.value ?? null,
    compared === null ? 'not_compared' : (compared.alpha.reason ?? null),
    compared?.units ?? null,
    completedAt?.toISOString() ?? null,
  ])
}

/** Alpha within each transcript. */
export function transcriptsFile(t: Words, page: TranscriptsPage): PictureFile {
  return {
    round: page.round,
    chosen: chosenFor(page.settings),
    svg: forest(t, page, {
      title: t('pictures.transcripts', { code: page.code?.name ?? t('pictures.allCodes') }),
      name: t('transcriptsPage.transcript'),
      of: page.code === null ? 'compared' : 'ofCode',
      rows: transcriptRows(t, page, page.rows),
    }),
    columns: [...transcriptColumns, 'completed_at'],
    rows: transcriptCells(page, page.rows),
  }
}

/** The same in the order of completion. */
export function overTimeFile(t: Words, page: TranscriptsPage): PictureFile {
  return {
    round: page.round,
    chosen: chosenFor(page.settings),
    svg: overTimePicture(t, page, filePaint),
    columns: [...transcriptColumns, 'completed_at'],
    rows: transcriptCells(page, inOrderOfCompletion(page.rows)),
  }
}

/** Alpha of each round. */
export function roundsFile(t: Words, page: HistoryPage): PictureFile {
  return {
    round: page.round,
    chosen: chosenFor(page.settings),
    svg: roundsPicture(t, page, filePaint),
    columns: [
      ...['round_id', 'round', 'made_at', 'visibility', 'status', 'codebook_version'],
      ...['coders', 'transcripts', 'units', 'code_id', ...figureColumns],
    ],
    rows: page.rounds.map((round) => [
      ...[round.id, round.name, round.createdAt.toISOString(), round.visibility],
      ...[round.status, round.codebookVersion, round.coders, round.transcripts, round.units],
      page.code?.id ?? null,
      ...figureCells(figureOfRound(round, page.code)),
    ]),
  }
}

/** Where every coded span that went in is now. */
export function codedSpansFile(t: Words, report: AgreementShown): PictureFile {
  return {
    round: report.round,
    chosen: chosenFor(report.settings),
    svg: spansPicture(t, report, filePaint),
    columns: ['place', 'coded_spans'],
    rows: spanBars(t, report.ledger).map(({ place, count }) => [place, count]),
  }
}
