import { expect, test } from 'vitest'
import { extentOf, findHits, mostHits } from '#app/text/find-hits.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import { aTranscript } from '../../builders/reading.ts'

const reading = aTranscript(
  'Notes.\nANA: 👩‍👩‍👧 The ferry, the Ferry\n  boat. It left! Ferries do.\nBEN: No ferryman (yet).\n',
)
const quotes = (of: ReadingText, typed: string, isWhole = false) =>
  findHits(of, typed, isWhole).map((hit) => of.quote(hit))

test('what was typed is found whatever its case, in reading order, at its offsets', () => {
  expect(quotes(reading, 'ferry')).toEqual(['ferry', 'Ferry', 'ferry'])
  expect(quotes(reading, ' the ferry boat ')).toEqual(['the Ferry\n  boat'])
  expect(quotes(reading, '(yet)')).toEqual(['(yet)'])
  expect(quotes(reading, '  ')).toEqual([])
})

test('whole words are those of the language, also where no blanks are written', () => {
  expect(quotes(reading, 'ferry', true)).toEqual(['ferry', 'Ferry'])
  const chinese = aTranscript('ANA: 我们要求联合委员会再开会。', 'zh')
  expect(quotes(chinese, '委员会', true)).toEqual(['委员会'])
  expect(quotes(chinese, '员', true)).toEqual([])
})

test('nothing is found across turns, in labels or between them', () => {
  expect(quotes(reading, 'do. no')).toEqual([])
  expect(quotes(reading, 'BEN')).toEqual([])
})

test('a hit is coded by whole words, by its sentence or by its turn', () => {
  const hit = findHits(reading, 'erryma', false)[0]!
  expect(reading.quote(extentOf(reading, hit, 'words'))).toBe('ferryman')
  const left = findHits(reading, 'left', false)[0]!
  expect(reading.quote(extentOf(reading, left, 'sentence'))).toBe('It left!')
  expect(reading.quote(extentOf(reading, hit, 'turn'))).toBe('No ferryman (yet).')
})

test('of a very long turn a hit has its own sentence, and no more hits than anybody reads', () => {
  const long = aTranscript(`ANA: ${'So it went on. '.repeat(6_000)}Then it stopped.`)
  const [hit] = findHits(long, 'stopped', true)
  expect(long.quote(extentOf(long, hit!, 'sentence'))).toBe('Then it stopped.')
  expect(findHits(long, 'it', true)).toHaveLength(mostHits)
})
