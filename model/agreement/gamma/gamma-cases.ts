import { z } from 'zod'
import { bestAlignment } from './alignment.ts'
import { type Dissimilarity, positionalDissimilarity, type Unit } from './dissimilarity.ts'
import { gamma, usualSampling } from './gamma.ts'
import { categoricalDisorder } from './gamma-cat.ts'

const LayersOfCase = z.array(
  z.array(
    z
      .tuple([z.number(), z.number(), z.string()])
      .transform(([start, end, category]): Unit => ({ start, end, category })),
  ),
)
const GammaInput = z.object({
  layers: LayersOfCase,
  alpha: z.number().positive(),
  beta: z.number().nonnegative(),
  delta_empty: z.number().positive(),
})
const OtherContinua = z.object({ rows: z.array(z.looseObject({ layers: LayersOfCase })) })

/** The figures of one case: disorder, gamma with its chance, and the disorders of continua it names. */
export function gammaCase(input: unknown, otherContinua: unknown) {
  const { layers, alpha, beta, delta_empty } = GammaInput.parse(input)
  const by: Dissimilarity = { alpha, beta, deltaEmpty: delta_empty }
  const observed = bestAlignment(layers, by)!
  const settings = { ...usualSampling, by, seed: 1, precision: 0.01 }
  const { gamma: figure, gammaCat, gammaK } = gamma(layers, settings)
  const { value, reason, parts } = figure
  return {
    observed_disorder: { value: observed.disorder },
    cat_observed: { value: categoricalDisorder(observed, by) },
    gamma: {
      value,
      ...(reason === undefined ? {} : { reason }),
      samples: parts.samples,
      expected_disorder: parts.expected,
      expected_se: parts.expectedSe,
    },
    gamma_cat: { value: gammaCat.value },
    gamma_k: Object.fromEntries(Object.entries(gammaK).map(([name, { value }]) => [name, value])),
    ...(otherContinua === undefined
      ? {}
      : {
          other_continua: {
            rows: OtherContinua.parse(otherContinua).rows.map(({ layers }) => ({
              disorder: bestAlignment(layers, by)!.disorder,
            })),
          },
        }),
  }
}

const Stretch = z
  .tuple([z.number(), z.number()])
  .transform(([start, end]): Pick<Unit, 'start' | 'end'> => ({ start, end }))
const PositionalRow = z.object({ u: Stretch, v: Stretch })

/** One row of `positional_dissimilarity`, with D = 1. */
export function positionalRow(row: unknown): { d: number } {
  const { u, v } = PositionalRow.parse(row)
  return { d: positionalDissimilarity(u, v, 1) }
}
