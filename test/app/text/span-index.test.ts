import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from '#app/text/reading-text.ts'
import { shownOwn } from '#app/text/shown-span.ts'
import { inOrder, SpanIndex } from '#app/text/span-index.ts'
import { levelsOf, mergedByCode, underlineLevels } from '#app/text/underlines.ts'
import type { CodedSpan } from '#model/span.ts'
import { aTranscript } from '../../builders/reading.ts'

const reading = aTranscript('A: one two three\nB: four five\nC: six seven eight\n')

function aSpan(start: number, end: number): CodedSpan {
  const createdAt = '2026-05-14T09:00:00.000Z'
  return { id: randomUUID(), start, end, code: 'blame', memo: '', slots: {}, createdAt }
}

test('[WS3] the index kept up step by step has in each block what stands there', () => {
  const size = reading.offsets.length
  const place = fc.tuple(fc.nat(size - 2), fc.integer({ min: 1, max: size }))
  const change = fc.oneof(
    place.map(([start, length]) => ({ kind: 'add' as const, start, length })),
    fc.nat().map((which) => ({ kind: 'remove' as const, which })),
    fc.tuple(fc.nat(), place).map(([which, [start, length]]) => ({
      kind: 'move' as const,
      which,
      start,
      length,
    })),
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const kept = new SpanIndex(reading)
      let spans: CodedSpan[] = []
      for (const step of changes) {
        const at = 'which' in step && spans.length > 0 ? step.which % spans.length : -1
        if (step.kind === 'add') {
          spans = [...spans, aSpan(step.start, Math.min(size, step.start + step.length))]
        } else if (at >= 0 && step.kind === 'remove') spans = spans.filter((_, i) => i !== at)
        else if (at >= 0 && step.kind === 'move') {
          const end = Math.min(size, step.start + step.length)
          spans = spans.map((span, i) => (i === at ? { ...span, start: step.start, end } : span))
        }
        const shown = spans.map(shownOwn).sort(inOrder)
        kept.update(shown)
        // Found one by one, as an index may not.
        for (const { index } of reading.blocks) {
          const there = shown.filter(({ span }) => {
            const [first, last] = blocksOf(reading, span)
            return first <= index && index <= last
          })
          expect(kept.inBlock(index)).toEqual(there)
        }
      }
    }),
  )
})

test('[WS3] only blocks in which something changed are drawn again', () => {
  const [first, second] = reading.blocks
  const one = shownOwn(aSpan(first!.start, first!.start + 3))
  const two = shownOwn(aSpan(second!.start, second!.start + 4))
  const index = new SpanIndex(reading)
  expect(index.update([one])).toEqual(new Set([0]))
  expect(index.update([one, two])).toEqual(new Set([1]))
  expect(index.update([two])).toEqual(new Set([0]))
  expect(index.update([two])).toEqual(new Set())
})

test('the shortest of the spans over a place comes first, so that a nested one can be reached', () => {
  const [block] = reading.blocks
  const outer = shownOwn(aSpan(block!.start, block!.end))
  const inner = shownOwn(aSpan(block!.start + 4, block!.start + 7))
  const index = new SpanIndex(reading)
  index.update([outer, inner])
  expect(index.at(block!.start + 5)).toEqual([inner, outer])
  expect(index.at(block!.start)).toEqual([outer])
})

test('[WS4] one’s own underlines lie nearer to the words than those of others', () => {
  const other = { ...shownOwn(aSpan(0, 30)), key: 'other', coder: 'ben' }
  const own = [shownOwn(aSpan(2, 20)), shownOwn(aSpan(4, 9))]
  const levels = levelsOf([other, ...own])
  expect([...own, other].map(({ key }) => levels.get(key))).toEqual([0, 1, 2])
})

test('[WS4] others who applied one code to the same words share a line', () => {
  const by = (coder: string, start: number, end: number) => ({
    ...shownOwn(aSpan(start, end)),
    key: coder,
    coder,
  })
  const merged = mergedByCode([by('ana', 0, 10), by('ben', 4, 20), by('eva', 30, 40)])
  expect(merged.map(({ key, span }) => [key, span.start, span.end])).toEqual([
    ['ana', 0, 20],
    ['eva', 30, 40],
  ])
})

test('[WS4] no two underlines of one level share a character', () => {
  const place = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
  fc.assert(
    fc.property(fc.array(place, { maxLength: 30 }), (places) => {
      const spans = places
        .map(([start, length]) => shownOwn(aSpan(start, start + length)))
        .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
      const levels = levelsOf(spans)
      for (let level = 0; level < underlineLevels; level++) {
        const same = spans.filter(({ key }) => levels.get(key) === level)
        same.slice(1).forEach(({ span }, i) => {
          expect(span.start).toBeGreaterThanOrEqual(same[i]!.span.end)
        })
      }
    }),
  )
})
