import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  coefficientText,
  intervalText,
  percentText,
  thresholdText,
} from '#app/components/agreement/coefficient-text.ts'
import { segmentsOf } from '#app/components/agreement/segments.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'

const text = 'It was 👩‍👩‍👧 discussed; nothing was agreed.'
const length = [...text].length
const span = (coder: string, start: number, end: number, code = 'blame') => ({
  id: `${coder}${start}`,
  coder,
  start: start + 100,
  end: end + 100,
  code,
})

const completed = (id: string) => ({ id, completed: true })
const unfinished = (id: string) => ({ id, completed: false })

test('a stretch is of all where every coder has a code in common, of some where anybody has one', () => {
  const [segments] = segmentsOf(
    [{ start: 100, text }],
    [span('ana', 0, 6), span('ben', 3, 6), span('ana', 20, 25), span('ben', 20, 25, 'threat')],
    [completed('ana'), completed('ben')],
    { start: 103, end: 106 },
  )
  const shown = segments!.map(({ start, end, agreement, here }) => [start, end, agreement, here])
  expect(shown).toEqual([
    [100, 103, 'some', false],
    [103, 106, 'all', true],
    [106, 120, null, false],
    [120, 125, 'some', false],
    [125, 100 + length, null, false],
  ])
})

test('[RD1] who has not completed the transcript is missing: a stretch is of all without them, and of some with theirs alone', () => {
  const found = (coders: Parameters<typeof segmentsOf>[2]) =>
    segmentsOf(
      [{ start: 100, text }],
      [span('ana', 0, 6), span('ben', 0, 6), span('cem', 0, 3, 'threat'), span('cem', 10, 15)],
      coders,
      { start: 130, end: 131 },
    )[0]!.flatMap(({ start, agreement }) => (agreement === null ? [] : [[start, agreement]]))
  expect(found([completed('ana'), completed('ben'), unfinished('cem')])).toEqual([
    [100, 'all'],
    [103, 'all'],
    [110, 'some'],
  ])
  expect(found([completed('ana'), completed('ben'), completed('cem')])).toEqual([
    [100, 'some'],
    [103, 'some'],
    [110, 'some'],
  ])
  // With one alone, or nobody, there is nothing in common.
  for (const ben of [completed('ben'), unfinished('ben')]) {
    expect(found([unfinished('ana'), ben, unfinished('cem')])).toEqual([
      [100, 'some'],
      [103, 'some'],
      [110, 'some'],
    ])
  }
})

test('whatever is coded, the stretches are the text, each character once', () => {
  const spans = fc.array(
    fc.tuple(fc.constantFrom('ana', 'ben', 'cem'), fc.nat(length), fc.integer({ min: 1, max: 20 })),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(spans, fc.nat(length - 1), (given, here) => {
      const blocks = [
        { start: 100, text },
        { start: 100 + length + 2, text },
      ]
      const found = segmentsOf(
        blocks,
        given.map(([coder, start, by]) => span(coder, start, start + by)),
        [completed('ana'), completed('ben'), unfinished('cem')],
        { start: 100 + here, end: 101 + here },
      )
      found.forEach((segments, index) => {
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        expect(segments[0]!.start).toBe(blocks[index]!.start)
        for (const segment of segments) {
          expect([...segment.text].length).toBe(segment.end - segment.start)
        }
      })
    }),
  )
})

const english = makeI18n('en', allWords).t
const german = makeI18n('de', allWords).t

test.each([
  [0.805, '.81'],
  [1, '1.00'],
  [0, '.00'],
  [-0.124, '−.12'],
  [-0.001, '.00'],
  [-1, '−1.00'],
])('%d is shown as %s', (value, shown) => {
  expect(coefficientText(english, value)).toBe(shown)
})

test('in German a figure has its zero and a comma', () => {
  const shown = [0.805, 1, -0.124].map((value) => coefficientText(german, value))
  expect(shown).toEqual(['0,81', '1,00', '−0,12'])
  expect(intervalText(german, [-0.12, 0.3])).toBe('−0,12 bis 0,30')
  expect(thresholdText(german, 0.667)).toBe('0,667')
  expect(thresholdText(english, 0.8)).toBe('.80')
})

test('an interval with a minus is not joined by a dash, and a share is not rounded to all or none', () => {
  expect(intervalText(english, [0.74, 0.87])).toBe('.74–.87')
  expect(intervalText(english, [-0.12, 0.3])).toBe('−.12 to .30')
  expect([percentText(0.999), percentText(0.001), percentText(1)]).toEqual([
    '>\u00a099\u00a0%',
    '<\u00a01\u00a0%',
    '100\u00a0%',
  ])
})
