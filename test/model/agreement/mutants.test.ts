import { describe, expect, test } from 'vitest'
import { formulas, unseen } from '../../builders/formulas.ts'
import { isNoticed, mutantsOf } from '../../builders/mutants.ts'
import { random } from '../../builders/random.ts'
import { referenceCases } from '../../builders/reference-cases.ts'

const next = random(5)

// `npm run test:faults` changes every number of every formula.
describe.skipIf(referenceCases === undefined)(
  'a number of a formula that is another gives other figures (skipped without ../shared)',
  () => {
    test.each(formulas.filter((_, index) => index % 5 === 0))('%s', async (file) => {
      const mutants = mutantsOf(file).filter(({ line }) => !unseen[file]?.includes(line))
      const mutant = mutants[Math.floor(next() * mutants.length)]!
      expect(await isNoticed(mutant), mutant.line).toBe(true)
    })
  },
)
