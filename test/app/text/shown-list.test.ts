import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type IsShown, ShownList } from '#app/text/shown-list.ts'
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

test('[WS3] what is shown is kept up step by step, and equals what is made afresh', () => {
  const everything: IsShown = () => true
  const ofBen: IsShown = ({ coder }) => coder === coders[0]
  fc.assert(
    fc.property(steps, (steps) => {
      const kept = new ShownList()
      let own: CodedSpan[] = []
      let theirs: CodedSpan[][] = [[], []]
      for (const step of steps) {
        if (step.whose === 2) own = after(own, step)
        else theirs = theirs.map((spans, at) => (at === step.whose ? after(spans, step) : spans))
        const others = feedOf(theirs)
        const isShown = step.which % 7 === 0 ? ofBen : everything
        const shown = kept.update(own, others, isShown)
        const afresh = new ShownList().update(own, others, isShown)
        expect(shown.spans).toEqual(afresh.spans)
        expect(shown.withMemo).toEqual(shown.spans.filter(({ span }) => span.memo !== ''))
        expect(new Map(shown.coders)).toEqual(new Map(afresh.coders))
        for (const one of shown.spans) expect(shown.get(one.key)).toBe(one)
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
  const list = new ShownList()
  const mine: IsShown = ({ coder }) => coder === null
  const own = after([], { whose: 2, place: 1, which: 0, memo: '' })
  const before = list.update(own, [], mine)
  const others = feedOf([after([], { whose: 0, place: 1, which: 0, memo: '' }), []])
  expect(list.update(own, others, mine)).toBe(before)
  expect(before.coders).toEqual(new Map([[null, 1]]))
})
