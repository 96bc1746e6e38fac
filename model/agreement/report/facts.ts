import { compare } from '../../compare.ts'
import { groupedBy } from '../../grouped.ts'
import type { InterfaceLanguage } from '../../interface-language.ts'
import { inOrderOfNames } from '../../person.ts'
import type { RoundStatus, Visibility } from '../../round.ts'
import { type AgreementInput, agreementOf, slotsOf } from '../agreement.ts'
import type { Lost } from '../anatomy/lost.ts'
import type { LostOfCode } from '../anatomy/lost-by-code.ts'
import { lostOnUnits } from '../anatomy/lost-on-units.ts'
import { chosenFrom } from '../chosen.ts'
import { drawnFrom } from '../drawn.ts'
import { type Agreement, choicesOf } from '../figures.ts'
import { Kept } from '../kept.ts'
import { type ReliabilityData, reliabilityData } from '../reliability.ts'
import type { SlotValues } from '../slot-values.ts'
import type { TellStep } from '../steps.ts'
import type { Threshold } from '../thresholds.ts'
import { type CodeCoefficients, coefficientsOfCodes } from './coefficients-of-codes.ts'
import { type PositionFigures, positionsOfCodes } from './positions-of-codes.ts'
import { type Prevalence, prevalenceIn } from './prevalence.ts'
import { wordsIn } from './words/words.ts'

/** What a report says beside what is computed. */
export interface ReportContext {
  /** That the documents are written in. */
  language: InterfaceLanguage
  project: {
    name: string
    /** All it has, also those of no round. */
    transcripts: number
    characters: number
  }
  round: {
    name: string
    visibility: Visibility
    status: RoundStatus
    /** `null`: the working codebook, as it was then. */
    codebookVersion: number | null
  }
  /** Lines that the project draws across its pictures, the lowest first. */
  thresholds: readonly Threshold[]
  /** Whether the project set them; else they are the usual ones. */
  hasOwnThresholds: boolean
  /** Name of the codebook. */
  codebook: string
  codes: readonly { id: string; name: string }[]
  /** Names of people and titles of texts; `null`: pseudonyms stand in their place. */
  names: {
    coders: Readonly<Record<string, string>>
    transcripts: Readonly<Record<string, string>>
  } | null
  /** ISO 8601. */
  madeAt: string
  /** Version of Parley. */
  parley: string
  /** SHA-256 of all that the figures are computed from, as hex. */
  inputs: string
}

/** Something of the round under its label in the data: C1, C2 for coders, T1, T2 for transcripts. */
export interface Labelled {
  id: string
  label: string
  name: string
}

/** All that a methods report and its bundle are made of. */
export interface ReportFacts extends Omit<ReportContext, 'names'> {
  isPseudonymous: boolean
  /** How many there were to choose from in the round; codes as they are counted at the level. */
  ofRound: Record<'transcripts' | 'coders' | 'codes', number>
  coders: readonly Labelled[]
  transcripts: readonly (Labelled & {
    /** In code points. */
    characters: number
    /** Ids of those who completed it. */
    completedBy: readonly string[]
  })[]
  data: ReliabilityData
  /** What was said in the slots of codes. */
  slots: readonly SlotValues[]
  /** For each unit the number of what a bootstrap draws it with; `null` where it is not drawn. */
  clusters: readonly (number | null)[]
  agreement: Agreement
  prevalence: readonly Prevalence[]
  /** What agreement is lost to on the units that were compared. */
  lost: { all: Lost; codes: readonly LostOfCode[] }
  /** Of the first codes, in their order. */
  coefficients: readonly CodeCoefficients[]
  /** With each character as a unit: on some code or none, then on each code. */
  positions: readonly PositionFigures[]
}

/**
 * Computes what a report says of a round. Under pseudonyms coders are labelled by their ids in order, so that a label
 * tells nothing of a name; else they stand in the order of their names, as everywhere. Transcripts stand by their ids.
 *
 * @param tell is told how far the figures are
 * @param isOver asked now and then; what Krippendorff's bootstrap has not drawn by then has no interval
 */
export function factsOf(
  input: AgreementInput,
  context: ReportContext,
  { tell, isOver }: { tell?: TellStep; isOver?: () => boolean } = {},
): ReportFacts {
  const { names, ...rest } = context
  const words = wordsIn(context.language)
  const choices = choicesOf(input.settings)
  // Units are made once, for the data and for the figures.
  const kept = new Kept()
  const data = reliabilityData(
    input.transcripts,
    input.layers,
    input.codes,
    choices,
    input.codebook ?? [],
    kept,
  )
  const chosenCoder = isIn(choices.coders)
  const chosenTranscript = isIn(choices.transcripts)
  const layers = input.layers.filter(
    (layer) => chosenCoder(layer.coder) && chosenTranscript(layer.transcript),
  )
  const texts = new Map(input.transcripts.map((transcript) => [transcript.id, transcript]))
  const coders = inOrder([...new Set(layers.map((layer) => layer.coder))], names?.coders)
  const drawn = drawnFrom(data)
  const completed = groupedBy(
    layers.filter((layer) => layer.completed),
    (layer) => layer.transcript,
  )
  const codeNames = new Map(context.codes.map(({ id, name }) => [id, name]))
  return {
    ...rest,
    codes: data.codes.map((id) => ({ id, name: codeNames.get(id) ?? id })),
    isPseudonymous: names === null,
    ofRound: {
      transcripts: input.transcripts.length,
      coders: new Set(input.layers.map((layer) => layer.coder)).size,
      codes: chosenFrom(
        { transcripts: [], layers: [], codes: input.codes },
        choices.level === undefined ? {} : { level: choices.level },
        input.codebook ?? [],
      ).codes.length,
    },
    coders: labelled(coders, 'C', words.coder, names?.coders),
    transcripts: labelled(data.transcripts, 'T', words.transcript, names?.transcripts).map(
      (one) => ({
        ...one,
        characters: texts.get(one.id)!.length,
        completedBy: coders.filter((coder) =>
          completed.get(one.id)?.some((layer) => layer.coder === coder),
        ),
      }),
    ),
    data,
    slots: slotsOf(input, data),
    clusters: Array.from(drawn.clusterOf, (cluster) => (cluster === drawn.count ? null : cluster)),
    agreement: agreementOf(input, { kept, ...(tell && { tell }), ...(isOver && { isOver }) }),
    prevalence: prevalenceIn(data),
    lost: lostOnUnits(data, input.codebook ?? []),
    coefficients: coefficientsOfCodes(data),
    positions: positionsOfCodes(data),
  }
}

function inOrder(
  ids: readonly string[],
  names: Readonly<Record<string, string>> | undefined,
): string[] {
  if (names === undefined) return ids.toSorted(compare)
  return inOrderOfNames(ids.map((id) => ({ id, name: names[id] ?? '' }))).map(({ id }) => id)
}

function labelled(
  ids: readonly string[],
  letter: string,
  numbered: (nth: number) => string,
  names: Readonly<Record<string, string>> | undefined,
): Labelled[] {
  return ids.map((id, index) => ({
    id,
    label: `${letter}${index + 1}`,
    name: names?.[id] ?? numbered(index + 1),
  }))
}

function isIn(chosen: readonly string[] | undefined): (id: string) => boolean {
  const ids = chosen && new Set(chosen)
  return (id) => ids === undefined || ids.has(id)
}
