import { unitChoices } from '../choices.ts'
import { hasFarEnd } from '../far-ends.ts'
import { fewest } from '../few.ts'
import { type AgreementFigure, type ClusterInterval, drawsIn, type Interval } from '../figures.ts'
import { marksOf } from '../interval-marks.ts'
import { notesOf } from '../round-notes.ts'
import { thinShare } from '../thin.ts'
import type { ReportFacts } from './facts.ts'
import { FoundFigures } from './found-figures.ts'
import { fewCaption } from './value-cells.ts'
import type { ChosenOf, ChosenParts, ReportWords } from './words/words.ts'

/** Beyond so many codes a sentence is a worse table. */
const mostNamed = 8

/** Who coded what, and how it became reliability data: the first paragraphs of the section on reliability. */
export function methodParagraphs(facts: ReportFacts, words: ReportWords): string[] {
  const { ofRound, round, project, codebook } = facts
  const coded = words.coded({
    coders: ofRound.coders,
    round: round.name,
    project: project.name,
    version: round.codebookVersion,
    codebook,
    codes: ofRound.codes,
  })
  return [
    [
      coded,
      ...(round.visibility === 'blind' ? [words.blind] : []),
      ...notesOf(round).map((note) => words.notes[note]),
    ].join(' '),
    whatWasCompared(facts, words),
    howUnitsCame(facts, words),
  ]
}

function whatWasCompared(facts: ReportFacts, words: ReportWords): string {
  const { transcripts, project } = facts
  const chosen = chosenIn(facts)
  const compared = transcripts.filter(({ completedBy }) => completedBy.length > 1)
  const characters = compared.reduce((sum, one) => sum + one.characters, 0)
  const share = characters / project.characters
  return [
    // All that follows is of these alone, so it is said first.
    ...(Object.keys(chosen).length > 0 ? [words.chosen(chosen)] : []),
    words.compared({ compared: compared.length, all: project.transcripts, share }),
  ].join(' ')
}

function howUnitsCame(facts: ReportFacts, words: ReportWords): string {
  const { settings, ledger, ratings } = facts.agreement
  const { unit, windowLength, overlap, level } = unitChoices(settings)
  const { units, turns } = ledger
  return [
    words.unitsWere({ unit, windowLength, compared: units.compared, all: units.in, ratings }),
    words.rules[overlap],
    level !== undefined && words.level(level),
    turns.notCodable > 0 && words.notCodable(turns.notCodable),
  ]
    .filter((part) => part !== false)
    .join(' ')
}

/** Names that a sentence can hold; none where they are too many. */
function named(names: readonly string[]): readonly string[] {
  return names.length > mostNamed ? [] : names
}

/** What was compared of more that there was, with its names where they are few. */
export function chosenIn({ ofRound, ...facts }: ReportFacts): ChosenParts {
  const part = (of: 'transcripts' | 'coders' | 'codes'): Partial<Record<typeof of, ChosenOf>> => {
    const [some, all] = [facts[of].length, ofRound[of]]
    if (facts.agreement.settings[of] === undefined || some >= all) return {}
    return { [of]: { some, all, names: named(facts[of].map(({ name }) => name)) } }
  }
  return { ...part('transcripts'), ...part('coders'), ...part('codes') }
}

/** What came out, in the sentences a paper takes over. */
export function resultParagraphs(facts: ReportFacts, words: ReportWords): string[] {
  const figures = new FoundFigures(facts.agreement)
  const byCode = facts.codes.map(({ id, name }) => {
    const figure = figures.get('binary_alpha_by_code', { code: id })
    return { name, figure, isOnFew: figures.isOnFew(figure) }
  })
  const without = byCode.filter(({ figure }) => figure.value === null).map(({ name }) => name)
  const onFew = byCode.filter((code) => code.isOnFew).map(({ name }) => name)
  const steady = byCode.filter((code) => !code.isOnFew)
  const { unit } = facts.agreement.settings
  return [
    `${alphaOfAll(facts, figures, words)} ${alphaOfCodes(facts, steady, words, byCode.length - without.length)}`.trim(),
    ...(onFew.length === 0
      ? []
      : [words.onFew(fewest.units, unit, { all: onFew.length, names: named(onFew) })]),
    ...(without.length === 0 ? [] : [words.undefinedCodes(without)]),
    howIntervalsCame(facts, words),
  ]
}

function alphaOfAll(
  { agreement: { settings } }: ReportFacts,
  figures: FoundFigures,
  words: ReportWords,
): string {
  const whole = figures.get('alpha_sets_masi')
  const { value, ci95, interval } = whole
  if (value === null) return words.noWhole
  const after =
    ci95 === undefined || !isBootstrap(interval)
      ? ''
      : words.interval({
          ci95,
          marks: marksOf(interval),
          method: interval.method,
          draws: interval.draws,
          drawn: interval.drawn,
          seed: settings.seed,
        })
  const isOnFew = figures.isOnFew(whole)
  return [
    words.whole({ unit: settings.unit, value, isOnFew, after }),
    ...fewCaption([whole], figures, words, settings.unit),
  ].join(' ')
}

/** @param steady codes that no single unit can turn @param all of how many there is an alpha */
function alphaOfCodes(
  { agreement: { settings } }: ReportFacts,
  steady: readonly { name: string; figure: AgreementFigure }[],
  words: ReportWords,
  all: number,
): string {
  const found = steady
    .flatMap(({ name, figure: { value, ci95, interval } }) =>
      value === null ? [] : [{ name, value, ci95, marks: marksOf(interval) }],
    )
    .sort((a, b) => b.value - a.value)
    .map((one) => words.ofCode(one))
  if (found.length === 0) return ''
  if (found.length <= mostNamed) return words.eachCode(settings.unit, found)
  const [highest, lowest] = [found[0]!, found.at(-1)!]
  return words.rangeOfCodes(settings.unit, { lowest, highest, all })
}

function howIntervalsCame({ agreement }: ReportFacts, words: ReportWords): string {
  const all = agreement.coefficients.map(({ interval }) => interval)
  const { method, draws, seed } = drawsIn(agreement.settings)
  const far = all.filter(hasFarEnd).length
  const farEnds = far > 0 && words.farEnds(far, fewest.drawsBeyond)
  if (method === 'krippendorff') {
    return [words.pairIntervals({ draws, seed }), farEnds]
      .filter((part) => part !== false)
      .join(' ')
  }
  const units = all.find(isBootstrap)
  if (units === undefined) return words.noIntervals
  const thin = all.filter((one) => thinShare(one) !== null).length
  return [
    words.intervals(units),
    units.drawn === 'turns' && words.turnsDrawn,
    words.leftOut,
    thin > 0 && words.thin(thin),
    farEnds,
  ]
    .filter((part) => part !== false)
    .join(' ')
}

function isBootstrap(interval: Interval): interval is ClusterInterval {
  return interval.method === 'percentile' || interval.method === 'bca'
}
