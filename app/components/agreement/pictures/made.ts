import type { TFunction } from 'i18next'
import type { AgreementShown } from '#server/agreement.ts'
import { intervalNote } from '../choices/interval-note.ts'
import { coefficientText } from '../coefficient-text.ts'
import { thresholdsText } from '../thresholds-note.tsx'
import type { PlotRow } from './forest-picture.tsx'

/** How the figures of a picture were made, in the lines that stand above it in a file. */
export function madeFrom(t: TFunction<'agreement'>, report: AgreementShown): string[] {
  const { project, round, settings, ledger, coders, transcripts } = report
  const chosen = [
    settings.codes && t('pictures.someCodes', { count: settings.codes.length }),
    settings.coders &&
      t('pictures.someCoders', {
        some: settings.coders.length,
        count: coders.length,
      }),
    settings.transcripts &&
      t('pictures.someTranscripts', {
        some: settings.transcripts.length,
        count: transcripts.length,
      }),
  ].filter((one) => one !== undefined)
  return [
    `${project.name} · ${round.name}`,
    [
      t('pictures.units', {
        units: ledger.units.compared,
        unit: t(`chips.units.${settings.unit}`),
        rule: t(`chips.overlaps.${settings.overlap ?? 'any'}`),
      }),
      t('pictures.interval', { how: intervalNote(t, report) }),
      ...chosen,
    ].join(' '),
    t('pictures.computed', {
      codebook:
        round.codebookVersion === null
          ? t('pictures.draft')
          : t('pictures.version', { version: round.codebookVersion }),
      day: report.computedAt.toISOString().slice(0, 10),
    }),
    ...(round.visibility === 'open' ? [t('pictures.open')] : []),
  ]
}

/** What is to be seen in a picture of figures: the lowest and the highest. */
export function extremesOf(t: TFunction<'agreement'>, rows: readonly PlotRow[]): string {
  const known = rows
    .flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]))
    .sort((a, b) => a.value - b.value)
  const [lowest, highest] = [known[0], known.at(-1)]
  if (lowest === undefined || highest === undefined) return t('pictures.nothing')
  if (known.length === 1) {
    return t('pictures.one', {
      name: lowest.name,
      value: coefficientText(t, lowest.value),
    })
  }
  return t('pictures.extremes', {
    lowest: lowest.name,
    low: coefficientText(t, lowest.value),
    highest: highest.name,
    high: coefficientText(t, highest.value),
  })
}

/** What the dotted lines are, where there are any. */
export function limitsLine(t: TFunction<'agreement'>, { project }: AgreementShown): string[] {
  const lines = thresholdsText(t, project.thresholds)
  return lines === '' ? [] : [t('pictures.limits', { lines })]
}
