import type { InterfaceLanguage } from '../../../interface-language.ts'
import type { OverlapRule } from '../../choices.ts'
import type { IntervalMethod } from '../../interval-method.ts'
import type { RoundNote } from '../../round-notes.ts'
import type { UnitKind } from '../../units.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import type { Numbers } from './numbers.ts'
import type { TableWords } from './table-words.ts'

type Drawn = 'turns' | 'transcripts'
type Interval = readonly [number, number]

/** Some of several things, by name where they are few enough to be named. */
export interface ChosenOf {
  some: number
  all: number
  names: readonly string[]
}

/** What was chosen by hand of more that there was; absent: all of it. */
export interface ChosenParts {
  transcripts?: ChosenOf
  coders?: ChosenOf
  codes?: ChosenOf
}

/** Every word of a methods report in one language; what is said of numbers are sentences of its own grammar. */
export interface ReportWords extends TableWords {
  numbers: Numbers
  title(round: string, project: string): string
  /** In place of a name. */
  coder(nth: number): string
  transcript(nth: number): string
  headings: Record<
    'method' | 'agreement' | 'ledger' | 'coefficients' | 'checked' | 'references',
    string
  >

  coded(of: {
    coders: number
    round: string
    project: string
    /** `null`: the working codebook. */
    version: number | null
    codebook: string
    codes: number
  }): string
  /** Of a blind round; of an open one its note says it. */
  blind: string
  notes: Record<RoundNote, string>
  /** @param of transcripts; the share is one of characters */
  compared(of: { compared: number; all: number; share: number }): string
  unitsWere(of: {
    unit: UnitKind
    windowLength: number
    compared: number
    all: number
    ratings: number
  }): string
  rules: Record<OverlapRule, string>
  /** @param level 0: the topmost codes alone */
  level(level: number): string
  notCodable(turns: number): string
  chosen(of: ChosenParts): string

  whole(of: { unit: UnitKind; value: number; isOnFew: boolean; after: string }): string
  noWhole: string
  /** After a value, with its comma. */
  interval(of: {
    ci95: Interval
    marks: string
    method: 'percentile' | 'bca'
    draws: number
    drawn: Drawn
    seed: number
  }): string
  ofCode(of: { name: string; value: number; ci95: Interval | undefined; marks: string }): string
  eachCode(unit: UnitKind, found: readonly string[]): string
  rangeOfCodes(unit: UnitKind, of: { lowest: string; highest: string; all: number }): string
  /** Codes whose alpha few units decide, by name where they are few. @param few fewer units than so many */
  onFew(few: number, unit: UnitKind, of: { all: number; names: readonly string[] }): string
  undefinedCodes(names: readonly string[]): string
  noIntervals: string
  intervals(of: { method: 'percentile' | 'bca'; draws: number; drawn: Drawn; of: number }): string
  /** Of Krippendorff's bootstrap. */
  pairIntervals(of: { draws: number; seed: number }): string
  turnsDrawn: string
  leftOut: string
  thin(figures: number): string
  /** @param least so many draws at least are no few */
  farEnds(figures: number, least: number): string

  /** How the figures of a report can be had again. */
  checked(method: IntervalMethod): string
  /** @param at ISO 8601 */
  frozen(at: string, parley: string): string
  inputs(hash: string): string
  settings(of: {
    unit: UnitKind
    windowLength: number
    overlap: OverlapRule
    level: number | undefined
    chosen: ChosenParts
    method: IntervalMethod
    draws: number
    seed: number
    /** Of Krippendorff's bootstrap; else none. */
    targets: readonly number[]
  }): string
  pseudonyms: string
  names(labelled: readonly { label: string; name: string }[]): string

  /** What each file of a bundle is, and how the figures are had again from it. @param of what stands above it */
  readme(of: {
    title: string
    madeAt: string
    parley: string
    inputs: string
    notes: readonly string[]
  }): string
}

const all: Record<InterfaceLanguage, ReportWords> = { en, de }

export function wordsIn(language: InterfaceLanguage): ReportWords {
  return all[language]
}
