import { expect, test } from 'vitest'
import { codeKeyBinding, keyBindings, takenCodeKeys } from '#app/components/workspace/keys.ts'
import workspace from '#app/locales/en/workspace.ts'

test('[WS7] no key has two meanings, and every command has words', () => {
  const keys = keyBindings.flatMap((binding) => binding.keys)
  expect(new Set(keys).size).toBe(keys.length)
  const commands = keyBindings.map(({ command }) => command)
  expect(new Set(commands).size).toBe(commands.length)
  expect(Object.keys(workspace.keys.commands).sort()).toEqual([...commands].sort())
})

test('[WS7] digits and letters with Shift are left to codes, but for the letters the sheet names', () => {
  for (const key of '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const isCommand = keyBindings.some(
      ({ keys, within }) => within !== 'compare' && keys.includes(codeKeyBinding(key)),
    )
    expect([key, isCommand]).toEqual([key, takenCodeKeys.has(key)])
  }
})
