import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CommitPace } from '#server/live/committing/commit-pace.ts'

const lately = 200
const steps = fc.array(fc.record({ afterMs: fc.nat(300), updates: fc.nat(50) }))

test('how many changes came lately is kept up as it would be counted afresh', () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const pace = new CommitPace()
      const all: { at: number; updates: number }[] = []
      let now = 0
      for (const { afterMs, updates } of steps) {
        now += afterMs
        all.push({ at: now, updates })
        const afresh = all
          .filter(({ at }) => now - at < lately)
          .reduce((sum, { updates }) => sum + updates, 0)
        expect(pace.count(updates, now)).toBe(afresh)
      }
    }),
  )
})
