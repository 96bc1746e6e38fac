import type { Figure } from '../coefficient.ts'
import type { AgreementFigure, Interval } from '../figures.ts'
import { marksOf } from '../interval-marks.ts'
import { thinShare } from '../thin.ts'
import type { Block, TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import { FoundFigures } from './found-figures.ts'
import { lostTables } from './lost-tables.ts'
import type { PositionFigures } from './positions-of-codes.ts'
import { slotTable } from './slot-table.ts'
import { targetsTable } from './targets-table.ts'
import { thresholdTable } from './threshold-table.ts'
import { fewCaption, figureCells, inBrackets, valueCells } from './value-cells.ts'
import type { ColumnName } from './words/table-words.ts'
import type { ReportWords } from './words/words.ts'

/** Codes as picture and table, the whole codebook, pairs of coders, free spans and slots: all that was computed. */
export function figureTables(facts: ReportFacts, words: ReportWords): Block[] {
  const figures = new FoundFigures(facts.agreement)
  return [
    forest(facts, figures, words),
    byCode(facts, figures, words),
    ...thresholdTable(facts, figures, words),
    ...targetsTable(facts, figures, words),
    ...lostTables(facts, words),
    wholeCodebook(facts, figures, words),
    ...pairs(facts, figures, words),
    freeSpans(facts, figures, words),
    ...slotTable(facts, figures, words),
  ]
}

function forest(
  { codes, thresholds, hasOwnThresholds }: ReportFacts,
  figures: FoundFigures,
  { tables, cells, numbers }: ReportWords,
): Block {
  const limits = thresholds.length === 0 ? [] : [tables.limits(thresholds, hasOwnThresholds)]
  return {
    kind: 'forest',
    caption: [tables.forest, ...limits].join(' '),
    limits: thresholds.map(({ value }) => value),
    tick: numbers.coefficient,
    rows: codes.map(({ id, name }) => {
      const alpha = figures.get('binary_alpha_by_code', { code: id })
      const { value, ci95, interval } = alpha
      const isThin = thinShare(interval) !== null
      const text =
        value === null
          ? cells.undefined
          : inBrackets(numbers.coefficient(value), figures.isOnFew(alpha)) + marksOf(interval)
      return { name, value, ci95, isThin, text }
    }),
  }
}

function byCode(
  { codes, agreement, prevalence }: ReportFacts,
  figures: FoundFigures,
  words: ReportWords,
): TableBlock {
  const { numbers, tables } = words
  const { unit } = agreement.settings
  const shown = codes.flatMap(({ id: code }) =>
    (['binary_alpha_by_code', 'fleiss'] as const).map((name) => figures.get(name, { code })),
  )
  const few = fewCaption(shown, figures, words, unit)
  return {
    kind: 'table',
    caption: [tables.byCode(agreement.ledger.units.compared, unit), ...few].join(' '),
    columns: columnsOf(words, 'code', [
      ...(['alpha', 'ci95', 'withCode', 'prevalence'] as const),
      ...(['fleiss', 'ci95', 'agreed', 'ci95'] as const),
    ]),
    rows: codes.map(({ id, name }, at) => {
      const alpha = figures.get('binary_alpha_by_code', { code: id })
      const { withCode, of } = prevalence[at]!
      return [
        name,
        ...figureCells(alpha, figures, words),
        numbers.number(Number(alpha.parts.unitsWithCode ?? 0)),
        of === 0 ? '–' : numbers.percent(withCode / of),
        ...figureCells(figures.get('fleiss', { code: id }), figures, words),
        ...percentCells(figures.get('percent', { code: id }), words),
      ]
    }),
  }
}

function wholeCodebook(
  { agreement }: ReportFacts,
  figures: FoundFigures,
  words: ReportWords,
): TableBlock {
  const { cells, columns, tables } = words
  const named = [
    [cells.masi, figures.get('alpha_sets_masi')],
    [cells.jaccard, figures.get('alpha_sets_jaccard')],
    [cells.nominal, figures.get('alpha_nominal')],
    [columns.fleiss, figures.get('fleiss')],
  ] as const
  const shown = named.map(([, figure]) => figure)
  const few = fewCaption(shown, figures, words, agreement.settings.unit)
  return {
    kind: 'table',
    caption: [tables.whole, ...few].join(' '),
    columns: columnsOf(words, 'coefficient', ['value', 'ci95']),
    rows: [
      ...named.map(([name, figure]) => [name, ...figureCells(figure, figures, words)]),
      [cells.percent, ...percentCells(figures.get('percent'), words)],
    ],
  }
}

/** Beyond so many rows nobody reads a table; the bundle has them all. */
const mostRows = 120

/** One row for each pair and code, the whole codebook first; of many pairs and codes the latter alone. */
function pairs(
  { codes, coders, agreement }: ReportFacts,
  figures: FoundFigures,
  words: ReportWords,
): TableBlock[] {
  const { tables, columns, cells, numbers } = words
  const names = new Map(coders.map(({ id, name }) => [id, name]))
  const found = figures.pairs(coders.map(({ id }) => id))
  if (found.length === 0) return []
  const isLong = found.length * (codes.length + 1) > mostRows
  const subjects = [
    { name: cells.allCodes, of: {} },
    ...(isLong ? [] : codes.map(({ id, name }) => ({ name, of: { code: id } }))),
  ]
  const shown = found.flatMap((pair) =>
    subjects.map(({ of }) => figures.get('cohen', { ...of, coders: pair })),
  )
  const few = fewCaption(shown, figures, words, agreement.settings.unit)
  return [
    {
      kind: 'table',
      caption: [tables.pairs, ...(isLong ? [tables.pairsInBundle] : []), ...few].join(' '),
      columns: [
        { title: columns.coders },
        ...columnsOf(words, 'code', ['cohen', 'ci95', 'agreed', 'ci95']),
      ],
      rows: found.flatMap((pair) =>
        subjects.map(({ name, of }) => [
          numbers.list(pair.map((id) => names.get(id) ?? id)),
          name,
          ...figureCells(figures.get('cohen', { ...of, coders: pair }), figures, words),
          ...percentCells(figures.get('percent', { ...of, coders: pair }), words),
        ]),
      ),
    },
  ]
}

/** Where no code has an interval, for want of transcripts, the caption says so in place of a column. */
function freeSpans(
  { codes, positions: [any, ...positions] }: ReportFacts,
  figures: FoundFigures,
  words: ReportWords,
): TableBlock {
  const { tables, numbers, cells } = words
  const written = ({ value }: Pick<Figure, 'value'>, as: (value: number) => string) =>
    value === null ? cells.undefined : as(value)
  const positionCells = ({ alpha, percent }: PositionFigures) => [
    written(alpha, numbers.coefficient),
    written(percent, numbers.percent),
  ]
  const found = codes.map(({ id, name }) => ({
    name,
    figure: figures.get('u_alpha_by_code', { code: id }),
  }))
  const lacking = found.map(({ figure: { interval } }) => interval).find(isWithout)
  const hasIntervals = lacking === undefined || found.some(({ figure }) => figure.ci95)
  return {
    kind: 'table',
    caption: [
      tables.freeSpans,
      ...(hasIntervals ? [] : [tables.noIntervals[lacking.reason]]),
      tables.positions,
      ...(any!.alpha.value === null ? [] : [tables.someCode(positionCells(any!))]),
      tables.spansLeftOut,
    ].join(' '),
    columns: columnsOf(words, 'code', [
      'spans',
      'uAlpha',
      ...(hasIntervals ? ['ci95' as const] : []),
      ...(['positionAlpha', 'positionAgreed'] as const),
    ]),
    rows: found.map(({ name, figure }, at) => {
      const spans = numbers.number(Number(figure.parts.spans ?? 0))
      const [value, interval] = valueCells(figure, words)
      const own = hasIntervals ? [value, interval] : [value]
      return [name, spans, ...own, ...positionCells(positions[at]!)]
    }),
  }
}

function isWithout(interval: Interval): interval is Interval & { method: 'none' } {
  return interval.method === 'none'
}

/** A column of names, and columns of numbers. */
function columnsOf({ columns }: ReportWords, first: ColumnName, rest: readonly ColumnName[]) {
  return [
    { title: columns[first] },
    ...rest.map((name) => ({ title: columns[name], isNumber: true as const })),
  ]
}

function percentCells(figure: AgreementFigure, words: ReportWords): [string, string] {
  return valueCells(figure, words, words.numbers.percent, words.numbers.percents)
}
