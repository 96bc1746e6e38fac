import type { Placed } from '../codebook-tree.ts'
import { setEstimates } from './all-codes.ts'
import { codeEstimates } from './by-code.ts'
import { agreementByTranscript } from './by-transcript.ts'
import { unitChoices } from './choices.ts'
import { chosenFrom } from './chosen.ts'
import { differencesIn } from './differences.ts'
import { drawnFrom } from './drawn.ts'
import { type Agreement, type AgreementSettings, choicesOf, drawsIn } from './figures.ts'
import { spanFigures } from './free-spans.ts'
import { Kept } from './kept.ts'
import type { LastSpreads } from './last-spreads.ts'
import type { ReliabilityData } from './reliability.ts'
import { type ComparedLayer, type ComparedTranscript, reliabilityData } from './reliability.ts'
import { withIntervals } from './resampling.ts'
import { slotEstimates } from './slot-alpha.ts'
import { type CodeWithSlots, type SlotValues, slotValuesIn } from './slot-values.ts'
import type { TellStep } from './steps.ts'
import { unitDistances } from './unit-distances.ts'

/** Where a code stands, and what is said of its spans besides. */
export type CodeInTree = Placed & CodeWithSlots

export interface AgreementInput {
  transcripts: readonly ComparedTranscript[]
  /** One for each assignment, completed or not. */
  layers: readonly ComparedLayer[]
  /** Ids of the codes, in codebook order. */
  codes: readonly string[]
  /** Where codes stand; needed to count them at a level of the tree. */
  codebook?: readonly CodeInTree[]
  settings: AgreementSettings
}

/** How many differing units come with the figures. */
const mostDifferences = 200

/**
 * How well the coders of a round agree: over all codes by sets, for each code, for each pair of coders, and
 * for free spans; with intervals, and the ledger of what was used.
 *
 * The same digits come out whatever the order of transcripts, layers and spans, and whoever is called what.
 *
 * @param kept what was made of these transcripts before, for another question or another state of the round: a
 *   transcript then stands for its layers too, so another object is handed over where one of them changed
 * @param spreads those of figures that were drawn before: what these rest on is compared, so they are never those of
 *   another state
 * @param tell is told how far it is
 * @param isOver asked now and then; what Krippendorff's bootstrap has not drawn by then has no interval
 */
export function agreementOf(
  input: AgreementInput,
  {
    kept = new Kept(),
    spreads,
    tell,
    isOver,
  }: { kept?: Kept; spreads?: LastSpreads; tell?: TellStep; isOver?: () => boolean } = {},
): Agreement {
  const { transcripts, layers, codes, codebook, settings } = input
  const choices = choicesOf(settings)
  const draws = drawsIn(settings)
  tell?.('counting', 0)
  const data = reliabilityData(transcripts, layers, codes, choices, codebook, kept)
  tell?.('counting', 0.5)
  const drawn = drawnFrom(data)
  const distances = unitDistances(data, kept)
  const estimates = [
    ...setEstimates(data, drawn, distances, kept),
    ...codeEstimates(data, drawn),
    ...slotEstimates(slotsOf(input, data), drawn),
  ]
  const { coders, values } = data.sets.ratings
  let ratings = 0
  for (const unit of drawn.order) {
    if (drawn.clusterOf[unit] === drawn.count) continue
    for (let coder = 0; coder < coders; coder++) if (values[unit * coders + coder]! >= 0) ratings++
  }
  const last = spreads?.of(JSON.stringify([settings, data.transcripts]))
  // Units have more figures to draw for than spans have.
  const unitDraws = 0.9
  return {
    settings,
    coefficients: [
      ...withIntervals(estimates, drawn, draws, {
        tell: (share) => tell?.('drawing', unitDraws * share),
        isOver,
        last,
      }),
      ...spanFigures(data, draws, kept, {
        tell: (share) => tell?.('drawing', unitDraws + (1 - unitDraws) * share),
        last,
      }),
    ],
    ledger: data.ledger,
    coders: [...data.coders],
    transcripts: data.continua.map(({ transcript }) => transcript),
    ratings,
    byTranscript: agreementByTranscript(data, kept),
    ...differencesIn(data, mostDifferences, distances),
  }
}

/** What is said in the slots of the codes that are compared. */
export function slotsOf(
  { layers, codes, codebook = [], settings, transcripts }: AgreementInput,
  data: ReliabilityData,
): SlotValues[] {
  const compared = new Set(data.codes)
  const withSlots = codebook.filter(({ id, slots }) => slots !== undefined && compared.has(id))
  if (withSlots.length === 0) return []
  const chosen = chosenFrom({ transcripts, layers, codes }, settings, codebook)
  return slotValuesIn(data, chosen.layers, withSlots, unitChoices(settings).overlap)
}
