import { marksOf } from '../interval-marks.ts'
import type { Threshold } from '../thresholds.ts'
import type { TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import type { FoundFigures } from './found-figures.ts'
import { fewCaption, inBrackets } from './value-cells.ts'
import type { ReportWords } from './words/words.ts'

const places = ['above', 'within', 'below', 'without'] as const

/** Each line of the project, and on which side of it the intervals of codes lie; none where the project has no lines. */
export function thresholdTable(
  { codes, thresholds, hasOwnThresholds, agreement }: ReportFacts,
  figures: FoundFigures,
  words: ReportWords,
): TableBlock[] {
  if (thresholds.length === 0) return []
  const { tables, columns, numbers } = words
  const alphas = codes.map(({ id }) => figures.get('binary_alpha_by_code', { code: id }))
  const placed = alphas.map((alpha, at) => ({
    name: inBrackets(codes[at]!.name, figures.isOnFew(alpha)) + marksOf(alpha.interval),
    ci95: alpha.ci95,
  }))
  const few = fewCaption(alphas, figures, words, agreement.settings.unit)
  return [
    {
      kind: 'table',
      caption: [
        hasOwnThresholds ? tables.thresholds : tables.usualThresholds,
        ...few,
        ...(few.length === 0 ? [] : [tables.narrow]),
      ].join(' '),
      columns: [
        { title: columns.threshold, isNumber: true },
        { title: columns.source },
        ...places.map((place) => ({ title: columns[place] })),
      ],
      rows: thresholds.map((threshold) => [
        numbers.limit(threshold.value),
        threshold.source,
        ...places.map((place) => {
          const there = placed.filter(({ ci95 }) => placeOf(ci95, threshold) === place)
          return there.length === 0 ? '–' : there.map(({ name }) => name).join(', ')
        }),
      ]),
    },
  ]
}

/** Where an interval lies to a line; one that begins on it lies above it. */
function placeOf(
  ci95: readonly [number, number] | undefined,
  { value }: Threshold,
): (typeof places)[number] {
  if (ci95 === undefined) return 'without'
  if (ci95[0] >= value) return 'above'
  return ci95[1] < value ? 'below' : 'within'
}
