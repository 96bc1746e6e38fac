import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { CaseFile, type recompute } from '#model/agreement/cases.ts'
import { comparedWithExpected } from '#model/agreement/expected-figures.ts'

// The figures of other programs lie beside the repository; a clone on its own does not have them.
const path = resolve(import.meta.dirname, '../../../shared/reference/agreement-cases.json')

/** The reference cases; absent without ../shared. */
export const referenceCases: CaseFile | undefined = existsSync(path)
  ? CaseFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  : undefined

export type ReferenceCase = CaseFile['cases'][number]

/** What of a case does not come out as expected, a sentence each. */
export function problemsOf(one: ReferenceCase, compute: typeof recompute): string[] {
  return comparedWithExpected(one, compute(one)).problems
}
