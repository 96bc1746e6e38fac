import { describe, expect, test } from 'vitest'
import { formulas, unseen } from '../builders/formulas.ts'
import { isNoticed, mutantsOf } from '../builders/mutants.ts'
import { referenceCases } from '../builders/reference-cases.ts'

describe.skipIf(referenceCases === undefined)(
  'a number of a formula that is another gives other figures (skipped without ../shared)',
  () => {
    test.each(formulas)('%s', async (file) => {
      const survivors: string[] = []
      for (const mutant of mutantsOf(file)) {
        if (!(await isNoticed(mutant))) survivors.push(mutant.line)
      }
      expect(survivors).toEqual(unseen[file] ?? [])
    })
  },
)
