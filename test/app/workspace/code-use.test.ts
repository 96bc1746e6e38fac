import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CodeUse } from '#app/components/workspace/code-use.ts'
import { type CodedSpan, inReadingOrder } from '#model/span.ts'

/** A span of a code at some minute; an even one more, an odd one less. */
const steps = fc.array(
  fc.record({ code: fc.constantFrom('blame', 'dialogue', 'news'), which: fc.nat() }),
  {
    maxLength: 40,
  },
)

test('[WS3] how codes are used is kept up step by step, and equals what is counted afresh', () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const kept = new CodeUse()
      let own: CodedSpan[] = []
      for (const [minute, { code, which }] of steps.entries()) {
        const gone = own[which % (own.length + 1)]
        if (which % 2 === 1 && gone !== undefined) own = own.filter((span) => span !== gone)
        else own = [...own, aSpan(code, which % 9, minute)].sort(inReadingOrder)
        const { counts, recent } = kept.update(own)
        const codes = [...new Set(own.map(({ code }) => code))]
        const newest = (code: string) =>
          Math.max(...own.filter((span) => span.code === code).map(minuteOf))
        expect(new Map(counts)).toEqual(
          new Map(codes.map((code) => [code, own.filter((span) => span.code === code).length])),
        )
        expect(recent).toEqual(codes.sort((a, b) => newest(b) - newest(a)))
      }
    }),
  )
})

function aSpan(code: string, start: number, minute: number): CodedSpan {
  const createdAt = new Date(minute * 60_000).toISOString()
  return { id: randomUUID(), start, end: start + 3, code, memo: '', slots: {}, createdAt }
}

function minuteOf({ createdAt }: CodedSpan): number {
  return Date.parse(createdAt) / 60_000
}
