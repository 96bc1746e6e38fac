import { expect, test } from 'vitest'
import { boundarySimilarity } from '#model/agreement/boundary-similarity.ts'

test('a boundary is a near miss one place away, and two away only where it is said to be', () => {
  // Boundaries at 2 and at 3, of four places.
  expect(boundarySimilarity([2, 2], [3, 1])).toEqual({
    B: 0.5,
    additions: 0,
    transpositions: 1,
    matches: 0,
  })
  const apart = [
    [2, 4],
    [4, 2],
  ] as const
  expect(boundarySimilarity(...apart)).toMatchObject({ B: 0, additions: 2 })
  expect(boundarySimilarity(...apart, 3)).toMatchObject({ additions: 0, transpositions: 1 })
  expect(boundarySimilarity(...apart, 3).B).toBeCloseTo(1 - 2 / 3, 12)
})

test('segmentations of texts of two lengths are refused, and without boundaries they are alike', () => {
  expect(() => boundarySimilarity([2, 2], [2, 3])).toThrow(/length/)
  expect(boundarySimilarity([4], [4]).B).toBe(1)
})
