import { fewest } from '../few.ts'
import type { AgreementFigure } from '../figures.ts'
import { marksOf } from '../interval-marks.ts'
import type { UnitKind } from '../units.ts'
import type { FoundFigures } from './found-figures.ts'
import type { ReportWords } from './words/words.ts'

/**
 * A value and its interval, marked where many draws came to nothing or an end rests on few: it then says less than it
 * seems to. Where a value has no interval, why.
 */
export function valueCells(
  { value, ci95, interval }: AgreementFigure,
  { cells, numbers }: ReportWords,
  written = numbers.coefficient,
  writtenInterval = numbers.interval,
): [string, string] {
  if (value === null) return [cells.undefined, '']
  if (ci95 !== undefined) return [written(value), writtenInterval(ci95) + marksOf(interval)]
  return [written(value), interval.method === 'none' ? cells.noInterval[interval.reason] : '']
}

/** The same of a coefficient, in brackets where few units decide it. */
export function figureCells(
  figure: AgreementFigure,
  figures: FoundFigures,
  words: ReportWords,
): [string, string] {
  const [value, interval] = valueCells(figure, words)
  return [inBrackets(value, figures.isOnFew(figure)), interval]
}

/** What brackets among figures say, for the end of a caption. */
export function fewCaption(
  shown: readonly AgreementFigure[],
  figures: FoundFigures,
  { tables }: ReportWords,
  unit: UnitKind,
): string[] {
  return figures.fewOf(shown).map((of) => tables.few(fewest.units, unit, of))
}

/** A value that few units decide stands in brackets. */
export function inBrackets(value: string, isOnFew: boolean): string {
  return isOnFew ? `(${value})` : value
}
