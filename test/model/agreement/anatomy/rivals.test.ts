import { expect, test } from 'vitest'
import { rivalsOf } from '#model/agreement/anatomy/rivals.ts'
import type { Placed } from '#model/codebook-tree.ts'

const codebook: Placed[] = [
  { id: 'blame', group: 'Stance' },
  { id: 'praise', group: 'Stance' },
  { id: 'self-praise', parent: 'praise', group: 'Elsewhere' },
  { id: 'frame' },
  { id: 'conflict', parent: 'frame' },
  { id: 'moral', parent: 'frame' },
  { id: 'weather' },
]

/** All rivals of each code. */
function rivalsIn(codes: readonly Placed[], exclusive?: string[][]) {
  const ids = [...codes.map((code) => code.id), 'unknown']
  const rivals = rivalsOf(ids, codes, exclusive)
  return Object.fromEntries(
    ids.map((id, one) => [id, ids.filter((_, other) => rivals.are(one, other)).join(' ')]),
  )
}

test('[AN4] codes are rivals under one heading, under one parent, and one under the other', () => {
  expect(rivalsIn(codebook)).toEqual({
    blame: 'praise self-praise',
    praise: 'blame self-praise',
    'self-praise': 'blame praise',
    frame: 'conflict moral',
    conflict: 'frame moral',
    moral: 'frame conflict',
    weather: '',
    unknown: '',
  })
})

test('[AN4] a set declared exclusive makes rivals of any codes, known to the codebook or not', () => {
  const found = rivalsIn(codebook, [['weather', 'unknown']])
  expect(found).toMatchObject({ weather: 'unknown', unknown: 'weather', moral: 'frame conflict' })
})

test('[AN4] two codes that stand under one another while people edit end no walk', () => {
  const found = rivalsIn([
    { id: 'one', parent: 'two' },
    { id: 'two', parent: 'one' },
    { id: 'orphan', parent: 'gone' },
  ])
  expect(found).toMatchObject({ one: 'two', two: 'one', orphan: '' })
})
