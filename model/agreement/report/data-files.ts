import { kinds } from '../anatomy/kinds.ts'
import { unitChoices } from '../choices.ts'
import { usualTargets } from '../interval-method.ts'
import { csv, type Row } from './csv-file.ts'
import type { ReportFacts } from './facts.ts'
import { slotFiles } from './slot-files.ts'

/**
 * The reliability data and the figures of a report, as files of CSV (UTF-8, LF, a missing value empty). No
 * word of a transcript is in them; offsets are code points.
 */
export function dataFiles(facts: ReportFacts): Record<string, string> {
  return {
    'data/settings.csv': csv(['name', 'value'], settingRows(facts)),
    'data/coders.csv': csv(
      ['coder', 'name'],
      facts.coders.map(({ label, name }) => [label, name]),
    ),
    'data/transcripts.csv': csv(
      ['transcript', 'title', 'length'],
      facts.transcripts.map(({ label, name, characters }) => [label, name, characters]),
    ),
    'data/codes.csv': csv(
      ['code', 'name'],
      facts.codes.map(({ id, name }) => [id, name]),
    ),
    'data/layers.csv': csv(['transcript', 'coder'], layerRows(facts)),
    'data/units.csv': csv(
      ['unit', 'transcript', 'turn', 'part', 'start', 'end', 'drawn_with'],
      unitRows(facts),
    ),
    'data/ratings.csv': csv(['unit', 'coder', 'codes'], ratingRows(facts)),
    'data/spans.csv': csv(['transcript', 'coder', 'start', 'end', 'code'], spanRows(facts)),
    ...slotFiles(facts),
    'data/figures.csv': csv(figureColumns, figureRows(facts)),
    ...targetsFile(facts),
    'data/lost.csv': csv(['code', 'kind', 'share', 'pairs'], lostRows(facts)),
    'data/coefficients.csv': csv(coefficientColumns, coefficientRows(facts)),
  }
}

/** What was chosen is named by the labels of the other files. */
function settingRows(facts: ReportFacts): Row[] {
  const { agreement, round, inputs, madeAt, parley, language } = facts
  const { settings } = agreement
  const { unit, windowLength, overlap, level } = unitChoices(settings)
  const chosen = (of: 'transcripts' | 'coders' | 'codes', labels: readonly string[]): Row => [
    of,
    settings[of] === undefined ? null : labels.join('|'),
  ]
  return [
    ['parley', parley],
    ['frozen_at', madeAt],
    ['inputs_sha256', inputs],
    ['language', language],
    ['visibility', round.visibility],
    ['unit', unit],
    ['window_length', unit === 'window' ? windowLength : null],
    ['overlap', overlap],
    ['level', level ?? null],
    chosen('transcripts', [...labelsOf(facts.transcripts).values()]),
    chosen('coders', [...labelsOf(facts.coders).values()]),
    chosen(
      'codes',
      facts.codes.map(({ id }) => id),
    ),
    ['draws', settings.bootstrap],
    ['interval', settings.interval ?? 'percentile'],
    [
      'targets',
      settings.interval === 'krippendorff' ? (settings.targets ?? usualTargets).join('|') : null,
    ],
    ['seed', settings.seed],
  ]
}

/** Who completed what: present on all of it. */
function* layerRows({ transcripts, coders }: ReportFacts): Generator<Row> {
  const labels = labelsOf(coders)
  for (const { label, completedBy } of transcripts) {
    for (const id of completedBy) yield [label, labels.get(id)!]
  }
}

function* unitRows({ data, transcripts, clusters }: ReportFacts): Generator<Row> {
  const labels = labelsOf(transcripts)
  for (const [index, { transcript, turn, sentence, start, end }] of data.units.entries()) {
    const drawnWith = clusters[index] ?? null
    yield [index + 1, labels.get(transcript)!, turn, sentence, start, end, drawnWith]
  }
}

