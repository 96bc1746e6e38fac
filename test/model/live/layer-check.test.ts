import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDomainError } from '#model/errors.ts'
import { checkCodedSpan, checkLayerMemo, type LayerGround } from '#model/live/layer-check.ts'
import { type CodedSpan, CodedSpan as Schema } from '#model/span.ts'
import { TextOffsets } from '#model/text.ts'
import { aSpan } from '../../builders/live-study.ts'

const words = 'A: 👩‍👩‍👧 cafe\u0301 🇩🇪 ok. B: yes'
const second = Array.from('A: 👩‍👩‍👧 cafe\u0301 🇩🇪 ok. ').length
const text = new TextOffsets(words)
const turns = [
  { ordinal: 1, speaker: 'A', start: 0, speechStart: 3, end: second },
  { ordinal: 2, speaker: 'B', start: second, speechStart: second + 3, end: text.length },
]
const codes = new Map([
  ['blame', { id: 'blame', name: 'Blame' }],
  ['old', { id: 'old', name: 'Old', retired: true as const }],
])
const ground: LayerGround = { text, turns, spansAcrossTurns: true, code: (id) => codes.get(id) }

function isTaken(span: CodedSpan, on = ground, before?: CodedSpan): boolean {
  try {
    checkCodedSpan(on, span.id, span, before)
    return true
  } catch (error) {
    if (!isDomainError(error)) throw error
    expect(error.extras.entryId).toBe(span.id)
    return false
  }
}

test('[TX4] a coded span is taken exactly where its quote is made of whole characters', () => {
  const whole = new Set([0])
  let length = 0
  for (const { segment } of new Intl.Segmenter('und').segment(words)) {
    length += Array.from(segment).length
    whole.add(length)
  }
  const offset = fc.integer({ min: 0, max: text.length + 3 })
  fc.assert(
    fc.property(offset, offset, (start, end) => {
      const isRight = start < end && whole.has(start) && whole.has(end)
      expect(isTaken(aSpan({ code: 'blame', start, end }))).toBe(isRight)
    }),
    { seed: 20261124, numRuns: 500 },
  )
})

test('where spans across turns are forbidden, a turn may be coded whole and no border crossed', () => {
  const strict = { ...ground, spansAcrossTurns: false }
  expect(isTaken(aSpan({ code: 'blame', start: 0, end: second }), strict)).toBe(true)
  expect(isTaken(aSpan({ code: 'blame', start: second, end: text.length }), strict)).toBe(true)
  expect(isTaken(aSpan({ code: 'blame', start: 0, end: second + 1 }), strict)).toBe(false)
})

test('what was right when it was coded stays right while it is kept', () => {
  const before = aSpan({ code: 'old' })
  expect(isTaken({ ...before, memo: 'more' }, ground, before)).toBe(true)
  expect(isTaken({ ...before, code: 'old' }, ground, aSpan({ code: 'blame' }))).toBe(false)
  const gone = aSpan({ code: 'gone' })
  expect(isTaken({ ...gone, end: 5 }, ground, gone)).toBe(false)
  expect(isTaken({ ...gone, end: 2 }, ground, gone)).toBe(true)
})

test('any plain value is either a well-formed coded span or refused, never an accident', () => {
  const value = fc.oneof(
    fc.anything(),
    fc.record({
      ...{ id: fc.constant(aSpan().id), start: fc.anything(), end: fc.anything() },
      ...{ code: fc.anything(), memo: fc.anything(), slots: fc.anything() },
      createdAt: fc.constant('2026-05-14T09:00:00Z'),
    }),
  )
  fc.assert(
    fc.property(value, fc.string(), (candidate, key) => {
      try {
        const span = checkCodedSpan(ground, key, candidate, undefined)
        expect(Schema.parse(candidate)).toEqual(span)
      } catch (error) {
        expect(isDomainError(error), String(error)).toBe(true)
      }
    }),
    { seed: 20261124, numRuns: 2_000 },
  )
})

test('a memo is about the transcript, a turn of it or a code, and is text', () => {
  for (const about of ['transcript', 'turn:1', 'turn:2', 'code:blame', 'code:old']) {
    expect(checkLayerMemo(ground, about, 'words')).toBe('words')
  }
  for (const about of ['turn:0', 'turn:3', 'turn:1e0', 'code:gone', 'code:', 'constructor']) {
    expect(() => checkLayerMemo(ground, about, 'words')).toThrow('about nothing')
  }
  for (const memo of [1, null, undefined, 'a\u0000', '\ud800', 'x'.repeat(20_001)]) {
    expect(() => checkLayerMemo(ground, 'transcript', memo)).toThrow()
  }
})
