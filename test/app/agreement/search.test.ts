import { expect, test } from 'vitest'
import { shapingIn } from '#app/components/agreement/choices/search.ts'
import { saidIn, withSaid } from '#app/said-address.ts'

const search = new URLSearchParams('unit=turn&coders=a&coders=b&coders=&level=&code=blame&seed=7')

test('several values of a name have commas between them, and what is empty says nothing', () => {
  expect(saidIn(search)).toEqual({ unit: 'turn', coders: 'a,b', code: 'blame', seed: '7' })
})

test('what shapes figures goes along to other pages, what is a page’s own stays', () => {
  expect(shapingIn(search)).toEqual({ unit: 'turn', coders: 'a,b', seed: '7' })
})

test('a choice changes what it names and leaves the rest; nothing said is no question mark', () => {
  expect(withSaid(search, { unit: 'sentence', coders: undefined })).toBe(
    '?unit=sentence&code=blame&seed=7',
  )
  expect(withSaid(new URLSearchParams('level=1'), { level: undefined })).toBe('')
})

test('a name of an address cannot reach what every object has', () => {
  const said = saidIn(new URLSearchParams('__proto__=x&constructor=y'))
  expect(Object.keys(said)).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(said)).toBe(Object.prototype)
  expect(shapingIn(new URLSearchParams('constructor=y&toString=z&unit=turn'))).toEqual({
    unit: 'turn',
  })
})
