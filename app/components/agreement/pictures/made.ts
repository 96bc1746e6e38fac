import type { TFunction } from 'i18next'
import { unitChoices } from '#model/agreement/choices.ts'
import { fewest } from '#model/agreement/few.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { Ledger } from '#model/agreement/ledger.ts'
import { notesOf } from '#model/agreement/round-notes.ts'
import type { AgreementShown } from '#server/agreement.ts'
import { intervalNote } from '../choices/interval-note.ts'
import { extremesIn, tiedNames } from '../extremes.ts'
import { thresholdsText } from '../thresholds-note.tsx'
import type { PlotRow } from './forest-picture.tsx'

/** What figures of a round were made from, and what was chosen for them. */
export interface Made
  extends Pick<AgreementShown, 'project' | 'round' | 'coders' | 'transcripts' | 'computedAt'> {
  settings: Pick<AgreementSettings, 'unit'> & Partial<AgreementSettings>
  /** `null` where nothing was compared. */
  ledger: Pick<Ledger, 'units'> | null
}

/**
 * How the figures of a picture were made, in the lines that stand above it in a file.
 *
 * @param how sentences of the picture itself
 * @param compared what was compared, where that is not units
 */
export function madeFrom(
  t: TFunction<'agreement'>,
  made: Made,
  how: readonly string[],
  compared = comparedUnits(t, made),
): string[] {
  const { project, round, computedAt } = made
  return [
    `${project.name} · ${round.name}`,
    [compared, ...how].join(' '),
    ...[chosenText(t, made)].filter((line) => line !== ''),
    t('pictures.computed', {
      codebook:
        round.codebookVersion === null
          ? t('pictures.draft')
          : t('pictures.version', { version: round.codebookVersion }),
      day: computedAt.toISOString().slice(0, 10),
    }),
    ...notesOf(round).map((note) => t(`pictures.notes.${note}`)),
  ]
}

/**
 * The same of a report; how its intervals came about, drawn or by formula, where the picture has any.
 *
 * @param rows what is drawn, where it can have intervals
 * @param compared what was compared, where that is not the units of this round
 */
export function madeFromReport(
  t: TFunction<'agreement'>,
  report: AgreementShown,
  rows: readonly Pick<PlotRow, 'ci95'>[] = [],
  compared?: string,
): string[] {
  const hasIntervals = rows.some(({ ci95 }) => ci95 !== undefined)
  const how = hasIntervals ? [t('pictures.interval', { how: intervalNote(t, report) })] : []
  return madeFrom(t, report, how, compared)
}

function comparedUnits(t: TFunction<'agreement'>, { settings, ledger }: Made): string {
  return t('pictures.units', {
    units: ledger?.units.compared ?? 0,
    unit: t(`chips.units.${settings.unit}`),
    rule: t(`chips.overlaps.${unitChoices(settings).overlap}`),
  })
}

/** What was chosen besides unit and overlap; empty where all is compared. */
function chosenText(
  t: TFunction<'agreement'>,
  { settings, coders, transcripts }: Pick<Made, 'settings' | 'coders' | 'transcripts'>,
): string {
  const { unit, windowLength, level } = unitChoices(settings)
  return [
    unit === 'window' && t('pictures.windowLength', { windowLength }),
    level !== undefined && t('pictures.level', { count: level + 1 }),
    settings.codes && t('pictures.someCodes', { count: settings.codes.length }),
    settings.coders &&
      t('pictures.someCoders', { some: settings.coders.length, count: coders.length }),
    settings.transcripts &&
      t('pictures.someTranscripts', {
        some: settings.transcripts.length,
        count: transcripts.length,
      }),
  ]
    .filter(Boolean)
    .join(' ')
}

/** What is to be seen in a picture of figures: the lowest and the highest. */
export function extremesOf(t: TFunction<'agreement'>, rows: readonly PlotRow[]): string {
  const extremes = extremesIn(
    t,
    rows.flatMap(({ name, value, isOnFew = false }) =>
      value === null ? [] : [{ name, value, isOnFew }],
    ),
  )
  if (extremes === null) return t('pictures.nothing')
  const { low, high, count } = extremes
  const [lowest, highest] = [tiedNames(t, extremes.lowest), tiedNames(t, extremes.highest)]
  if (count === 1) return t('pictures.one', { name: lowest, value: low })
  if (low === high) return t('pictures.alike', { value: low })
  return t('pictures.extremes', { lowest, low, highest, high })
}

/** What an asterisk and a dagger say, where they stand. */
export function marksLines(t: TFunction<'agreement'>, rows: readonly PlotRow[]): string[] {
  return [
    ...(rows.some(({ isThin }) => isThin) ? [`* ${t('thin.meaning')}`] : []),
    ...(rows.some(({ hasFarEnd }) => hasFarEnd)
      ? [`† ${t('farEnd.meaning', { least: fewest.drawsBeyond })}`]
      : []),
  ]
}

/** What the dotted lines are, where there are any. */
export function limitsLine(
  t: TFunction<'agreement'>,
  { project }: Pick<Made, 'project'>,
): string[] {
  const lines = thresholdsText(t, project.thresholds)
  if (lines === '') return []
  return [t(project.hasOwnThresholds ? 'pictures.limits' : 'pictures.usualLimits', { lines })]
}
