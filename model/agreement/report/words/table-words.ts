import type { Kind } from '../../anatomy/kinds.ts'
import type { Deciding } from '../../few.ts'
import type { NoInterval } from '../../figures.ts'
import type { Ledger } from '../../ledger.ts'
import type { Threshold } from '../../thresholds.ts'
import type { UnitKind } from '../../units.ts'
import type { ShownCoefficient } from '../coefficients-table.ts'

/** Every word of the tables of a report in one language. */
export interface TableWords {
  tables: {
    captionOf(nth: number, caption: string): string
    byCode(units: number, unit: UnitKind): string
    /** What brackets say. @param few fewer units than so many, with the code or compared at all */
    few(few: number, unit: UnitKind, of: Deciding): string
    forest: string
    /** @param areOwn whether the project set them */
    limits(limits: readonly Threshold[], areOwn: boolean): string
    lost(unit: UnitKind): string
    everyCoefficient(unit: UnitKind): string
    /** @param shown codes, the first of the codebook @param left codes that are not in the table */
    codesLeftOut(shown: number, left: number): string
    coefficients: Record<ShownCoefficient, string>
    /** Agreement on some code or none. @param of alpha and share agreed, as they are written */
    someCode(of: readonly string[]): string
    /** Of a table in which no figure has an interval. */
    noIntervals: Record<NoInterval, string>
  } & Record<
    | 'whole'
    | 'pairs'
    | 'pairsInBundle'
    | 'freeSpans'
    | 'positions'
    | 'spansLeftOut'
    | 'slots'
    | 'ledger'
    | 'transcripts'
    | 'thresholds'
    | 'usualThresholds'
    | 'narrow'
    | 'targets',
    string
  >
  columns: Record<ColumnName, string>
  cells: Record<
    | 'undefined'
    | 'masi'
    | 'jaccard'
    | 'nominal'
    | 'percent'
    | 'allCodes'
    | 'allTogether'
    | 'nobody',
    string
  > & {
    slots: Record<'nominal' | 'ordinal' | 'interval', string>
    /** In place of an interval. */
    noInterval: Record<NoInterval, string>
  }
  /** What the parts of lost agreement are, each a sentence. */
  lost: { lead: string; kinds: Record<Kind, string> }
  ledger: {
    spans: Record<keyof Ledger['spans'], string>
    units: Record<keyof Ledger['units'], string>
    turns: Record<keyof Ledger['turns'], string>
    continuum: Record<'used' | 'merged', string>
  }
}

export type ColumnName =
  | 'code'
  | 'alpha'
  | 'ci95'
  | 'withCode'
  | 'prevalence'
  | 'fleiss'
  | 'agreed'
  | 'coefficient'
  | 'value'
  | 'coders'
  | 'cohen'
  | 'spans'
  | 'uAlpha'
  | 'positionAlpha'
  | 'positionAgreed'
  | 'slot'
  | 'comparedAs'
  | 'compared'
  | 'what'
  | 'number'
  | 'label'
  | 'transcript'
  | 'characters'
  | 'completedBy'
  | 'threshold'
  | 'source'
  | 'above'
  | 'within'
  | 'below'
  | 'without'
  | 'lost'
  | Kind
