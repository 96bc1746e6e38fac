import { expect, test } from 'vitest'
import { domainErrorCodes } from '#model/errors.ts'
import { closeCodeOf, formatReason, isFinal, readRefusal } from '#model/live/closing.ts'

test('a close reason names the error and the entry', () => {
  expect(readRefusal(4400, 'invalid-input 0b8e5b3e-51cf-4d1a-8f51-1f5f6a5f9a11')).toEqual({
    closeCode: 4400,
    code: 'invalid-input',
    entryId: '0b8e5b3e-51cf-4d1a-8f51-1f5f6a5f9a11',
  })
  expect(readRefusal(4409, 'stale-epoch')).toMatchObject({ code: 'stale-epoch', entryId: null })
})

test('what the server closes with is read as it was meant, with and without an entry', () => {
  for (const code of domainErrorCodes) {
    const closeCode = closeCodeOf(code)
    expect(readRefusal(closeCode, formatReason(code))).toEqual({ closeCode, code, entryId: null })
    expect(readRefusal(closeCode, formatReason(code, 'turn:3')).entryId).toBe('turn:3')
  }
})

test('where the reason says nothing that is known the code does', () => {
  expect(readRefusal(1009, '')).toMatchObject({ code: 'too-large', entryId: null })
  expect(readRefusal(4403, 'nonsense')).toMatchObject({ code: 'not-permitted' })
  expect(readRefusal(4409, '')).toMatchObject({ code: 'conflict' })
  expect(readRefusal(4499, '')).toMatchObject({ code: 'invalid-input' })
})

test('a reason is cut to what a close frame holds, and at a character', () => {
  const long = formatReason('invalid-input', `x${'ä'.repeat(100)}`)
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(123)
  expect(long).toMatch(/^invalid-input xä+$/)
  expect(formatReason('x'.repeat(123))).toHaveLength(123)
})

test('only refusals are final: a lost connection or a server that asks to come later is not', () => {
  expect([4400, 4401, 4409, 4499, 1009].map(isFinal)).toEqual([true, true, true, true, true])
  expect([1000, 1001, 1006, 4503, 4500].map(isFinal)).toEqual([false, false, false, false, false])
})
