import { hasFarEnd } from '#model/agreement/far-ends.ts'
import { fewest } from '#model/agreement/few.ts'
import type { NoInterval } from '#model/agreement/figures.ts'
import type { FileLedger } from '#model/agreement/file-ledger.ts'
import type { Draws, NoFileInterval } from '#model/agreement/interval-method.ts'
import type { Result } from '#model/agreement/ratings-results.ts'
import type { casesReport } from '#model/agreement/reports.ts'
import { type ResultRow, resultRows } from '#model/agreement/result-rows.ts'
import { thinShare } from '#model/agreement/thin.ts'

/** Results as a table for people: name, value, standard error, interval, or why there is none. */
export function resultTable(results: Record<string, Result>): string {
  return tableOf(resultRows(results))
}

/** The same of rows. */
export function tableOf(rows: readonly ResultRow[]): string {
  return inColumns([['coefficient', 'value', 'se', '95 % interval'], ...rows.map(cellsOf)])
}

/** Cells one below the other, the last of a row as long as it is. */
function inColumns(all: readonly (readonly string[])[]): string {
  const widths = all[0]!
    .slice(0, -1)
    .map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** How the intervals of a file were made; `null`: of spans. */
export function intervalLine(draws: Draws | null): string {
  if (draws === null) {
    return 'No standard errors and no intervals: positions of one text are not independent of one another, so whole texts would be drawn, and this is one.'
  }
  const count = draws.draws === 1 ? 'one draw' : `${draws.draws} draws`
  const drawn = `${count} over units, seed ${draws.seed}`
  if (draws.draws === 0) return 'Intervals: 95 %, by formula (Student’s t), where there is one.'
  switch (draws.method) {
    case 'percentile':
      return `Intervals: 95 %, percentiles of ${drawn}.`
    case 'bca':
      return `Intervals: 95 %, bias-corrected and accelerated (BCa), ${drawn}.`
    case 'krippendorff':
      return `Intervals of alpha: 95 %, Krippendorff’s bootstrap, ${count} of pairs of ratings, seed ${draws.seed}; of the others by formula, where there is one.`
  }
}

/** How those of a round were made; what was drawn of each figure its JSON says. */
export function roundIntervalLine({ draws, seed, method }: Draws): string {
  if (draws === 0) return intervalLine({ draws, seed, method })
  const count = draws === 1 ? 'one draw' : `${draws} draws`
  if (method === 'krippendorff') {
    return `Intervals of each code’s alpha: 95 %, Krippendorff’s bootstrap, ${count} of pairs of ratings, seed ${seed}; of the others by formula, where there is one.`
  }
  const how = method === 'bca' ? 'bias-corrected and accelerated (BCa)' : 'percentiles'
  return `Intervals: 95 %, ${how}, ${count} over transcripts from ten on, over turns of fewer, seed ${seed}; of free spans over transcripts.`
}

/** The probability of missing each target, a line for each alpha; empty where nobody asked for it. */
export function targetLines(all: readonly ResultRow[]): string {
  const rows = all.filter(({ failing }) => failing !== undefined)
  const [first] = rows
  if (first === undefined) return ''
  return inColumns([
    [
      'probability of missing',
      ...first.failing!.map(({ target }) => `${target}`.replace(/^0/, '')),
    ],
    ...rows.map(({ name, parts, failing }) => [
      [name, ...parts].join(' '),
      ...failing!.map(({ share }) => shown(share)),
    ]),
  ])
}

/** What went in and what became of it, in lines. */
export function ledgerLines(ledger: FileLedger): string {
  const { readAs } = ledger
  if (readAs === undefined) return countedLines(ledger)
  const decimals = readAs.decimalCommas ? ', decimal commas as points' : ''
  return `${countedLines(ledger)}\nread with the ${readAs.separator} as separator${decimals}`
}

function countedLines(ledger: FileLedger): string {
  const { rows } = ledger
  if (ledger.kind === 'spans') {
    const { spans } = ledger
    return [
      `${rows.in} rows of ${ledger.coders} coders: ${ledger.rows.spans} spans, ${ledger.rows.withoutSpan} without a span`,
      `${spans.in} spans: ${spans.used} used, ${spans.merged} united with an overlapping one of the same code and coder`,
    ].join('\n')
  }
  const { units } = ledger
  return [
    `${rows.in} rows of ${ledger.coders} coders: ${ledger.rows.rated} ratings, ${ledger.rows.missing} missing`,
    `${units.in} units: ${units.compared} rated by two or more, ${units.single} by one alone, ${units.unrated} by nobody`,
  ].join('\n')
}

/** What of each case was compared with what it expects, what is wrong, and the sum of it. */
export function comparedLines({ cases }: ReturnType<typeof casesReport>): string {
  const lines = cases.map(({ id, expected: { compared, problems } }) =>
    [`${id}: ${compared} compared, ${problems.length} wrong`, ...problems].join('\n  '),
  )
  const sum = (count: (one: (typeof cases)[number]['expected']) => number) =>
    cases.reduce((all, { expected }) => all + count(expected), 0)
  const [compared, wrong] = [
    sum((one) => one.compared),
    sum(({ problems }) => problems.length),
  ] as const
  return [...lines, `\n${cases.length} cases, ${compared} figures compared, ${wrong} wrong`].join(
    '\n',
  )
}

function cellsOf({ name, parts, value, reason, se, ci95, interval }: ResultRow): string[] {
  const found = ci95 === undefined ? [] : [`${shown(ci95[0])} to ${shown(ci95[1])}`]
  const last =
    value === null && reason !== undefined
      ? `not defined: ${reason}`
      : [...found, ...markOf(interval)].join(', ')
  return [[name, ...parts].join(' '), shown(value), se === undefined ? '' : shown(se), last]
}

/** Of draws that gave no value, of an end that rests on few, and why there is no interval where draws could give none. */
function markOf(interval: ResultRow['interval']): string[] {
  if (interval === undefined) return []
  if (interval.method === 'none') {
    return [whyNone[interval.reason]].filter(Boolean)
  }
  const far = hasFarEnd(interval) ? [`an end on fewer than ${fewest.drawsBeyond} draws`] : []
  if (!('undefinedDraws' in interval) || interval.undefinedDraws === 0) return far
  const { draws, undefinedDraws } = interval
  const share = thinShare(interval)
  const percent = share === null ? '' : ` (${(share * 100).toFixed(1)} %)`
  return [`${undefinedDraws} of ${draws} draws undefined${percent}`, ...far]
}

/** Nothing where what is above or below the table says it. */
const whyNone: Record<NoFileInterval | NoInterval, string> = {
  few_draws: 'no interval: fewer than two draws gave a value',
  no_formula: 'no formula',
  not_computed: 'no interval: drawing takes too long',
  not_of_pairs: 'no interval: Krippendorff’s bootstrap draws pairs for a code’s alpha alone',
  one_side: 'no interval: all draws lie on one side of the value',
  certain: 'no interval: of an alpha of 0 or 1 nothing is drawn',
  one_text: '',
  one_transcript: 'no interval: one transcript alone',
  one_turn: 'no interval: one turn alone',
  one_unit: 'no interval: one unit alone has the code',
  few_transcripts: 'no interval: fewer than five transcripts',
  undefined: 'no interval: fewer than two draws gave a value',
  not_asked: '',
}

/** A figure in four digits without a leading zero. */
export function shown(value: number | null): string {
  if (value === null) return '-'
  return Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/^(-?)0\./, '$1.')
}
