import { expect, test } from 'vitest'
import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { limits } from '#model/limits.ts'
import { checked } from '#server/checked.ts'
import { layerRequest } from '#server/layer-request.ts'
import { atOnce } from '#server/live/updates/slices.ts'
import { refusal } from '../builders/refusal.ts'

const refusalOf = (codedSpans: unknown[]) =>
  refusal(() => atOnce(layerRequest({ codedSpans }, '2026-05-14T09:00:00Z')))

/** An entry that must not be looked at. */
const unseen = Object.defineProperty({}, 'start', {
  enumerable: true,
  get: () => {
    throw new Error('it was looked at')
  },
})

test('of a body in which everything is wrong the first hundred complaints are told', () => {
  const { issues } = refusal(() => checked(z.array(z.string()), Array(2_000).fill(1)))
  expect(issues).toHaveLength(100)
  expect(issues[0]?.path).toBe('0')
})

test('of a layer in which everything is wrong the first hundred complaints are told, and no more is looked for', () => {
  const { code, issues } = refusalOf([...Array(100).fill({}), unseen])
  expect(code).toBe('invalid-input')
  expect(issues).toHaveLength(100)
  expect(issues[0]?.path).toMatch(/^codedSpans\.0\./)
  expect(() => refusalOf([unseen])).toThrow('it was looked at')
})

test('a layer of more coded spans than may be is refused before any is looked at', () => {
  const { code, issues } = refusalOf(Array(limits.spansPerTranscript + 1).fill(unseen))
  expect(code).toBe('invalid-input')
  expect(issues).toEqual([{ path: 'codedSpans', message: 'A layer holds at most 200000 spans.' }])
})

test('an id that is left out is missing by its name, one that is none is said to be none', () => {
  const schema = z.strictObject({ round: Id })
  const wordsOf = (given: unknown) => refusal(() => checked(schema, given)).message
  expect(wordsOf({})).toBe('“round” is missing. Give it.')
  expect(wordsOf({ round: '' })).toBe('That is not an id.')
  expect(wordsOf({ round: null })).toBe('That is not an id.')
})

test.each([
  [{}, '“q” is missing. Give it.'],
  [{ q: 7 }, 'Give “q” as text.'],
  [{ q: 'a word' }, 'Give “q” in at most 3 characters.'],
  [{ q: 'a', turn: 0 }, 'Give “turn” as a number above 0.'],
  [{ q: 'a', turn: 1.5 }, 'Give “turn” as a whole number.'],
  [{ q: 'a', turn: 2_000 }, 'Give “turn” as a number up to 1,000.'],
  [{ q: 'a', excel: '2' }, 'Give “excel” as one of 0, 1.'],
  [{ q: 'a', isOpen: 'yes' }, 'Give “isOpen” as true or false.'],
  [{ q: 'a', tags: ['b', 4] }, 'Give “tags.1” as text.'],
  [{ q: 'a', tags: [] }, 'Give “tags” as a list of at least 1.'],
])('what a schema has no words for is told in ours, with its name: %j', (given, words) => {
  const schema = z.strictObject({
    q: z.string().max(3),
    turn: z.number().int().positive().max(1_000).optional(),
    excel: z.enum(['0', '1']).default('0'),
    isOpen: z.boolean().optional(),
    tags: z.array(z.string()).min(1).optional(),
  })
  expect(refusal(() => checked(schema, given)).message).toBe(words)
})

test('a schema’s own words stand', () => {
  const schema = z.object({ q: z.string().max(3, 'Say it shorter.') })
  expect(refusal(() => checked(schema, { q: 'long' })).message).toBe('Say it shorter.')
})

test('a name that is not asked for is named, in a sentence', () => {
  const { code, message } = refusal(() =>
    checked(z.strictObject({ unit: z.string() }), {
      unit: 'turn',
      unitt: 'turn',
      drawz: 1,
    }),
  )
  expect(code).toBe('invalid-input')
  expect(message).toBe(
    'Nothing here is called “unitt”, “drawz”. Leave it out, or look up how it is written.',
  )
})
