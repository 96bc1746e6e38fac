import { expect, test } from 'vitest'
import { excerptOf, markedPlaces, placesOf } from '#model/search/excerpt.ts'

const shown = ({ pieces }: ReturnType<typeof excerptOf>) =>
  pieces.map(({ words, isFound }) => (isFound ? `[${words}]` : words)).join('')

test('what was found stands marked in its words, with its place in code points', () => {
  const text = 'So 👩‍👩‍👧 the ferry, the Ferry never came.'
  const excerpt = excerptOf(text, placesOf(text, ['ferry', 'er']))
  expect(shown(excerpt)).toBe('So 👩‍👩‍👧 the [ferry], the [Ferry] nev[er] came.')
  expect([...text].slice(excerpt.start, excerpt.end).join('')).toBe('ferry')
})

test('of a long text only the words around it are shown, cut between words', () => {
  const text = `${'before '.repeat(60)}the quay ${'after '.repeat(60)}`
  const excerpt = shown(excerptOf(text, placesOf(text, ['quay'])))
  expect(excerpt).toMatch(/^…before [a-z ]+ the \[quay\] after [a-z ]+ after…$/)
  expect(excerpt.length).toBeLessThan(300)
})

test('without a place the beginning is shown', () => {
  expect(excerptOf('Short.', [])).toEqual({
    pieces: [{ words: 'Short.', isFound: false }],
    start: 0,
    end: 0,
  })
})

test('marks are taken out of a text and become places of what is left', () => {
  expect(markedPlaces('a \u0001b\u0002 c\u0001d\u0002')).toEqual({
    text: 'a b cd',
    places: [
      { start: 2, end: 3 },
      { start: 5, end: 6 },
    ],
  })
})

test('signs of patterns are letters like others', () => {
  expect(placesOf('What (now)?', ['(now)?'])).toEqual([{ start: 5, end: 11 }])
})
