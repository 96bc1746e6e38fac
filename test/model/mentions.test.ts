import { expect, test } from 'vitest'
import { mentionedIn, offered, piecesOf, typedName } from '#model/mentions.ts'

const ana = { id: 'a', name: 'Ana' }
const vidal = { id: 'v', name: 'Ana Vidal' }
const other = { id: 'w', name: 'Ana Vidal' }
const jürgen = { id: 'j', name: 'Jürgen Ode' }
const people = [ana, vidal, jürgen]
const nobody = new Set<string>()

test('whoever is named after an @ is mentioned, by the longest name that stands there', () => {
  expect(mentionedIn('@Ana Vidal, look, and @Jürgen Ode.', people, nobody)).toEqual(['v', 'j'])
  expect(mentionedIn('Is it, @Ana? @Ana!', people, nobody)).toEqual(['a'])
  expect(mentionedIn('(@Jürgen Ode)', people, nobody)).toEqual(['j'])
})

test('a name that goes on as a longer word, or without an @, mentions nobody', () => {
  expect(mentionedIn('@Anastasia and Ana', people, nobody)).toEqual([])
  expect(mentionedIn('write to @Jürgen', people, nobody)).toEqual([])
})

test('of two people with one name the one who was picked is meant', () => {
  expect(mentionedIn('@Ana Vidal', [vidal, other], new Set(['w']))).toEqual(['w'])
})

test('the pieces of a text are the text', () => {
  const text = 'Well, @Ana Vidal: @Ana says so. 👩‍👩‍👧 @'
  const pieces = piecesOf(text, people)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter(({ person }) => person !== null).map((piece) => piece.text)).toEqual([
    '@Ana Vidal',
    '@Ana',
  ])
})

test('a name is looked for from the @ on, by the beginning of any word of it', () => {
  expect(typedName('Look, @an')).toBe('an')
  expect(typedName('@Ana V')).toBe('Ana V')
  expect(typedName('@')).toBe('')
  expect(typedName('ana@example')).toBeNull()
  expect(typedName('@Ana is')).toBe('Ana is')
  expect(offered('vid', people)).toEqual([vidal])
  expect(offered('an', people)).toEqual([ana, vidal])
  expect(offered('Ana is', people)).toEqual([])
})
