import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { CaseFile, type recompute } from '#model/agreement/cases.ts'

// The figures of other programs lie beside the repository; a clone on its own does not have them.
const path = resolve(import.meta.dirname, '../../../shared/reference/agreement-cases.json')

/** The reference cases; absent without ../shared. */
export const referenceCases: CaseFile | undefined = existsSync(path)
  ? CaseFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  : undefined

export type ReferenceCase = CaseFile['cases'][number]

/** Fields of a row that were drawn by chance name a tolerance of their own. */
const tolerances: Record<string, string> = { ci95: 'tol_ci', q: 'tol_q' }

/** What stands beside a figure: where it is from, its tolerance, and the input of a row. */
const isBeside = /^(tol|checked_with|published|note|disputed|samples|expected_se|layers$|pygamma$)/

/** What of a case does not come out as expected, a sentence each. */
export function problemsOf(one: ReferenceCase, compute: typeof recompute): string[] {
  const results = compute(one)
  const problems: string[] = []
  if (one.expect !== undefined) {
    for (const [key, wanted] of Object.entries(one.expect)) {
      if (wanted !== null) compare(key, wanted as Record<string, unknown>, results[key], problems)
    }
    return problems
  }
  const tolerance = typeof one.tol === 'number' ? one.tol : 1e-9
  const rows = (one.rows ?? one.pairs)!
  rows.forEach((row, index) => {
    const found = (results.rows as Record<string, unknown>[])[index]!
    if (Object.keys(found).length === 0) problems.push(`row ${index} is empty`)
    for (const [field, value] of Object.entries(found)) {
      const own = Number(row[tolerances[field] ?? ''] ?? tolerance)
      near(`row ${index} ${field}`, row[field], value, own, problems)
    }
  })
  return problems
}

function compare(
  key: string,
  wanted: Record<string, unknown>,
  result: unknown,
  problems: string[],
): void {
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
    if (isBeside.test(field)) continue
    near(`${key}.${field}`, value, own?.[field], byField[field] ?? tolerance, problems)
  }
}

function near(
  where: string,
  wanted: unknown,
  got: unknown,
  tolerance: number,
  problems: string[],
): void {
  if (typeof wanted === 'number') {
    const close = typeof got === 'number' && Math.abs(got - wanted) <= tolerance
    if (!close) problems.push(`${where}: ${got} instead of ${wanted}`)
  } else if (Array.isArray(wanted)) {
    wanted.forEach((value, index) => {
      near(`${where}[${index}]`, value, (got as unknown[])?.[index], tolerance, problems)
    })
  } else if (typeof wanted === 'object' && wanted !== null) {
    for (const [field, value] of Object.entries(wanted)) {
      if (isBeside.test(field)) continue
      const own = (got as Record<string, unknown>)?.[field]
      near(`${where}.${field}`, value, own, tolerance, problems)
    }
  } else if (got !== wanted) problems.push(`${where}: ${got} instead of ${wanted}`)
}
