import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fAndKappa } from '#model/agreement/f-measure.ts'
import { byPosition, lenient, type MatchSpan, oneToOne } from '#model/agreement/matching.ts'

const aSpan = fc
  .tuple(fc.nat(6), fc.integer({ min: 1, max: 4 }), fc.constantFrom('a', 'a', 'b'))
  .map(([start, long, code]): MatchSpan => ({ start, end: start + long, code }))
const someSpans = fc.array(aSpan, { maxLength: 6 })

const rules = {
  exact: (common: number, all: number) => common === all,
  partial: (common: number) => common > 0,
  iou: (common: number, all: number) => common / all >= 0.5,
}

/** Positions, not ends: common ones and all of two spans that have one code. */
function mayMatch(rule: keyof typeof rules, one: MatchSpan, other: MatchSpan): boolean {
  if (one.code !== other.code) return false
  const own = new Set(positionsOf(one))
  const common = positionsOf(other).filter((position) => own.has(position)).length
  return rules[rule](common, own.size + positionsOf(other).length - common)
}

function positionsOf({ start, end }: MatchSpan): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at)
}

/** The largest matching by trying all: each reference span in turn with every free partner, or with none. */
function mostMatched(
  rule: keyof typeof rules,
  [first, ...rest]: readonly MatchSpan[],
  free: readonly MatchSpan[],
): number {
  if (first === undefined) return 0
  return free.reduce(
    (most, partner) =>
      mayMatch(rule, first, partner)
        ? Math.max(
            most,
            1 +
              mostMatched(
                rule,
                rest,
                free.filter((one) => one !== partner),
              ),
          )
        : most,
    mostMatched(rule, rest, free),
  )
}

describe('spans of two coders, matched', () => {
  test.each(['exact', 'partial', 'iou'] as const)(
    'as many are matched one to one as can be at all: %s',
    (rule) => {
      let matched = 0
      fc.assert(
        fc.property(someSpans, someSpans, (reference, other) => {
          const found = oneToOne(reference, other, rule === 'iou' ? { iou: 0.5 } : rule)
          const tp = mostMatched(rule, reference, other)
          matched += tp
          expect(found.tp).toBe(tp)
          const [given, wanted] = [other.length, reference.length]
          expect(found.precision).toBe(given === 0 ? null : tp / given)
          expect(found.recall).toBe(wanted === 0 ? null : tp / wanted)
          // F of what both found and one alone did.
          expect(found.f1).toBe(fAndKappa(tp, wanted - tp, given - tp, 0).f)
        }),
        { seed: 4, numRuns: 200 },
      )
      expect(matched).toBeGreaterThan(20)
    },
  )

  test('who would be left alone takes a partner from one who has another choice', () => {
    const at = (start: number, end: number): MatchSpan => ({ start, end, code: 'a' })
    // The long one reaches both, the other two of the reference one each.
    const found = oneToOne(
      [at(0, 30), at(0, 5), at(20, 25)],
      [at(3, 6), at(21, 24), at(29, 40)],
      'partial',
    )
    expect(found).toEqual({ tp: 3, precision: 1, recall: 1, f1: 1 })
    // The first gives up its partner, and takes it back when a third comes who has no other.
    const others = [at(0, 10), at(10, 20), at(20, 30)]
    const back = oneToOne([at(5, 12), at(5, 25), at(13, 15)], others, 'partial')
    expect(back.tp).toBe(3)
    const twice = oneToOne([at(0, 5), at(0, 5)], [at(0, 5)], 'exact')
    expect(twice).toEqual({ tp: 1, precision: 1, recall: 1 / 2, f1: 2 / 3 })
  })

  test('where everything overlaps everything it is matched at once, or given up when time is over', () => {
    const all = (from: number) =>
      Array.from({ length: 2_000 }, (_, at) => ({ start: from + at, end: 9_000 - at, code: 'a' }))
    let asked = 0
    const found = oneToOne(all(0), all(1), 'partial', () => ++asked > 1_000)
    expect(found).toMatchObject({ tp: 2_000, f1: 1 })
    const late = oneToOne(all(0), all(1), 'partial', () => true)
    expect(late).toEqual({ value: null, reason: 'not_computed' })
  })

  test('half of their union in common is enough for a share of half, a position less is not', () => {
    const [one, half, less] = [
      { start: 0, end: 10, code: 'a' },
      { start: 0, end: 20, code: 'a' },
      { start: 0, end: 21, code: 'a' },
    ]
    expect(oneToOne([one], [half], { iou: 0.5 }).tp).toBe(1)
    expect(oneToOne([one], [less], { iou: 0.5 }).tp).toBe(0)
  })

  test('many to many a span counts where it touches any with its code', () => {
    fc.assert(
      fc.property(someSpans, someSpans, (reference, other) => {
        const touches = (one: MatchSpan, others: readonly MatchSpan[]) =>
          others.some((two) => mayMatch('partial', one, two))
        const shareOf = (spans: readonly MatchSpan[], others: readonly MatchSpan[]) =>
          spans.length === 0
            ? null
            : spans.filter((span) => touches(span, others)).length / spans.length
        const { precision, recall, f1 } = lenient(reference, other)
        expect(recall).toBe(shareOf(reference, other))
        expect(precision).toBe(shareOf(other, reference))
        if (precision === null || recall === null) expect(f1).toBeNull()
        else if (precision * recall === 0) expect(f1).toBe(0)
        else expect(f1).toBeCloseTo(2 / (1 / precision + 1 / recall), 12)
      }),
      { seed: 5 },
    )
  })

  test('by characters each position counts once a code, however often it is coded', () => {
    fc.assert(
      fc.property(someSpans, someSpans, (reference, other) => {
        const marks = (spans: readonly MatchSpan[]) =>
          new Set(spans.flatMap((span) => positionsOf(span).map((at) => `${span.code} ${at}`)))
        const [one, two] = [marks(reference), marks(other)]
        const tp = [...one].filter((mark) => two.has(mark)).length
        const found = byPosition(reference, other)
        expect(found.tp).toBe(tp)
        expect(found.recall).toBe(one.size === 0 ? null : tp / one.size)
        expect(found.precision).toBe(two.size === 0 ? null : tp / two.size)
        expect(found.f1).toBe(fAndKappa(tp, one.size - tp, two.size - tp, 0).f)
      }),
      { seed: 6 },
    )
  })
})
