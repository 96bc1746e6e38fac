import { expect, test } from 'vitest'
import { longRows, matrixRows } from '#model/formats/reliability-csv.ts'

test('spans that all lie on all units cost no more than the units do', () => {
  const turns = Array.from({ length: 200_000 }, (_, index) => ({
    ordinal: index + 1,
    speaker: null,
    start: 2 * index,
    speechStart: 2 * index,
    end: 2 * index + 1,
  }))
  const text = 'a\n'.repeat(turns.length)
  const transcript = { id: 't', title: 'Long', text, language: 'en', turns, speakers: [] }
  const spans = Array.from({ length: 20_000 }, (_, index) => ({
    start: index,
    end: text.length,
    code: index % 2 === 0 ? 'a' : 'b',
  }))
  const coders = [{ id: 'ana', name: 'Ana' }]
  const layers = new Map([['ana', spans]])
  const rows = [...matrixRows(transcript, layers, coders, 'b', 'turn')]
  expect(rows.map((row) => row[3]).filter((value) => value === 1)).toHaveLength(turns.length - 1)
})

test('a code of several spans is on each unit that any of them overlaps, in whatever order they come', () => {
  const turns = Array.from({ length: 6 }, (_, index) => ({
    ordinal: index + 1,
    speaker: null,
    start: 2 * index,
    speechStart: 2 * index,
    end: 2 * index + 1,
  }))
  const transcript = {
    id: 't',
    title: 'Short',
    text: 'a\n'.repeat(6),
    language: 'en',
    turns,
    speakers: [],
  }
  const spans = [
    { start: 8, end: 9, code: 'a' },
    { start: 0, end: 5, code: 'a' },
    { start: 2, end: 3, code: 'a' },
    { start: 4, end: 5, code: 'b' },
  ]
  const rows = longRows(
    transcript,
    new Map([['ana', spans]]),
    [{ id: 'ana', name: 'Ana' }],
    [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    'turn',
    'open',
  )
  const valuesOf = (code: string) => all.filter((row) => row[10] === code).map((row) => row[12])
  const all = [...rows]
  expect(valuesOf('a')).toEqual([1, 1, 1, 0, 1, 0])
  expect(valuesOf('b')).toEqual([0, 0, 1, 0, 0, 0])
})
