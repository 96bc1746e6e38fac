import { expect, test } from 'vitest'
import { CaseFile, recompute } from '#model/agreement/cases.ts'
import { comparedWithExpected } from '#model/agreement/expected-figures.ts'

/** What is found of one case of a file. */
function comparedOf(given: object) {
  const { cases } = CaseFile.parse({ format: 'agreement-cases/1', cases: [{ id: 'X', ...given }] })
  return comparedWithExpected(cases[0]!, recompute(cases[0]!))
}

// Two boundaries of three are the same and none is near: 2 of 3.
const row = { a: [2, 3, 5], b: [2, 3, 2, 3], n_t: 2, B: 2 / 3 }

test('every figure that a row expects is compared, and what it gives is not', () => {
  expect(comparedOf({ kind: 'boundary_similarity', rows: [row] })).toEqual({
    compared: 1,
    problems: [],
  })
})

test('a figure that comes out otherwise, and one that nobody computes, are told', () => {
  const wrong = { ...row, B: 0.6, never_heard_of: 1 }
  const { compared, problems } = comparedOf({ kind: 'boundary_similarity', rows: [wrong] })
  expect(compared).toBe(2)
  expect(problems).toHaveLength(2)
})

test('rows of a kind that nobody computes are told, not passed over', () => {
  expect(comparedOf({ kind: 'unheard_of', rows: [{ value: 1 }] }).problems).toHaveLength(1)
})
