import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeTree, type Move, moveCode, placeAfter } from '#model/codebook-tree.ts'

interface Line {
  id: string
  place: number
  parent?: string
  group?: string
  retired?: true
}

const codes: Line[] = [
  { id: 'blame', place: 1, group: 'Attribution' },
  { id: 'denial', place: 2, parent: 'blame' },
  { id: 'credit', place: 3, group: 'Attribution' },
  { id: 'conflict', place: 4, group: 'Framing' },
  { id: 'old', place: 5, retired: true },
]

const shown = (lines: readonly Line[]) =>
  codeTree(lines).groups.flatMap((group) =>
    group.lines.map(({ code, depth }) => `${group.heading} ${'>'.repeat(depth)}${code.id}`),
  )

/** What the document does with a move. */
function moved(lines: readonly Line[], id: string, move: Move): Line[] | null {
  const change = moveCode(lines, id, move)
  if (change === null) return null
  const places = new Map(change.places.map((one) => [one.id, one.place]))
  return lines
    .map((line) => {
      const next: Line = { ...line, place: places.get(line.id) ?? line.place }
      if (line.id !== id) return next
      if (change.parent !== undefined) next.parent = change.parent ?? undefined
      if (change.group !== undefined) next.group = change.group ?? undefined
      return next
    })
    .sort((a, b) => a.place - b.place)
}

test('[CV5] codes stand under their headings, sub-codes below their code, retired ones apart', () => {
  expect(shown(codes)).toEqual([
    'Attribution blame',
    'Attribution >denial',
    'Attribution credit',
    'Framing conflict',
  ])
  expect(codeTree(codes).retired.map((code) => code.id)).toEqual(['old'])
})

test('[CV5] a code whose parent is retired, missing or below it is shown all the same', () => {
  const broken: Line[] = [
    { id: 'a', place: 1, parent: 'b' },
    { id: 'b', place: 2, parent: 'a' },
    { id: 'c', place: 3, parent: 'gone' },
    { id: 'd', place: 4, parent: 'old' },
    { id: 'old', place: 5, retired: true },
  ]
  expect(
    shown(broken)
      .map((line) => line.replace(/.*[ >]/, ''))
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd'])
})

test('[CV5] a code moves with all that stands under it', () => {
  expect(shown(moved(codes, 'blame', 'down')!)).toEqual([
    'Attribution credit',
    'Attribution blame',
    'Attribution >denial',
    'Framing conflict',
  ])
  expect(shown(moved(codes, 'credit', 'up')!)).toEqual([
    'Attribution credit',
    'Attribution blame',
    'Attribution >denial',
    'Framing conflict',
  ])
})

test('[CV5] past the end of a heading a code comes under the neighbouring one', () => {
  expect(shown(moved(codes, 'credit', 'down')!)).toEqual([
    'Attribution blame',
    'Attribution >denial',
    'Framing credit',
    'Framing conflict',
  ])
  expect(shown(moved(codes, 'conflict', 'up')!)).toEqual([
    'Attribution blame',
    'Attribution >denial',
    'Attribution credit',
    'Attribution conflict',
  ])
})

test('[CV5] a code goes under the one before it and out again', () => {
  const under = moved(codes, 'credit', 'into')!
  expect(shown(under)[2]).toBe('Attribution >credit')
  expect(shown(moved(under, 'credit', 'out')!)).toEqual(shown(codes))
  expect(shown(moved(codes, 'denial', 'out')!)).toEqual([
    'Attribution blame',
    'Attribution denial',
    'Attribution credit',
    'Framing conflict',
  ])
})

test('[CV5] where there is no such step nothing is done', () => {
  expect(moveCode(codes, 'blame', 'up')).toBeNull()
  expect(moveCode(codes, 'blame', 'into')).toBeNull()
  expect(moveCode(codes, 'blame', 'out')).toBeNull()
  expect(moveCode(codes, 'conflict', 'down')).toBeNull()
  expect(moveCode(codes, 'conflict', 'into')).toBeNull()
  expect(moveCode(codes, 'old', 'up')).toBeNull()
  expect(moveCode(codes, 'nobody', 'up')).toBeNull()
})

test('[CV5] however codes are moved about, none is lost, doubled or under itself', () => {
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      fc.constantFrom<Move>('up', 'down', 'into', 'out'),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, (moves) => {
      let lines: Line[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({
        id,
        place: index + 1,
        ...(index % 2 ? { group: 'Heading' } : {}),
      }))
      for (const [id, move] of moves) lines = moved(lines, id, move) ?? lines
      const ids = shown(lines).map((line) => line.replace(/.*[ >]/, ''))
      expect(ids.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
      expect(new Set(lines.map((line) => line.place)).size).toBe(6)
    }),
  )
})

test('[CV5] going up and down again leaves the order as it was', () => {
  for (const id of ['blame', 'credit', 'conflict']) {
    const down = moved(codes, id, 'down')
    if (down === null) continue
    // Under another heading the way back has one step more, since a heading is a step of its own.
    const back = moved(down, id, 'up')!
    expect(shown(back).map((line) => line.replace(/.* /, ''))).toEqual(
      shown(codes).map((line) => line.replace(/.* /, '')),
    )
  }
})

test('[CV5] a place is found however often one asks for the same gap', () => {
  let lines: Line[] = [
    { id: 'a', place: 1 },
    { id: 'b', place: 2 },
    { id: 'c', place: 3 },
  ]
  for (let times = 0; times < 200; times++) {
    lines = moved(lines, times % 2 ? 'b' : 'c', 'up')!
    expect(new Set(lines.map((line) => line.place)).size).toBe(3)
  }
  expect(placeAfter([], undefined)).toBe(1)
  expect(placeAfter(lines, lines[0]!.id)).toBeGreaterThan(lines[0]!.place)
  expect(placeAfter(lines, lines[0]!.id)).toBeLessThan(lines[1]!.place)
})
