import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GivenCode, SharedCodes } from '#model/shared-codes.ts'

const given = (coder: string | null, start: number, end: number, code = 'blame'): GivenCode => ({
  span: { code, start, end },
  coder,
})

/** How far each is shared, where these are all that was given. */
function sharesOf(all: readonly GivenCode[], coders: readonly (string | null)[]) {
  const shared = new SharedCodes(coders)
  shared.change([], all)
  return ({ span }: GivenCode) => shared.in(span)
}

test('[WS23] a coded span is shared where every coder has its code, as where coders are compared', () => {
  const all = [given(null, 0, 10), given('ben', 5, 12), given('ben', 0, 5, 'doubt')]
  const shared = sharesOf(all, [null, 'ben'])
  expect(shared(given(null, 0, 10))).toBe('part')
  expect(shared(given('ben', 5, 10))).toBe('all')
  expect(shared(given('ben', 10, 12))).toBe('none')
  expect(shared(given('ben', 0, 5, 'doubt'))).toBe('none')
  // Somebody who coded nothing has no code in common with anybody.
  expect(sharesOf(all, [null, 'ben', 'cem'])(given('ben', 5, 10))).toBe('none')
  expect(sharesOf(all, [null])(given(null, 0, 10))).toBe('none')
})

const coders = [null, 'ben']
const drawn = fc
  .record({
    code: fc.constantFrom('blame', 'doubt'),
    // One of them is not compared.
    coder: fc.constantFrom(...coders, 'cem'),
    start: fc.nat(12),
    length: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ code, coder, start, length }) => given(coder, start, start + length, code))

test('[WS23] what is shared equals what is found character by character', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 12 }), (all) => {
      const shared = sharesOf(all, coders)
      for (const { span } of all) {
        const places = Array.from({ length: span.end - span.start }, (_, at) => span.start + at)
        const agreed = places.filter((at) =>
          coders.every((coder) =>
            all.some(
              (one) =>
                one.coder === coder &&
                one.span.code === span.code &&
                one.span.start <= at &&
                at < one.span.end,
            ),
          ),
        )
        const wanted =
          agreed.length === 0 ? 'none' : agreed.length === places.length ? 'all' : 'part'
        expect(shared({ span, coder: null })).toBe(wanted)
      }
    }),
  )
})

test('[WS23] what is shared is kept up step by step, and each span whose answer is another one is named', () => {
  const steps = fc.array(fc.record({ come: fc.array(drawn, { maxLength: 4 }), go: fc.nat() }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(steps, (steps) => {
      const kept = new SharedCodes(coders)
      let all: GivenCode[] = []
      for (const { come, go } of steps) {
        const before = new Map(all.map((one) => [one, kept.in(one.span)]))
        const gone = all.filter((_, at) => (go >> at) % 2 === 1)
        all = [...all.filter((one) => !gone.includes(one)), ...come]
        const named = kept.change(gone, come)
        const afresh = sharesOf(all, coders)
        expect(new Set(named).size).toBe(named.length)
        for (const one of all) {
          expect(kept.in(one.span)).toBe(afresh(one))
          if (before.get(one) !== afresh(one)) expect(named).toContain(one)
        }
        for (const one of named) expect(all).toContain(one)
      }
    }),
  )
})
