import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedMeaning, compareCodebooks, isUnchanged } from '#model/codebook-changes.ts'
import { aCodebook } from '#test/builders/codebook.ts'

const before = aCodebook({
  codes: [
    { id: 'blame', name: 'Blame', definition: 'Somebody is held responsible.' },
    { id: 'credit', name: 'Credit' },
    { id: 'threat', name: 'Threat', retired: true },
  ],
})

test('[CV4] a codebook differs from itself in nothing, whatever the order of its keys', () => {
  const stored = JSON.parse(JSON.stringify(before), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  )
  expect(isUnchanged(compareCodebooks(before, stored))).toBe(true)
})

test('[CV4] what became of each code is told by its id', () => {
  const after = aCodebook({
    codes: [
      { id: 'credit', name: 'Praise', colour: 'rose' },
      { id: 'blame', name: 'Blame', definition: 'An agent is held responsible.', colour: 'brick' },
      { id: 'appeal', name: 'Appeal' },
      { id: 'threat', name: 'Threat', colour: 'umber' },
    ],
  })
  const changes = compareCodebooks(before, after)
  expect(changes.added.map((code) => code.id)).toEqual(['appeal'])
  expect(changes.removed).toEqual([])
  expect(changes.restored.map((code) => code.id)).toEqual(['threat'])
  expect(changes.retired).toEqual([])
  expect(changes.reordered).toBe(true)
  const told = changes.changed.map((one) => [one.after.id, one.fields, changedMeaning(one)])
  expect(told).toEqual([
    ['credit', ['name'], false],
    ['blame', ['definition'], true],
  ])
})

test('[CV4] exchanging the two exchanges arrivals and departures', () => {
  const codes = fc.subarray(['a', 'b', 'c', 'd', 'e'])
  fc.assert(
    fc.property(codes, codes, (one, other) => {
      const [first, second] = [one, other].map((ids) =>
        aCodebook({ codes: ids.map((id) => ({ id, name: `Code ${id}`, colour: 'teal' })) }),
      )
      const there = compareCodebooks(first!, second!)
      const back = compareCodebooks(second!, first!)
      expect(there.added.map((code) => code.id)).toEqual(back.removed.map((code) => code.id))
      expect(isUnchanged(there)).toBe(isUnchanged(back))
      expect(isUnchanged(there)).toBe(one.join() === other.join())
    }),
  )
})
