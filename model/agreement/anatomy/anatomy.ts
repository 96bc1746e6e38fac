import type { Placed } from '../../codebook-tree.ts'
import type { ComparedLayer, ComparedTranscript, ReliabilityData } from '../reliability.ts'
import { addingUp, disagreementOnPositions } from './adding-up.ts'
import { type CoderProfile, coderProfiles } from './coder-profiles.ts'
import { type Confusion, confusions } from './confusion.ts'
import { type Costs, costsOf } from './costs.ts'
import type { Disagreements, Over } from './disagreements.ts'
import type { Lost } from './lost.ts'
import { type LostOfCode, lostByCode } from './lost-by-code.ts'
import {
  type LostOfCodeAndPair,
  type LostOfPair,
  lostByCodeAndPair,
  lostByPair,
} from './lost-by-pair.ts'
import { type Losses, lossesOnUnits } from './lost-on-units.ts'
import { marginalsOfPositions } from './marginals.ts'
import { type NextStep, nextSteps } from './next-steps.ts'
import { dearestPassages, type Passage } from './passages.ts'
import { positionDisagreements } from './position-disagreements.ts'
import { type Rivals, rivalsOf } from './rivals.ts'
import type { Scope } from './scope.ts'
import { type SpanTable, spanTables } from './span-table.ts'
import { Speech } from './speech.ts'

export interface AnatomyInput {
  data: ReliabilityData
  transcripts: readonly Pick<ComparedTranscript, 'id' | 'turns'>[]
  /** For the order of coding in time; spans without `codedAt` are left out of it alone. */
  layers?: readonly ComparedLayer[]
  /** Where codes stand: decides which of them are rivals. */
  codebook: readonly Placed[]
  /** Sets of ids of codes of which a coder is to choose one. */
  exclusive?: readonly (readonly string[])[]
  over: Over
}

/** Why agreement is lost, where, and on whom. */
export interface Anatomy {
  over: Over
  /** All codes together, and each. */
  all: Lost
  codes: LostOfCode[]
  /** Each pair of coders over all codes, and on each code; `null` where that would be too many. */
  pairs: LostOfPair[]
  codesOfPairs: LostOfCodeAndPair[] | null
  confusions: Confusion[]
  costs: Costs
  coders: CoderProfile[]
  steps: NextStep[]
  /** Not for whoever may read figures alone. */
  passages: Passage[]
}

/** The anatomy, and what it rests on: a page of one code, of a pair or a working list asks for more. */
export interface Dissected {
  anatomy: Anatomy
  disagreements: Disagreements
  /** What costs most of one code, or between two coders, and the passages. */
  within(scope: Scope): Pick<Anatomy, 'costs' | 'passages'>
}

/**
 * Anatomy of the disagreement of a round, on units or on positions.
 *
 * The parts of what is lost add up to `1 - alpha`, which is checked each time.
 */
export function anatomyOf(input: AnatomyInput): Dissected {
  const { data, transcripts, layers, codebook, exclusive, over } = input
  const rivals = rivalsOf(data.codes, codebook, exclusive)
  const speech = new Speech(transcripts, data)
  const tables = spanTables(data)
  const { lost, disagreements, marginals } =
    over === 'units'
      ? lossesOnUnits(data, rivals, tables)
      : lossesOnPositions(data, rivals, tables, speech)
  const within = (scope: Scope) => ({
    costs: costsOf(disagreements, data, speech, scope),
    passages: dearestPassages(disagreements, data, scope),
  })
  const { costs, passages } = within({})
  const parts = {
    confusions: confusions(disagreements, data),
    costs,
    coders: coderProfiles(data, speech, tables, layers),
  }
  return {
    anatomy: {
      over,
      ...lost,
      pairs: lostByPair(disagreements, marginals, data),
      codesOfPairs: lostByCodeAndPair(disagreements, marginals, data),
      ...parts,
      steps: nextSteps(disagreements, data, lost, parts),
      passages,
    },
    disagreements,
    within,
  }
}

function lossesOnPositions(
  data: ReliabilityData,
  rivals: Rivals,
  tables: readonly SpanTable[],
  speech: Speech,
): Losses {
  const disagreements = positionDisagreements(data, rivals, tables, speech)
  const marginals = marginalsOfPositions(data)
  const lost = addingUp(
    lostByCode(disagreements, marginals, data.codes),
    disagreementOnPositions(data, tables),
  )
  return { lost, disagreements, marginals }
}
