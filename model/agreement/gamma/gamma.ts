import { type Coefficient, type Reason, undefinedFor } from '../coefficient.ts'
import { seeded } from '../random.ts'
import { type Alignment, bestAlignment } from './alignment.ts'
import type { Dissimilarity, Unit } from './dissimilarity.ts'
import { gammaCat } from './gamma-cat.ts'
import { randomContinuum } from './random-continuum.ts'

export interface GammaSettings {
  by: Dissimilarity
  seed: number
  /** Continua by chance that are drawn first. */
  samples: number
  /** More are drawn until the expected disorder is known to this share of it, in 95 of 100 cases. */
  precision?: number
  /** Asked now and then; once it says so there is no figure. Default: never. */
  isOver?: () => boolean
}

export interface GammaFigures {
  gamma: Coefficient
  /** Of the categories alone. */
  gammaCat: Coefficient
  /** The same for each category. */
  gammaK: Record<string, Coefficient>
}

/** As published. */
export const usualSampling = { samples: 30, precision: 0.02 }

/**
 * Gamma: how much less disorder the best alignment of all coders' units has than continua made by chance;
 * where units lie and what they are called count together. With gamma-cat and gamma-k of the same alignments.
 *
 * The alignments are exact. A precision asks for `(1.96 * cv / precision)^2` continua in all, with the
 * coefficient of variation of those drawn first.
 *
 * @param layers units of each coder; a coder without any takes part
 * @see Mathet, Widlöcher & Métivier (2015), The unified and holistic method gamma, eqs. 10 and 11, sec. 5.3
 */
export function gamma(
  layers: readonly (readonly Unit[])[],
  { by, seed, samples, precision, isOver = () => false }: GammaSettings,
): GammaFigures {
  if (layers.length < 2) return none('one_coder')
  if (layers.flat().length === 0) return none('no_units')
  const observed = bestAlignment(layers, by, isOver)
  if (observed === null) return none('not_computed')
  const random = seeded(seed)
  const byChance: Alignment[] = []
  for (let wanted = samples; byChance.length < wanted; ) {
    // Small continua are aligned before anybody asks, but there may be very many of them.
    const alignment = isOver() ? null : bestAlignment(randomContinuum(layers, random), by, isOver)
    if (alignment === null) return none('not_computed')
    byChance.push(alignment)
    if (byChance.length === samples && precision !== undefined) {
      const { mean, deviation } = spreadOf(byChance)
      wanted = Math.max(wanted, Math.ceil(((1.96 * deviation) / mean / precision) ** 2))
    }
  }
  const { mean, deviation } = spreadOf(byChance)
  const parts = {
    observed: observed.disorder,
    expected: mean,
    expectedSe: deviation / Math.sqrt(byChance.length),
    samples: byChance.length,
  }
  const categories = [...new Set(layers.flat().map(({ category }) => category))].sort()
  return {
    gamma: { value: observed.disorder === 0 ? 1 : 1 - observed.disorder / mean, parts },
    gammaCat: gammaCat(observed, byChance, by),
    gammaK: Object.fromEntries(
      categories.map((category) => [category, gammaCat(observed, byChance, by, category)]),
    ),
  }
}

function spreadOf(alignments: readonly Alignment[]): { mean: number; deviation: number } {
  const mean = alignments.reduce((sum, { disorder }) => sum + disorder, 0) / alignments.length
  const squares = alignments.reduce((sum, { disorder }) => sum + (disorder - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / alignments.length) }
}

function none(reason: Reason): GammaFigures {
  const undefinedFigure = { ...undefinedFor(reason), parts: {} }
  return { gamma: undefinedFigure, gammaCat: undefinedFigure, gammaK: {} }
}
