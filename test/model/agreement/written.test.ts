import { expect, test } from 'vitest'
import { writtenAsTyped, writtenNumber, writtenThreshold } from '#model/agreement/written.ts'

test('a number below zero has a minus and no hyphen, and what rounds to zero has none', () => {
  expect(writtenNumber('en', -0.25, 2)).toBe('−.25')
  expect(writtenNumber('de', -0.25, 1)).toBe('−0,3')
  expect(writtenNumber('en', -0.0000001, 6)).toBe('.000000')
  expect(writtenThreshold('en', -0.5)).toBe('−.50')
  expect(writtenThreshold('de', 0.667)).toBe('0,667')
})

test('a value of a scale is written with all its digits, as it is typed', () => {
  expect([-2, 0, 1].map((value) => writtenAsTyped('en', value))).toEqual(['−2', '0', '1'])
  expect(writtenAsTyped('en', -0.5)).toBe('−0.5')
  expect(writtenAsTyped('de', 2.25)).toBe('2,25')
})
