import { describe, expect, test } from 'vitest'
import { recompute } from '#model/agreement/cases.ts'
import { problemsOf, referenceCases } from '../../builders/reference-cases.ts'

describe.skipIf(referenceCases === undefined)(
  'the reference cases (skipped without ../shared)',
  () => {
    test.each(referenceCases?.cases ?? [])('$id gives the expected figures', (one) => {
      expect(problemsOf(one, recompute)).toEqual([])
    })
  },
)
