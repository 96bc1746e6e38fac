import { givenFieldsOf } from './case-rows.ts'
import type { CaseFile } from './cases.ts'

/** What of a case was held against what it expects. */
export interface Compared {
  /** Numbers, reasons and whatever else is expected. */
  compared: number
  /** What does not come out as expected, a sentence each. */
  problems: string[]
}

/** Fields of a row that were drawn by chance name a tolerance of their own. */
const tolerances: Record<string, string> = { ci95: 'tol_ci', q: 'tol_q' }

/** What stands beside a figure: where it is from, its tolerance, and the input of a row. */
const beside =
  /^(tol|checked_with|published|note|disputed|samples|expected_se|layers$|pygamma$|case$|B_used_here$)/

/**
 * Holds the figures of a case against those that its file expects, each within the tolerance that stands beside it,
 * else within 1e-9. Every figure that the file expects is compared, also where none is computed; figures that the file
 * does not name are not.
 *
 * @param results as `recompute` gives them
 */
export function comparedWithExpected(
  one: CaseFile['cases'][number],
  results: Record<string, unknown>,
): Compared {
  const found: Compared = { compared: 0, problems: [] }
  if (one.expect !== undefined) {
    for (const [key, wanted] of Object.entries(one.expect)) {
      if (wanted !== null) compareFigure(key, wanted as Expected, results[key], found)
    }
    return found
  }
  const tolerance = typeof one.tol === 'number' ? one.tol : 1e-9
  const rows = one.rows ?? one.pairs ?? []
  const given = givenFieldsOf(one.kind)
  if (given === undefined) {
    found.problems.push(`nobody computes cases of the kind ${one.kind}`)
    return found
  }
  rows.forEach((row, index) => {
    const own = (results.rows as Record<string, unknown>[])[index]
    for (const [field, wanted] of Object.entries(row)) {
      if (given.includes(field) || beside.test(field)) continue
      const near = Number(row[tolerances[field] ?? ''] ?? toleranceIn(wanted) ?? tolerance)
      compare(`row ${index} ${field}`, wanted, own?.[field], near, found)
    }
  })
  return found
}

/** What is drawn by chance says itself how near it is. */
function toleranceIn(wanted: unknown): unknown {
  return typeof wanted === 'object' && wanted !== null && 'tol' in wanted ? wanted.tol : undefined
}

type Expected = Record<string, unknown>

function compareFigure(key: string, wanted: Expected, result: unknown, found: Compared): void {
  const own = result as Record<string, unknown>
  const tolerance = Number(wanted.tol ?? 1e-9)
  const byField: Record<string, number> = {
    se: Number(wanted.tol_se ?? tolerance),
    se0: Number(wanted.tol_se ?? tolerance),
    ci95: Number(wanted.tol_ci ?? tolerance),
    // Two means of random continua lie further apart than this once in ten thousand times.
    expected_disorder: 6 * Number(wanted.expected_se),
  }
  for (const [field, value] of Object.entries(wanted)) {
    if (beside.test(field)) continue
    compare(`${key}.${field}`, value, own?.[field], byField[field] ?? tolerance, found)
  }
}

function compare(
  where: string,
  wanted: unknown,
  got: unknown,
  tolerance: number,
  found: Compared,
): void {
  if (Array.isArray(wanted)) {
    wanted.forEach((value, index) => {
      compare(`${where}[${index}]`, value, (got as unknown[])?.[index], tolerance, found)
    })
  } else if (typeof wanted === 'object' && wanted !== null) {
    for (const [field, value] of Object.entries(wanted)) {
      if (beside.test(field)) continue
      const own = (got as Record<string, unknown>)?.[field]
      compare(`${where}.${field}`, value, own, tolerance, found)
    }
  } else {
    found.compared++
    const isRight =
      typeof wanted === 'number'
        ? typeof got === 'number' && Math.abs(got - wanted) <= tolerance
        : got === wanted
    if (!isRight) found.problems.push(`${where}: ${got} instead of ${wanted}`)
  }
}
