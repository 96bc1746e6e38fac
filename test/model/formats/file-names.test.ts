import { expect, test } from 'vitest'
import { codedSpansName, reliabilityName } from '#model/formats/file-names.ts'

test('a file is named by small letters and digits, whatever its round is called', () => {
  expect(codedSpansName('Round 1, blind')).toBe('coded-spans-round-1-blind.csv')
  expect(codedSpansName('  Übung “Größe” / 2 ')).toBe('coded-spans-ubung-gro-e-2.csv')
  expect(codedSpansName('../../etc/passwd\r\n"x"')).toBe('coded-spans-etc-passwd-x.csv')
})

test('a name that leaves nothing gives way to a plain word', () => {
  expect(codedSpansName('第一轮')).toBe('coded-spans-round.csv')
  expect(reliabilityName('…', { layout: 'matrix', unit: 'turn', code: 'تهديد' })).toBe(
    'reliability-matrix-turn-code-round.csv',
  )
})

test('a long name is cut, and ends with no dash', () => {
  expect(codedSpansName(`${'a'.repeat(59)} b`)).toBe(`coded-spans-${'a'.repeat(59)}.csv`)
})
