import { fromUnitDraws, type Redrawn } from './from-draws.ts'
import { byFormula, type Draws } from './interval-method.ts'
import type { Result } from './ratings-results.ts'
import { binaryAlphaByCode, setAlpha } from './set-alpha.ts'
import { setRatingsOf } from './set-ratings.ts'
import { unitsAlike } from './units-alike.ts'

const kinds = ['nominal', 'jaccard', 'masi'] as const

/** Every figure for set-valued ratings, under the names of the specification. */
export function setsResults(
  table: readonly (readonly (readonly string[] | null)[])[],
  codes?: readonly string[],
  draws: Draws = byFormula,
): Record<string, Result> {
  // A unit nobody rated is none; one that a coder left empty is.
  const rated = table.filter((row) => row.some((set) => set !== null))
  const data = setRatingsOf(rated, codes)
  const alike = unitsAlike(data.ratings)
  const ofKinds = { ...data, ratings: alike.ratings }
  const results: Record<string, Result> = {}
  const redrawn = new Map<string, Redrawn>()
  for (const kind of kinds) {
    const name = `alpha_sets_${kind}`
    const { value, ...alpha } = setAlpha(data, kind)
    const { Do, De } = alpha.parts
    results[name] = { value, ...alpha, ...(Do === undefined ? {} : { Do, De }) }
    if (value === null) continue
    redrawn.set(name, { value, again: () => setAlpha(ofKinds, kind, alike.times).value })
  }
  if (draws.draws > 0) {
    const found = fromUnitDraws([...redrawn.values()], alike, draws)
    for (const [index, name] of [...redrawn.keys()].entries()) {
      results[name]!.bootstrap = found[index]!
    }
  }
  return { ...results, binary_alpha_by_code: { value: binaryAlphaByCode(data) } }
}
