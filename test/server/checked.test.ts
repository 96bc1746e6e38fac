import { expect, test } from 'vitest'
import { checked } from '#server/checked.ts'
import { LayerRequest } from '#server/layers.ts'
import { refusal } from '../builders/refusal.ts'

test('of a body in which everything is wrong the first hundred complaints are told', () => {
  const body = { codedSpans: Array.from({ length: 2_000 }, () => ({})) }
  const { code, issues } = refusal(() => checked(LayerRequest, body))
  expect(code).toBe('invalid-input')
  expect(issues).toHaveLength(100)
  expect(issues[0]?.path).toMatch(/^codedSpans\.0\./)
})
