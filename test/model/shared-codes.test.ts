import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedCodes } from '#model/shared-codes.ts'

const blame = (coder: string, start: number, end: number) => ({ code: 'blame', coder, start, end })

test('[WS23] a coded span is shared where every coder has its code, as where coders are compared', () => {
  const given = [blame('ana', 0, 10), blame('ben', 5, 12), { ...blame('ben', 0, 5), code: 'doubt' }]
  const shared = sharedCodes(given, ['ana', 'ben'])
  expect(shared(blame('ana', 0, 10))).toBe('part')
  expect(shared(blame('ben', 5, 10))).toBe('all')
  expect(shared(blame('ben', 10, 12))).toBe('none')
  expect(shared({ ...blame('ben', 0, 5), code: 'doubt' })).toBe('none')
  // Somebody who coded nothing has no code in common with anybody.
  expect(sharedCodes(given, ['ana', 'ben', 'cem'])(blame('ben', 5, 10))).toBe('none')
  expect(sharedCodes(given, ['ana'])(blame('ana', 0, 10))).toBe('none')
})

test('[WS23] what is shared equals what is found character by character', () => {
  const coders = ['ana', 'ben']
  const given = fc.record({
    code: fc.constantFrom('blame', 'doubt'),
    coder: fc.constantFrom(...coders),
    start: fc.nat(12),
    length: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(fc.array(given, { maxLength: 12 }), (drawn) => {
      const spans = drawn.map(({ length, ...span }) => ({ ...span, end: span.start + length }))
      const shared = sharedCodes(spans, coders)
      for (const span of spans) {
        const places = Array.from({ length: span.end - span.start }, (_, at) => span.start + at)
        const agreed = places.filter((at) =>
          coders.every((coder) =>
            spans.some(
              (one) =>
                one.coder === coder && one.code === span.code && one.start <= at && at < one.end,
            ),
          ),
        )
        const wanted =
          agreed.length === 0 ? 'none' : agreed.length === places.length ? 'all' : 'part'
        expect(shared(span)).toBe(wanted)
      }
    }),
  )
})
