import type { AgreementFigure } from '../figures.ts'
import type { TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import { FoundFigures } from './found-figures.ts'
import { unitWords } from './methods-text.ts'
import { coefficientWords, intervalWords, numberWords, percentWords } from './number-words.ts'

/** Codes, the whole codebook, pairs of coders and free spans: every figure that was computed. */
export function figureTables(facts: ReportFacts): TableBlock[] {
  const figures = new FoundFigures(facts.agreement)
  return [
    byCode(facts, figures),
    wholeCodebook(figures),
    ...pairs(facts, figures),
    freeSpans(facts, figures),
  ]
}

const number = (title: string) => ({ title, isNumber: true as const })

function byCode({ codes, agreement, prevalence }: ReportFacts, figures: FoundFigures): TableBlock {
  const units = unitWords[agreement.settings.unit]
  return {
    kind: 'table',
    caption: `Table 1. Agreement on each code, present or absent in each of ${numberWords(agreement.ledger.units.compared)} ${units}.`,
    columns: [
      { title: 'Code' },
      number('Krippendorff’s α'),
      number('95 % interval'),
      number(`With the code`),
      number('Prevalence'),
      number('Fleiss’ κ'),
      number('95 % interval'),
      number('Agreed'),
      number('95 % interval'),
    ],
    rows: codes.map(({ id, name }, at) => {
      const alpha = figures.get('binary_alpha_by_code', { code: id })
      const { withCode, of } = prevalence[at]!
      return [
        name,
        ...valueAndInterval(alpha),
        numberWords(Number(alpha.parts.unitsWithCode ?? 0)),
        of === 0 ? '–' : percentWords(withCode / of),
        ...valueAndInterval(figures.get('fleiss', { code: id })),
        ...percentAndInterval(figures.get('percent', { code: id })),
      ]
    }),
  }
}

function wholeCodebook(figures: FoundFigures): TableBlock {
  return {
    kind: 'table',
    caption:
      'Table 2. Agreement on the whole codebook; a coder’s value for a unit is the set of codes given to it.',
    columns: [{ title: 'Coefficient' }, number('Value'), number('95 % interval')],
    rows: [
      ['Krippendorff’s α, MASI', ...valueAndInterval(figures.get('alpha_sets_masi'))],
      ['Krippendorff’s α, Jaccard', ...valueAndInterval(figures.get('alpha_sets_jaccard'))],
      ['Krippendorff’s α, nominal', ...valueAndInterval(figures.get('alpha_nominal'))],
      ['Fleiss’ κ', ...valueAndInterval(figures.get('fleiss'))],
      ['Percent agreement', ...percentAndInterval(figures.get('percent'))],
    ],
  }
}

/** Beyond so many rows nobody reads a table; the bundle has them all. */
const mostRows = 120

/** One row for each pair and code, the whole codebook first; of many pairs and codes the latter alone. */
function pairs({ codes, coders }: ReportFacts, figures: FoundFigures): TableBlock[] {
  const names = new Map(coders.map(({ id, name }) => [id, name]))
  const found = figures.pairs()
  if (found.length === 0) return []
  const isLong = found.length * (codes.length + 1) > mostRows
  const subjects = [
    { name: 'All codes, as sets', of: {} },
    ...(isLong ? [] : codes.map(({ id, name }) => ({ name, of: { code: id } }))),
  ]
  return [
    {
      kind: 'table',
      caption: `Table 3. Agreement of each pair of coders.${isLong ? ' On each code it stands in data/figures.csv of the bundle.' : ''}`,
      columns: [
        { title: 'Coders' },
        { title: 'Code' },
        number('Cohen’s κ'),
        number('95 % interval'),
        number('Agreed'),
        number('95 % interval'),
      ],
      rows: found.flatMap((pair) =>
        subjects.map(({ name, of }) => [
          pair.map((id) => names.get(id) ?? id).join(' and '),
          name,
          ...valueAndInterval(figures.get('cohen', { ...of, coders: pair })),
          ...percentAndInterval(figures.get('percent', { ...of, coders: pair })),
        ]),
      ),
    },
  ]
}

function freeSpans({ codes }: ReportFacts, figures: FoundFigures): TableBlock {
  return {
    kind: 'table',
    caption:
      'Table 4. Agreement on the coded spans themselves, their boundaries included, on the whole text.',
    columns: [{ title: 'Code' }, number('Spans'), number('u-α'), number('95 % interval')],
    rows: codes.map(({ id, name }) => {
      const figure = figures.get('u_alpha_by_code', { code: id })
      return [name, numberWords(Number(figure.parts.spans ?? 0)), ...valueAndInterval(figure)]
    }),
  }
}

function valueAndInterval(figure: AgreementFigure): [string, string] {
  const { value, ci95 } = figure
  if (value === null) return ['not defined', '']
  return [coefficientWords(value), ci95 === undefined ? '' : intervalWords(ci95) + mark(figure)]
}

function percentAndInterval(figure: AgreementFigure): [string, string] {
  const { value, ci95 } = figure
  if (value === null) return ['not defined', '']
  const interval = ci95 === undefined ? '' : ci95.map(percentWords).join(' to ') + mark(figure)
  return [percentWords(value), interval]
}

/** Where many draws came to nothing, an interval says less than it seems to. */
function mark({ interval }: AgreementFigure): string {
  const isThin = interval.method === 'bootstrap' && interval.undefinedDraws > interval.draws / 20
  return isThin ? '*' : ''
}