/** One row for each unit and coder who completed it; an empty set is a value, no row is a missing one. */
function* ratingRows({ data, coders }: ReportFacts): Generator<Row> {
  const labels = labelsOf(coders)
  const { sets, ratings } = data.sets
  const names = sets.map((set) => Array.from(set, (code) => data.codes[code]!).join('|'))
  for (let unit = 0; unit < ratings.units; unit++) {
    for (let coder = 0; coder < ratings.coders; coder++) {
      const set = ratings.values[unit * ratings.coders + coder]!
      if (set >= 0) yield [unit + 1, labels.get(data.coders[coder]!)!, names[set]!]
    }
  }
}

/** Spans on transcripts that two coders completed; one coder’s overlapping ones of a code are united. */
function* spanRows({ data, transcripts, coders }: ReportFacts): Generator<Row> {
  const [texts, people] = [labelsOf(transcripts), labelsOf(coders)]
  for (const { transcript, coders: columns, continuum } of data.continua) {
    for (const { coder, start, end, value } of continuum.spans) {
      const label = people.get(data.coders[columns[coder]!]!)!
      yield [texts.get(transcript)!, label, start, end, data.codes[value]!]
    }
  }
}

/** How likely alpha of each code misses each target; no file where Krippendorff's bootstrap was not asked for. */
function targetsFile({ agreement }: ReportFacts): Record<string, string> {
  const rows = agreement.coefficients.flatMap(({ code, failing = [] }) =>
    failing.map(({ target, share }): Row => [code ?? null, target, share]),
  )
  if (rows.length === 0) return {}
  return { 'data/targets.csv': csv(['code', 'target', 'share'], rows) }
}

const figureColumns = [
  'name',
  'code',
  'slot',
  'coder_1',
  'coder_2',
  'value',
  'reason',
  'se',
  'ci_low',
  'ci_high',
  'drawn',
  'draws',
  'undefined_draws',
  'interval',
]

/** Two coders in the order in which coders stand. */
function* figureRows({ agreement, coders }: ReportFacts): Generator<Row> {
  for (const {
    name,
    code,
    slot,
    coders: pair,
    value,
    reason,
    se,
    ci95,
    interval,
  } of agreement.coefficients) {
    const [first, second] = coders.filter(({ id }) => pair?.includes(id))
    const drawn = 'draws' in interval ? interval : null
    yield [
      name,
      code ?? null,
      slot ?? null,
      first?.label ?? null,
      second?.label ?? null,
      value,
      reason ?? null,
      se ?? null,
      ci95?.[0] ?? null,
      ci95?.[1] ?? null,
      drawn?.drawn ?? null,
      drawn?.draws ?? null,
      drawn?.undefinedDraws ?? null,
      interval.method === 'none' ? interval.reason : interval.method,
    ]
  }
}

/** All codes together first, under no code. */
function* lostRows({ lost }: ReportFacts): Generator<Row> {
  for (const one of [{ code: null, ...lost.all }, ...lost.codes]) {
    for (const kind of kinds) {
      yield [one.code, kind, one.alpha === null ? null : one.lost[kind], one.pairs[kind]]
    }
  }
}

const coefficientColumns = ['code', 'name', 'part', 'value', 'reason', 'se', 'ci_low', 'ci_high']

/** Over units, then over characters, on some code or none under no code. */
function* coefficientRows({ coefficients, positions }: ReportFacts): Generator<Row> {
  for (const { code, rows } of coefficients) {
    for (const { name, parts, value, reason, se, ci95 } of rows) {
      const interval = [ci95?.[0] ?? null, ci95?.[1] ?? null]
      yield [code, name, parts.join(' ') || null, value, reason ?? null, se ?? null, ...interval]
    }
  }
  for (const { code, alpha, percent } of positions) {
    for (const [name, figure] of [
      ['position_alpha', alpha],
      ['position_percent', percent],
    ] as const) {
      yield [code, name, null, figure.value, figure.reason ?? null, null, null, null]
    }
  }
}

function labelsOf(all: readonly { id: string; label: string }[]): Map<string, string> {
  return new Map(all.map(({ id, label }) => [id, label]))
}
