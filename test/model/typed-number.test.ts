import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writtenAsTyped, writtenThreshold } from '#model/agreement/written.ts'
import { interfaceLanguages } from '#model/interface-language.ts'
import { typedNumber } from '#model/typed-number.ts'

test('a number is read with a point or a comma, a zero before it or none, and any minus', () => {
  const typed = ['0.2', '0,2', '.2', ',2', ' 0,20 ', '1', '-0,5', '−0.5']
  expect(typed.map(typedNumber)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2, 1, -0.5, -0.5])
})

test('what is no number, or has signs of thousands, is none', () => {
  for (const typed of ['', ' ', '.', ',', '-', '1.000,5', '1,000.5', '1e3', '0x1', 'NaN', '1 2']) {
    expect(typedNumber(typed), typed).toBeNaN()
  }
})

test('what a page writes in any of its languages is read as the same number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.constantFrom(...interfaceLanguages),
      (whole, language) => {
        const value = whole / 1_000
        expect(typedNumber(writtenAsTyped(language, value))).toBe(value)
        expect(typedNumber(writtenThreshold(language, value))).toBe(value)
      },
    ),
    { seed: 1 },
  )
})
