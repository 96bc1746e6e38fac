import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choice, ShownList } from '#app/text/shown-list.ts'
import type { FeedSpan } from '#model/live/feed-doc.ts'
import type { Shared } from '#model/shared-codes.ts'
import { type CodedSpan, inReadingOrder } from '#model/span.ts'

const coders = [randomUUID(), randomUUID()]

interface Step {
  whose: number
  place: number
  which: number
  memo: string
}

/** One span more, another memo on one, or one less, of one's own or of another coder. */
const steps = fc.array(
  fc.record({
    whose: fc.nat(2),
    place: fc.nat(9),
    which: fc.nat(),
    memo: fc.constantFrom('', 'seen twice'),
  }),
  { maxLength: 40 },
)

function after(spans: readonly CodedSpan[], { place, which, memo }: Step): CodedSpan[] {
  const span = {
    ...{ id: randomUUID(), start: place, end: place + 2, code: 'blame', memo, slots: {} },
    createdAt: '2026-05-14T09:00:00.000Z',
  }
  const at = which % (spans.length + 1)
  const known = spans[at]
  if (known === undefined || place < 6) return [...spans, span].sort(inReadingOrder)
  const others = spans.filter((one) => one !== known)
  return place < 8 ? others : [...others, { ...known, memo }].sort(inReadingOrder)
}

const everything: Choice = { isShown: () => true, compared: null, earlier: null }
const choices: Choice[] = [
  everything,
  { ...everything, isShown: ({ coder }) => coder === coders[0] },
  { ...everything, isShown: (_, shared) => shared !== 'none', compared: [null, ...coders] },
  { ...everything, isShown: (_, shared) => shared !== 'all', compared: [null, coders[0]!] },
]

/** What there is to be seen, in the plainest way: everything is written down, chosen from and sorted. */
function listed(own: readonly CodedSpan[], others: readonly FeedSpan[], choice: Choice) {
  const all = [
    ...own.map((span) => ({ key: span.id, coder: null, span })),
    ...others.map((span) => ({ key: `${span.coder}/${span.id}`, coder: span.coder, span })),
  ]
  const { compared } = choice
  // Character by character, whether each of those who are compared has the code on it.
  const sharedIn = ({ start, end, code }: CodedSpan): Shared | null => {
    if (compared === null) return null
    const places = Array.from({ length: end - start }, (_, at) => start + at)
    const agreed = places.filter((at) =>
      compared.every((whose) =>
        all.some(
          ({ coder, span }) =>
            coder === whose && span.code === code && span.start <= at && at < span.end,
        ),
      ),
    )
    if (agreed.length === 0) return 'none'
    return agreed.length === places.length ? 'all' : 'part'
  }
  // By start, the longer first.
  const spans = all
    .filter((one) => choice.isShown(one, sharedIn(one.span)))
    .sort(
      (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.key < b.key ? -1 : 1),
    )
  const countOf = (whose: string | null) => spans.filter(({ coder }) => coder === whose).length
  const counts = new Map(spans.map(({ coder }) => [coder, countOf(coder)] as const))
  return { spans, counts, sharedIn }
}

test('[WS3] what is shown, kept up step by step or filled in parts, is what there is to be seen', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...choices), (steps, choice) => {
      const kept = new ShownList(choice)
      let own: CodedSpan[] = []
      let theirs: CodedSpan[][] = [[], []]
      for (const step of steps) {
        if (step.whose === 2) own = after(own, step)
        else theirs = theirs.map((spans, at) => (at === step.whose ? after(spans, step) : spans))
        const others = feedOf(theirs)
        const filled = new ShownList(choice)
        for (const _ of filled.filling(own, others, 2)) filled.update(own.slice(0, 1), others)
        const wanted = listed(own, others, choice)
        for (const shown of [kept.update(own, others), filled.update(own, others)]) {
          expect(shown.spans).toEqual(wanted.spans)
          expect(shown.withMemo).toEqual(wanted.spans.filter(({ span }) => span.memo !== ''))
          expect(shown.coders).toEqual(wanted.counts)
          for (const one of shown.spans) {
            expect(shown.get(one.key)).toBe(one)
            expect(shown.sharedIn?.(one.span) ?? null).toBe(wanted.sharedIn(one.span))
          }
        }
      }
    }),
  )
})

/** The same object for the same span, as a feed gives them. */
const fed = new WeakMap<CodedSpan, FeedSpan>()

function feedOf(layers: readonly (readonly CodedSpan[])[]): FeedSpan[] {
  return layers
    .flatMap((spans, at) =>
      spans.map((span) => {
        const known = fed.get(span) ?? { ...span, coder: coders[at]! }
        fed.set(span, known)
        return known
      }),
    )
    .sort((a, b) => inReadingOrder(a, b) || (a.coder < b.coder ? -1 : 1))
}

test('[WS3] what others do that is not shown changes nothing of what is', () => {
  const list = new ShownList({ ...everything, isShown: ({ coder }) => coder === null })
  const own = after([], { whose: 2, place: 1, which: 0, memo: '' })
  const before = list.update(own, [])
  const others = feedOf([after([], { whose: 0, place: 1, which: 0, memo: '' }), []])
  expect(list.update(own, others)).toBe(before)
  expect(before.coders).toEqual(new Map([[null, 1]]))
})

test('[WS22] how a layer once was stands alone, whatever comes meanwhile', () => {
  const earlier = after([], { whose: 2, place: 1, which: 0, memo: '' })
  const list = new ShownList({ ...everything, earlier })
  const own = after(earlier, { whose: 2, place: 2, which: 0, memo: '' })
  const others = feedOf([after([], { whose: 0, place: 3, which: 0, memo: '' }), []])
  expect(list.update(own, others).spans.map(({ span }) => span)).toEqual(earlier)
})
