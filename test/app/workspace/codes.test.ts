import { expect, test } from 'vitest'
import { arrangeCodes, findCodes } from '#app/components/workspace/codes.ts'
import { Code } from '#model/codebook.ts'

const codes = arrangeCodes({
  name: 'Codes',
  codes: [
    { id: 'blame', name: 'Blame attribution', colour: 'brick', group: 'Blame' },
    { id: 'conflict', name: 'Conflict frame', colour: 'blue', parent: 'frame' },
    { id: 'frame', name: 'Framing', colour: 'teal', group: 'Frames' },
    { id: 'denial', name: 'Denial', definition: 'Blame is refused.', colour: 'rose' },
    { id: 'economie', name: 'Économie', colour: 'amber', group: 'Blame' },
    { id: 'old', name: 'Blameless', colour: 'moss', retired: true as const },
  ].map((code) => Code.parse(code)),
})
const found = (typed: string, recent: string[] = []) =>
  findCodes(codes, typed, recent).map(({ code }) => code.id)

test('codes stand under their parents, and groups together', () => {
  expect(codes.all.map(({ code, depth }) => [code.id, depth])).toEqual([
    ['blame', 0],
    ['economie', 0],
    ['frame', 0],
    ['conflict', 1],
    ['denial', 0],
    ['old', 0],
  ])
  expect(codes.byId.get('conflict')!.path).toEqual(['Framing'])
})

test('with nothing typed the codes used last come first, and retired ones never', () => {
  expect(found('', ['denial', 'old', 'conflict'])).toEqual([
    'denial',
    'conflict',
    'blame',
    'economie',
    'frame',
  ])
})

test('names come before definitions, groups and paths, without case and accents', () => {
  expect(found('blame')).toEqual(['blame', 'economie', 'denial'])
  expect(found('framing')).toEqual(['frame', 'conflict'])
  expect(found('ECONOM')).toEqual(['economie'])
  expect(found('attr bl')).toEqual(['blame'])
  expect(found('nothing of the kind')).toEqual([])
})
