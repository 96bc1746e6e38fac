import type { AgreementFigure, Interval } from '../figures.ts'
import type { UnitKind } from '../units.ts'
import type { ReportFacts } from './facts.ts'
import { FoundFigures } from './found-figures.ts'
import {
  coefficientWords,
  countWords,
  intervalWords,
  listWords,
  numberWords,
  percentWords,
  sentence,
} from './number-words.ts'

/** Units in words. */
export const unitWords: Record<UnitKind, string> = {
  turn: 'turns',
  sentence: 'sentences',
  paragraph: 'paragraphs',
  window: 'windows',
}

const ruleWords = {
  any: 'a coded span of it overlaps the unit by at least one character',
  half: 'a coder’s spans of it together cover at least half of the unit',
  majority: 'most of a coded span of it lies in the unit',
  exact: 'a coded span of it begins and ends where the unit does',
}

/** Beyond so many codes a sentence is a worse table. */
const mostNamed = 8

/** Who coded what, and how it became reliability data: the first paragraphs of the section on reliability. */
export function methodParagraphs(facts: ReportFacts): string[] {
  return [howCoded(facts), whatWasCompared(facts), howUnitsCame(facts)]
}

function howCoded({ coders, round, project, codebook, codes }: ReportFacts): string {
  const version =
    round.codebookVersion === null
      ? `with the working codebook “${codebook}”`
      : `with version ${round.codebookVersion} of the codebook “${codebook}”`
  const first = `${sentence(countWords(coders.length, 'coder'))} coded the round “${round.name}” of the project “${project.name}” ${version} (${countWords(codes.length, 'code')}).`
  const sight =
    round.visibility === 'open'
      ? 'The round was open: coders saw one another’s codes, so the figures describe work done together, not independent coding.'
      : 'The round was blind: no coder saw another’s codes before it was revealed.'
  return `${first} ${sight}`
}

function whatWasCompared(facts: ReportFacts): string {
  const { transcripts, project } = facts
  const compared = transcripts.filter(({ completedBy }) => completedBy.length > 1)
  const characters = compared.reduce((sum, one) => sum + one.characters, 0)
  const all = countWords(project.transcripts, 'transcript')
  const isAll = compared.length === project.transcripts
  return `Two coders or more completed ${isAll ? 'each' : numberWords(compared.length)} of the ${all} of the project, ${percentWords(characters / project.characters)} of its text by characters. A coder who completed a transcript is present on all of it, with nothing where nothing was coded; one who did not is missing on it.`
}

function howUnitsCame(facts: ReportFacts): string {
  const { settings, ledger, ratings } = facts.agreement
  const { units, turns } = ledger
  const kind =
    settings.unit === 'window'
      ? `windows of ${numberWords(settings.windowLength ?? 200)} characters, cut turn by turn`
      : unitWords[settings.unit]
  const chosen = [
    settings.transcripts && countWords(settings.transcripts.length, 'transcript'),
    settings.coders && countWords(settings.coders.length, 'coder'),
    settings.codes && countWords(settings.codes.length, 'code'),
  ].filter((words) => words !== undefined)
  return [
    `Units of analysis were ${kind}; ${numberWords(units.compared)} of ${numberWords(units.in)} were completed by two coders or more and compared, with ${numberWords(ratings)} ratings.`,
    `A unit has a code when ${ruleWords[settings.overlap ?? 'any']}.`,
    settings.level !== undefined &&
      `Codes below level ${settings.level} of the code tree count as the code above them there.`,
    turns.notCodable > 0 &&
      `${sentence(countWords(turns.notCodable, 'turn'))} of speakers declared not codable are no units.`,
    chosen.length > 0 && `The comparison was limited to ${listWords(chosen)} chosen by hand.`,
  ]
    .filter((part) => part !== false)
    .join(' ')
}

/** What came out, in the sentences a paper takes over. */
export function resultParagraphs(facts: ReportFacts): string[] {
  const figures = new FoundFigures(facts.agreement)
  const { unit, seed } = facts.agreement.settings
  const whole = figures.get('alpha_sets_masi')
  const all =
    whole.value === null
      ? `Over all codes Krippendorff’s alpha is not defined (${whole.reason}).`
      : `Over all codes, a unit’s value being the set of codes given to it, Krippendorff’s alpha with MASI distances, units: ${unitWords[unit]}, was ${coefficientWords(whole.value)}${intervalAfter(whole, seed)}.`
  const byCode = facts.codes.map(({ id, name }) => ({
    name,
    figure: figures.get('binary_alpha_by_code', { code: id }),
  }))
  return [
    `${all} ${alphaOfCodes(byCode, unit)}`,
    ...undefinedCodes(byCode),
    howIntervalsCame(facts),
  ]
}

interface NamedFigure {
  name: string
  figure: AgreementFigure
}

function alphaOfCodes(byCode: readonly NamedFigure[], unit: UnitKind): string {
  const found = byCode
    .filter(({ figure }) => figure.value !== null)
    .sort((a, b) => b.figure.value! - a.figure.value!)
  const [first] = found
  if (first === undefined) return ''
  const about = `Of single codes, present or absent in each of the ${unitWords[unit]}, Krippendorff’s alpha, nominal,`
  const words = ({ name, figure }: NamedFigure) =>
    `${coefficientWords(figure.value!)}${figure.ci95 ? ` (${intervalWords(figure.ci95)})` : ''} for ${name}`
  if (found.length <= mostNamed) return `${about} was ${listWords(found.map(words))}.`
  return `${about} ranged from ${words(found.at(-1)!)} to ${words(first)}; the table has all ${numberWords(found.length)}.`
}

function undefinedCodes(byCode: readonly NamedFigure[]): string[] {
  const without = byCode.filter(({ figure }) => figure.value === null).map(({ name }) => name)
  if (without.length === 0) return []
  return [
    `For ${listWords(without)} alpha is not defined, since nobody gave the code to a unit that was compared, or everybody gave it to all of them.`,
  ]
}

function howIntervalsCame({ agreement }: ReportFacts): string {
  const all = agreement.coefficients.map(({ interval }) => interval)
  const units = all.find(isBootstrap)
  if (units === undefined) return 'There was too little to draw from for an interval.'
  const many = all.filter((one) => isBootstrap(one) && one.undefinedDraws > one.draws / 20).length
  return [
    `Intervals are the 2.5 and 97.5 % quantiles of a bootstrap of ${numberWords(units.draws)} draws; a draw takes as many ${units.drawn} as there are (${numberWords(units.of)}), with replacement, and recomputes every figure.`,
    units.drawn === 'turns' &&
      'Whole transcripts are drawn from ten on; with fewer, turns are, and the intervals say nothing of how transcripts differ.',
    'Draws in which a figure is not defined are left out.',
    many > 0 &&
      `For ${countWords(many, 'figure')} these were more than 5 % of the draws; such intervals are marked with an asterisk.`,
  ]
    .filter((part) => part !== false)
    .join(' ')
}

function intervalAfter({ ci95, interval }: AgreementFigure, seed: number): string {
  if (ci95 === undefined || !isBootstrap(interval)) return ''
  return `, 95 % bootstrap interval ${intervalWords(ci95)}, ${numberWords(interval.draws)} draws over ${interval.drawn}, seed ${seed}`
}

function isBootstrap(interval: Interval): interval is Interval & { method: 'bootstrap' } {
  return interval.method === 'bootstrap'
}
