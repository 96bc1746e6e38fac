import { expect, test } from 'vitest'
import { type Candidate, nextDraw, strataOf } from '#model/agreement/planning/next-draw.ts'

const turns: Candidate[] = Array.from({ length: 60 }, (_, at) => ({
  id: `t${String(at).padStart(2, '0')}`,
  speaker: at % 3 === 0 ? 'minister' : 'journalist',
  length: at * 10,
  frequency: at % 4,
}))
const asked = { number: 12, traits: ['speaker'], seed: 4 } as const
const speakers = (ids: readonly string[]) =>
  ids.filter((id) => turns.find((turn) => turn.id === id)!.speaker === 'minister').length

test('[PN3] what is drawn has the shares of the whole', () => {
  expect(speakers(nextDraw(turns, new Set(), asked))).toBe(4)
})

test('what was drawn before counts: a stratum that had more gets less', () => {
  const drawn = new Set(
    turns
      .filter((turn) => turn.speaker === 'minister')
      .map(({ id }) => id)
      .slice(0, 4),
  )
  const next = nextDraw(turns, drawn, { ...asked, number: 8 })
  expect(next.some((id) => drawn.has(id))).toBe(false)
  // Four of twelve are his already.
  expect(speakers(next)).toBe(0)
})

test('strata are crossed: speaker, and thirds by length and frequency', () => {
  const strata = strataOf(turns, ['speaker', 'length'])
  expect(new Set(strata.values()).size).toBe(6)
  const drawn = nextDraw(turns, new Set(), { ...asked, traits: ['length'], number: 30 })
  const thirds = [0, 0, 0]
  for (const id of drawn) thirds[Math.floor(Number(id.slice(1)) / 20)]!++
  expect(thirds).toEqual([10, 10, 10])
  // Turns that are alike are not parted by where they stand.
  expect(new Set(strataOf(turns, ['frequency']).values()).size).toBeLessThanOrEqual(3)
})

test('[PN3] the order of the turns changes nothing, the seed does, and there are no more than there are', () => {
  expect(nextDraw([...turns].reverse(), new Set(), asked)).toEqual(
    nextDraw(turns, new Set(), asked),
  )
  expect(nextDraw(turns, new Set(), { ...asked, seed: 5 })).not.toEqual(
    nextDraw(turns, new Set(), asked),
  )
  const all = nextDraw(turns, new Set(), { ...asked, number: 100 })
  expect([...all].sort()).toEqual(turns.map(({ id }) => id))
})
