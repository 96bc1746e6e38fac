import { inBrackets } from '../value-cells.ts'
import { sentence } from './numbers.ts'
import { readme } from './readme-en.ts'
import { tableWords } from './tables-en.ts'
import { numbers, overlaps, units } from './units-en.ts'
import type { ChosenOf, ChosenParts, ReportWords } from './words.ts'

const { coefficient, count, interval, list, number, percent } = numbers

const methods = { percentile: 'percentiles', bca: 'BCa', krippendorff: 'Krippendorff’s bootstrap' }
const drawn = { turns: 'turns', transcripts: 'transcripts' }
const codes = (many: number) => count(many, 'one code', 'codes')
const coders = (many: number) => count(many, 'one coder', 'coders')
const transcripts = (many: number) => count(many, 'one transcript', 'transcripts')

const someOf = ({ some, all, names }: ChosenOf, what: string) =>
  `${number(some)} of ${number(all)} ${what}${names.length === 0 ? '' : ` (${list(names)})`}`

const parts = (of: ChosenParts) =>
  [
    of.transcripts && someOf(of.transcripts, 'transcripts'),
    of.coders && someOf(of.coders, 'coders'),
    of.codes && someOf(of.codes, 'codes'),
  ].filter((part) => typeof part === 'string')

/** A methods report in English. */
export const en: ReportWords = {
  numbers,
  title: (round, project) => `Agreement in “${round}”, ${project}`,
  coder: (nth) => `Coder ${nth}`,
  transcript: (nth) => `Transcript ${nth}`,
  headings: {
    method: 'Method',
    agreement: 'Agreement',
    ledger: 'What was used, and what was not',
    coefficients: 'Every coefficient of each code',
    checked: 'How these figures can be checked',
    references: 'References',
  },

  coded: (of) => {
    const version =
      of.version === null ? 'the working codebook' : `version ${of.version} of the codebook`
    return `${sentence(coders(of.coders))} coded the round “${of.round}” of the project “${of.project}” with ${version} “${of.codebook}” (${codes(of.codes)}).`
  },
  blind: 'The round was blind: no coder saw another’s codes before it was revealed.',
  notes: {
    saw_codes:
      'The round was open: coders saw one another’s codes, so the figures describe work done together, not independent coding.',
    codebook_grew:
      'The round followed the working codebook: codes came and changed while it was coded, so where a code came late, earlier passages could not be given it and count as without it.',
  },
  compared: ({ compared, all, share }) =>
    `Two coders or more completed ${compared === all ? 'each' : number(compared)} of the ${transcripts(all)} of the project, ${percent(share)} of its text by characters. A coder who completed a transcript is present on all of it, with nothing where nothing was coded; one who did not is missing on it.`,
  unitsWere: ({ unit, windowLength, compared, all, ratings }) => {
    const kind =
      unit === 'window'
        ? `windows of ${number(windowLength)} characters, cut turn by turn`
        : units[unit]
    return `Units of analysis were ${kind}; ${number(compared)} of ${number(all)} were completed by two coders or more and compared, with ${number(ratings)} ratings.`
  },
  rules: {
    any: 'A unit has a code when a coded span of it overlaps the unit by at least one character.',
    half: 'A unit has a code when a coder’s spans of it together cover at least half of the unit.',
    majority: 'A unit has a code when most of a coded span of it lies in the unit.',
    exact: 'A unit has a code when a coded span of it begins and ends where the unit does.',
  },
  level: (level) =>
    level === 0
      ? 'Each code counts as the topmost code above it in the code tree.'
      : `Codes below level ${level + 1} of the code tree count as the code above them there.`,
  notCodable: (turns) =>
    `${sentence(count(turns, 'one turn', 'turns'))} of speakers declared not codable are no units.`,
  chosen: (of) => `What follows compares ${list(parts(of))}, chosen by hand.`,

  whole: ({ unit, value, isOnFew, after }) =>
    `Over all codes, a unit’s value being the set of codes given to it, Krippendorff’s alpha with MASI distances, units: ${units[unit]}, was ${inBrackets(coefficient(value), isOnFew)}${after}.`,
  noWhole:
    'Over all codes Krippendorff’s alpha is not defined: nothing varies, or nothing was compared.',
  interval: (of) =>
    `, 95 % ${of.method === 'bca' ? 'BCa' : 'bootstrap'} interval ${interval(of.ci95)}${of.marks}, ${number(of.draws)} draws over ${drawn[of.drawn]}, seed ${of.seed}`,
  ofCode: ({ name, value, ci95, marks }) =>
    `${coefficient(value)}${ci95 ? ` (${interval(ci95)}${marks})` : ''} for ${name}`,
  eachCode: (unit, found) =>
    `Of single codes, present or absent in each of the ${units[unit]}, Krippendorff’s alpha, nominal, was ${list(found)}.`,
  rangeOfCodes: (unit, { lowest, highest, all }) =>
    `Of single codes, present or absent in each of the ${units[unit]}, Krippendorff’s alpha, nominal, ranged from ${lowest} to ${highest}; the table has all ${number(all)}.`,
  onFew: (few, unit, { all, names }) =>
    `Fewer than ${count(few, '', units[unit])} have ${names.length > 0 ? list(names) : codes(all)}: one alone can turn such an alpha, which stands in brackets in the table.`,
  undefinedCodes: (names) =>
    `For ${list(names)} alpha is not defined, since nobody gave the code to a unit that was compared, or everybody gave it to all of them.`,
  noIntervals: 'There was too little to draw from for an interval.',
  intervals: ({ method, draws, drawn: what, of }) =>
    [
      method === 'bca'
        ? `Intervals are bias-corrected and accelerated (BCa), of a bootstrap of ${number(draws)} draws;`
        : `Intervals are the 2.5 and 97.5 % quantiles of a bootstrap of ${number(draws)} draws;`,
      `a draw takes as many ${drawn[what]} as there are (${number(of)}), with replacement, and recomputes every figure.`,
      ...(method === 'bca' ? ['For the acceleration each of them is left out once.'] : []),
    ].join(' '),
  pairIntervals: ({ draws, seed }) =>
    `Intervals of alpha of single codes are of Krippendorff’s bootstrap (Hayes & Krippendorff 2007): ${number(draws)} draws, seed ${seed}, of pairs of ratings, which it takes for independent of one another. Other figures have t intervals by formula, where there are some.`,
  turnsDrawn:
    'Whole transcripts are drawn from ten on; with fewer, turns are, and the intervals say nothing of how transcripts differ. Of coded spans transcripts alone are drawn, from five on; with fewer they have no interval.',
  leftOut: 'Draws in which a figure is not defined are left out.',
  thin: (figures) =>
    `For ${count(figures, 'one figure', 'figures')} these were more than 5 % of the draws; such intervals are marked with an asterisk.`,
  farEnds: (figures, least) =>
    `For ${count(figures, 'one figure', 'figures')} an end of the interval rests on fewer than ${number(least)} draws, so that another seed moves it (Davison & Hinkley 1997, sec. 5.3.2); such intervals are marked with a dagger (†). Percentiles, or more draws, say whether it holds.`,

  checked: (method) =>
    `The bundle that belongs to this report holds the reliability data as CSV, without a word of the transcripts, and two scripts that compute every figure of this report again, with its standard error and interval${method === 'krippendorff' ? ', and how likely alpha misses each target' : ''}, one in Python (standard library) and one in R (base R). Each prints our figure and theirs side by side, and beside them that of other packages where they are installed. The parts of lost agreement they do not sort again; they check that those of each code add up to 1 − α. How every file is made up stands in its README.txt.`,
  frozen: (at, parley) => `Frozen ${numbers.moment(at)} with Parley ${parley}.`,
  inputs: (hash) => `SHA-256 of the inputs (texts, turns, layers, codebook, settings): ${hash}`,
  settings: ({ unit, windowLength, overlap, level, chosen, method, draws, seed, targets }) => {
    const all = [
      `${units[unit]}${unit === 'window' ? ` of ${windowLength} characters` : ''}`,
      overlaps[overlap],
      ...parts(chosen),
      ...(level === undefined ? [] : [`codes down to level ${level + 1}`]),
      methods[method],
      `${number(draws)} draws`,
      `seed ${seed}`,
      ...(targets.length > 0 ? [`targets ${list(targets.map(numbers.limit))}`] : []),
    ]
    return `Settings: ${all.join(', ')}.`
  },
  pseudonyms: 'Coders and transcripts stand under pseudonyms.',
  names: (labelled) =>
    `${sentence(coders(labelled.length))}: ${labelled.map(({ label, name }) => `${label} ${name}`).join(', ')}.`,

  readme,
  ...tableWords,
}
