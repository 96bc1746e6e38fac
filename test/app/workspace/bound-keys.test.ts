import { expect, test } from 'vitest'
import {
  belongsToCode,
  boundKeys,
  combinationOf,
  ownerOf,
} from '#app/components/workspace/bound-keys.ts'
import { keyBindings } from '#app/components/workspace/keys.ts'

const pressed = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey', true>> = {},
) => combinationOf({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held })

test('[WS7] a chosen key takes the place of all keys of its command, and none leaves it without', () => {
  const table = boundKeys({ enabled: true, keys: { memo: 'Shift+!', find: '', unknown: 'x' } })
  const of = (command: string) => table.find((binding) => binding.command === command)
  expect(of('memo')).toMatchObject({ keys: ['Shift+!'], shown: [['!']] })
  expect(of('find')).toMatchObject({ keys: [], shown: [] })
  expect(table).toHaveLength(keyBindings.length)
  expect(boundKeys({ enabled: true, keys: {} })).toEqual(keyBindings)
})

test('[WS7] what is pressed is the combination that the table would bind', () => {
  expect(pressed('G')).toBe('g')
  expect(pressed('ArrowUp', { altKey: true })).toBe('Alt+ArrowUp')
  expect(pressed('?', { shiftKey: true })).toBe('Shift+?')
  expect(pressed('Shift', { shiftKey: true })).toBeNull()
})

test('[WS7] a key that has a meaning is known, whatever way it is written, and freed when it is given up', () => {
  expect(ownerOf('Control+k', keyBindings)).toBe('palette')
  expect(ownerOf('N', keyBindings)).toBe('next-uncoded')
  expect(ownerOf('g', keyBindings)).toBeNull()
  const table = boundKeys({ enabled: true, keys: { 'next-uncoded': 'g' } })
  expect(ownerOf('n', table)).toBeNull()
  expect(ownerOf('g', table)).toBe('next-uncoded')
})

test('[WS7] digits and letters with Shift stay with codes', () => {
  expect(['1', 'Shift+b', 'Shift+?', 'b', 'Shift+J'].map(belongsToCode)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
