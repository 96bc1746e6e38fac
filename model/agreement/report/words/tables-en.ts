import type { Deciding } from '../../few.ts'
import type { TableWords } from './table-words.ts'
import { numbers, units } from './units-en.ts'

const deciding: Record<Deciding, string> = {
  compared: '',
  ofCode: ' with the code',
  ofPair: ' with the code from either of the two',
}

/** Tables of a report in English: captions, columns, and what stands in cells. */
export const tableWords: TableWords = {
  tables: {
    captionOf: (nth, caption) => `Table ${nth}. ${caption}`,
    byCode: (all, unit) =>
      `Agreement on each code, present or absent in each of ${numbers.number(all)} ${units[unit]}.`,
    few: (few, unit, of) =>
      `In brackets: on fewer than ${numbers.count(few, '', units[unit])}${deciding[of]}.`,
    forest: 'Krippendorff’s alpha of each code with its 95 % interval, as in the table below.',
    limits: (limits, areOwn) =>
      `${areOwn ? 'Dashed lines' : 'Dashed, customary lines (the project has set none)'}: ${limits.map(({ value, source }) => `${numbers.limit(value)} (${source})`).join(', ')}.`,
    whole:
      'Agreement on the whole codebook; a coder’s value for a unit is the set of codes given to it.',
    pairs: 'Agreement of each pair of coders.',
    pairsInBundle: 'On each code it stands in data/figures.csv of the bundle.',
    freeSpans:
      'Agreement on the coded spans themselves, their boundaries included, on the whole text.',
    positions:
      'Beside it α and the share agreed with each character as a unit: without interval, since neighbouring characters are not independent.',
    someCode: ([alpha, agreed]) =>
      `Whether a character has some code or none: α ${alpha}, agreed ${agreed}.`,
    spansLeftOut:
      'Of a single code the alpha of relevance (bar-u-α) is u-α itself. Of single transcripts or pairs, and so not in this report, are α_U of 1995, cu-α and ku-α, γ, and how spans match; Parley shows them with every coefficient of a code.',
    slots:
      'Agreement on what is said in the slots of codes, where two coders or more gave a unit the code and said something. Whoever did not give the code is missing there. Slots in which nothing was compared are left out.',
    targets:
      'The probability that alpha of a code lies below each target: the share of draws of Krippendorff’s bootstrap. Codes of which nothing was drawn, their alpha being 0 or 1 or not defined, are left out.',
    thresholds:
      'The lines that the project draws, and the codes by where the 95 % interval of their alpha lies; one that begins on a line lies above it.',
    narrow:
      'On so few units an interval may be far too narrow, and the side it lies on says little.',
    usualThresholds:
      'Customary lines, since the project has set none of its own, and the codes by where the 95 % interval of their alpha lies; one that begins on a line lies above it.',
    lost: (unit) =>
      `What agreement on each code, present or absent in ${units[unit]}, is lost to: what alpha lacks to 1, and its parts, which add up to it but for rounding.`,
    everyCoefficient: (unit) =>
      `Every coefficient of each code, present or absent in ${units[unit]}; –: not defined. Standard errors, 95 % t intervals by formula where there are some, and reasons stand in data/coefficients.csv of the bundle.`,
    codesLeftOut: (shown, left) =>
      `The table and that file have the first ${numbers.number(shown)} codes of the codebook; ${left === 1 ? 'one code is' : `${numbers.number(left)} codes are`} left out.`,
    coefficients: {
      percent: 'Agreed',
      holsti_mean: 'Holsti, mean of pairs',
      holsti_composite: 'Holsti, composite',
      bp: 'S, Brennan-Prediger',
      scott: 'Scott’s π',
      cohen: 'Cohen’s κ',
      fleiss: 'Fleiss’ κ',
      conger: 'Conger’s κ',
      light: 'Light’s κ',
      ac1: 'Gwet’s AC1',
      alpha_nominal: 'Krippendorff’s α',
    },
    noIntervals: {
      one_transcript: 'Of one transcript there is no interval.',
      one_turn: 'Of one turn there is no interval.',
      one_unit: 'Of one unit there is no interval.',
      few_transcripts: 'Of fewer than five transcripts there is no interval.',
      undefined: 'None of them has an interval.',
      not_asked: 'Without draws there is no interval.',
      one_side: 'Where all draws lie on one side of a value it has no corrected interval.',
      certain: 'Of an alpha of 0 or 1 nothing is drawn.',
      few_draws: 'Where fewer than two draws gave a value there is no interval.',
      not_computed: 'Where drawing took too long there is no interval.',
      not_of_pairs:
        'They have no interval: Krippendorff’s bootstrap draws pairs of ratings of a single code.',
    },
    ledger: 'The ledger: everything that went in is in one place.',
    transcripts: 'Transcripts, and who completed them.',
  },
  columns: {
    code: 'Code',
    alpha: 'Krippendorff’s α',
    ci95: '95 % interval',
    withCode: 'With the code',
    prevalence: 'Prevalence',
    fleiss: 'Fleiss’ κ',
    agreed: 'Agreed',
    coefficient: 'Coefficient',
    value: 'Value',
    coders: 'Coders',
    cohen: 'Cohen’s κ',
    spans: 'Spans',
    uAlpha: 'u-α',
    positionAlpha: 'α, characters',
    positionAgreed: 'Characters agreed',
    slot: 'Slot',
    comparedAs: 'Compared as',
    compared: 'Units',
    what: 'What',
    number: 'Number',
    label: 'Label',
    transcript: 'Transcript',
    characters: 'Characters',
    completedBy: 'Completed by',
    threshold: 'Line',
    source: 'Source',
    above: 'Interval above it',
    within: 'Line within the interval',
    below: 'Interval below it',
    without: 'No interval',
    lost: '1 − α',
    other_code: 'Other code',
    boundary: 'Boundary',
    missed: 'Missed',
    extra: 'Extra',
    one_sided: 'One-sided',
  },
  cells: {
    undefined: 'not defined',
    masi: 'Krippendorff’s α, MASI',
    jaccard: 'Krippendorff’s α, Jaccard',
    nominal: 'Krippendorff’s α, nominal',
    percent: 'Percent agreement',
    allCodes: 'All codes, as sets',
    allTogether: 'All codes together',
    nobody: 'nobody',
    slots: { nominal: 'names', ordinal: 'ranks', interval: 'distances' },
    noInterval: {
      one_transcript: 'none: one transcript',
      one_turn: 'none: one turn',
      one_unit: 'none: one unit',
      few_transcripts: 'none: few transcripts',
      undefined: 'none',
      not_asked: 'none: no draws',
      one_side: 'none: draws on one side',
      certain: 'none: 0 or 1',
      few_draws: 'none: fewer than two draws',
      not_computed: 'none: took too long',
      not_of_pairs: 'none: pairs are drawn for a code’s α alone',
    },
  },
  lost: {
    lead: 'Where one coder gave a unit a code and another did not, the lost agreement is of one kind, the first that fits.',
    kinds: {
      other_code:
        'Other code: the one without it gave the same text another code of its group, parent or exclusive set instead.',
      boundary:
        'Boundary: the one without it marked it in a span that touches or overlaps the other’s, but does not reach into the unit.',
      missed: 'Missed: more than half of the coders who completed the transcript gave it there.',
      extra: 'Extra: fewer than half did.',
      one_sided: 'One-sided: exactly half did, as always with two coders.',
    },
  },
  ledger: {
    spans: {
      in: 'Coded spans in all',
      used: 'used',
      repeated: 'of them adding nothing, the unit having this code from this coder already',
      single: 'where one coder alone completed the transcript',
      notCodable: 'in turns of speakers who are not codable',
      outsideTurns: 'in no unit: before the first label, on a label, between units',
      belowRule: 'on units, but on none as the rule of overlap asks',
      incomplete: 'in transcripts not completed by their coder',
      transcriptNotChosen: 'in transcripts not chosen',
      coderNotChosen: 'by coders not chosen',
      codeNotChosen: 'of codes not chosen',
    },
    units: {
      in: 'Units in all',
      compared: 'compared',
      single: 'completed by one coder alone',
      unrated: 'completed by nobody',
    },
    turns: { notCodable: 'Turns of speakers who are not codable', empty: 'Turns without a word' },
    continuum: {
      used: 'As free spans: used',
      merged: 'united with an overlapping one of the same code and coder',
    },
  },
}
