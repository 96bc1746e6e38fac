import { alphaU1995 } from './alpha-u-1995.ts'
import { type Figure, undefinedFor } from './coefficient.ts'
import type { ComparedText } from './compared-texts.ts'
import { type Continuum, hasOverlaps, ofValue } from './continuum.ts'
import { kuAlpha } from './cu-alpha.ts'
import { usualDissimilarity } from './gamma/dissimilarity.ts'
import { gamma } from './gamma/gamma.ts'
import { positionByCode } from './position.ts'
import type { Result } from './ratings-results.ts'
import type { ReliabilityData } from './reliability.ts'
import { type ResultRow, resultRows } from './result-rows.ts'
import { barUAlpha, uAlpha } from './u-alpha.ts'
import { unitizingSums, unitizingSumsOf } from './unitizing.ts'

/** Figures of one code within one transcript. */
export interface WithinText {
  transcript: string
  rows: ResultRow[]
}

/** How gamma is sampled. */
export interface GammaSampling {
  /** Continua by chance. */
  samples: number
  seed: number
}

/**
 * The span family of one code within each transcript: alpha_U of 1995, the 2016 family with ku_alpha among all codes
 * that were compared, by position; gamma of its spans, and of the best alignment of all spans gamma-cat and the code's
 * gamma-k, where they were asked for.
 *
 * cu_alpha is left out: it sets codes against one another, and of one code is never defined.
 *
 * @param texts of the transcripts of `data.continua`, in the same order
 * @param place of the code among those of `data`
 */
export function withinTexts(
  { continua, codes }: ReliabilityData,
  texts: readonly ComparedText[],
  { place, sampling }: { place: number; sampling: GammaSampling | undefined },
  isOver?: () => boolean,
): WithinText[] {
  const code = codes[place]!
  return continua.map(({ transcript, continuum }, at) => {
    const own = ofValue(continuum, place)
    const sums = unitizingSumsOf(continuum, place)
    const { percent, alpha, kappa } = positionByCode(own)[code]!
    const rows = resultRows({
      alpha_U_1995: { ...alphaU1995(own).all },
      u_alpha: { ...uAlpha(sums) },
      bar_u_alpha: { ...barUAlpha(sums) },
      ...kuOf(continuum, place),
      position_alpha: figureOf(alpha),
      position_percent: figureOf(percent),
      ...(kappa === undefined ? {} : { position_kappa: figureOf(kappa) }),
      ...(sampling === undefined ? {} : gammaOf(texts[at]!, code, sampling, isOver)),
    })
    return { transcript, rows }
  })
}

/** Of at least two coders, so that what is undefined lacks variation. */
function figureOf(value: number | null): Result {
  return value === null ? undefinedFor('no_variation') : { value }
}

/** Where codes of one coder overlap, no position has one value, and the family of 2016 none for a code among others. */
function kuOf(continuum: Continuum, place: number): Record<string, Result> {
  if (hasOverlaps(continuum)) {
    const overlapping: Figure = undefinedFor('overlapping_spans')
    return { ku_alpha: overlapping, ku_coverage: overlapping }
  }
  const { coverage, ...ku } = kuAlpha(unitizingSums(continuum))[place]!
  return {
    ku_alpha: ku,
    ku_coverage: coverage === null ? undefinedFor('no_units') : { value: coverage },
  }
}

function gammaOf(
  { layers }: ComparedText,
  code: string,
  { samples, seed }: GammaSampling,
  isOver: () => boolean = () => false,
): Record<string, Result> {
  const all = [...layers.values()].map((spans) =>
    spans.map((span) => ({ start: span.start, end: span.end, category: span.code })),
  )
  const own = all.map((units) => units.filter(({ category }) => category === code))
  const settings = { samples, seed, isOver, by: usualDissimilarity }
  const ofAll = gamma(all, settings)
  return {
    gamma: { ...gamma(own, settings).gamma },
    gamma_cat: { ...ofAll.gammaCat },
    gamma_k: { ...(ofAll.gammaK[code] ?? undefinedFor(ofAll.gamma.reason ?? 'no_units')) },
  }
}
