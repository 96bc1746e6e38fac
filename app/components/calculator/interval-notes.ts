import type { TFunction } from 'i18next'
import { type Draws, fewestDraws } from '#model/agreement/interval-method.ts'
import type { ResultRow } from '#model/agreement/result-rows.ts'

/**
 * How the intervals were made, and how many draws gave no value.
 *
 * @param draws `null`: of spans, which have no intervals
 */
export function intervalNotes(
  t: TFunction<'calculator'>,
  draws: Draws | null,
  rows: readonly ResultRow[],
): string[] {
  if (draws === null) return [t('made.spans')]
  if (draws.draws === 0) return [t('made.formula')]
  const { method, seed } = draws
  const made = t(`made.${method}`, { draws: t('made.draws', { count: draws.draws }), seed })
  return [
    made,
    // Of pairs of ratings every draw has a value.
    ...(method !== 'krippendorff' && rows.some(isDrawn)
      ? [undefinedNote(t, draws.draws, rows)]
      : []),
    ...(draws.draws < fewestDraws ? [t('made.few', { least: fewestDraws })] : []),
  ]
}

function isDrawn({ interval }: ResultRow): boolean {
  return interval !== undefined && 'undefinedDraws' in interval
}

function undefinedNote(
  t: TFunction<'calculator'>,
  draws: number,
  rows: readonly ResultRow[],
): string {
  const undefinedDraws = rows.flatMap(({ interval }) =>
    interval !== undefined && 'undefinedDraws' in interval && interval.undefinedDraws > 0
      ? [interval.undefinedDraws]
      : [],
  )
  if (undefinedDraws.length === 0) return t('made.noneUndefined')
  const most = Math.max(...undefinedDraws)
  return t('made.someUndefined', { count: undefinedDraws.length, most, draws })
}
