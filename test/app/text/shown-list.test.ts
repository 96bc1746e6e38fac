import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choice, ShownList } from '#app/text/shown-list.ts'
import type { FeedSpan } from '#model/live/feed-doc.ts'
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

test('[WS3] what is shown is kept up step by step, and equals what is made afresh in parts', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...choices), (steps, choice) => {
      const kept = new ShownList(choice)
      let own: CodedSpan[] = []
      let theirs: CodedSpan[][] = [[], []]
      for (const step of steps) {
        if (step.whose === 2) own = after(own, step)
        else theirs = theirs.map((spans, at) => (at === step.whose ? after(spans, step) : spans))
        const others = feedOf(theirs)
        const shown = kept.update(own, others)
        const list = new ShownList(choice)
        for (const _ of list.filling(own, others, 2)) list.update(own.slice(0, 1), others)
        const afresh = list.update(own, others)
        expect(shown.spans).toEqual(afresh.spans)
        expect(shown.withMemo).toEqual(shown.spans.filter(({ span }) => span.memo !== ''))
        expect(new Map(shown.coders)).toEqual(new Map(afresh.coders))
        for (const one of shown.spans) {
          expect(shown.get(one.key)).toBe(one)
          expect(shown.sharedIn?.(one.span)).toBe(afresh.sharedIn?.(one.span))
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
