import { bootstrap } from './bootstrap.ts'
import type { Draws, Result } from './ratings-results.ts'
import { binaryAlphaByCode, setAlpha } from './set-alpha.ts'
import { setRatingsOf } from './set-ratings.ts'
import { unitsAlike } from './units-alike.ts'

const kinds = ['nominal', 'jaccard', 'masi'] as const

/** Every figure for set-valued ratings, under the names of the specification. */
export function setsResults(
  table: readonly (readonly (readonly string[] | null)[])[],
  codes?: readonly string[],
  draws?: Draws,
): Record<string, Result> {
  // A unit nobody rated is none; one that a coder left empty is.
  const rated = table.filter((row) => row.some((set) => set !== null))
  const data = setRatingsOf(rated, codes)
  const alphas = kinds.map((kind) => setAlpha(data, kind))
  const alike = unitsAlike(data.ratings)
  const ofKinds = { ...data, ratings: alike.ratings }
  const resampled =
    draws === undefined || draws.draws === 0
      ? []
      : bootstrap(
          rated.length,
          kinds.map((kind) => () => setAlpha(ofKinds, kind, alike.times).value),
          draws,
          alike.draw,
        )
  const results = Object.fromEntries(
    kinds.map((kind, index) => {
      const alpha = alphas[index]!
      const { Do, De } = alpha.parts
      const result: Result = { ...alpha, ...(Do === undefined ? {} : { Do, De }) }
      if (alpha.value !== null && resampled[index] !== undefined) {
        result.bootstrap = resampled[index]
      }
      return [`alpha_sets_${kind}`, result]
    }),
  )
  return { ...results, binary_alpha_by_code: { value: binaryAlphaByCode(data) } }
}
