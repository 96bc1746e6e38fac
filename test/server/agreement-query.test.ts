import { describe, expect, test } from 'vitest'
import { limits } from '#model/limits.ts'
import { AgreementQuery, PlanQuery, requireChoosable } from '#server/agreement-query.ts'
import { limitVariable, readSettings } from '#server/settings.ts'

describe('what an address says of figures', () => {
  test.each([
    ['level', ''],
    ['bootstrap', ''],
    ['seed', '0x10'],
    ['bootstrap', '1e3'],
    ['seed', '1.5'],
    ['windowLength', 'NaN'],
    ['level', '-1'],
  ])('%s=%s is refused in words, and never taken for a number', (name, text) => {
    const parsed = AgreementQuery.safeParse({ [name]: text })
    expect(parsed.success).toBe(false)
    expect(parsed.error!.issues[0]!.message).toMatch(/whole number/)
  })

  test('numbers are taken as they are typed and as JSON has them', () => {
    expect(AgreementQuery.parse({ bootstrap: '1000', seed: 7, level: ' 2 ' })).toMatchObject({
      ...{ bootstrap: 1000, seed: 7, level: 2 },
    })
    expect(PlanQuery.parse({ width: '.1' }).width).toBe(0.1)
    expect(PlanQuery.safeParse({ width: '' }).success).toBe(false)
    expect(PlanQuery.safeParse({ width: '2' }).error!.issues[0]!.message).toContain('above 1')
  })
})

describe('what is chosen of a round', () => {
  const parts = {
    transcripts: [{ id: 'lakes' }, { id: 'ferries' }],
    coders: [{ id: 'ana' }, { id: 'ben' }],
  }
  const codes = ['hope', 'fear'].map((id) => ({ id, name: id, description: '', colour: '#000000' }))
  const codebook = { name: 'Feelings', codes } as never

  test.each([
    [{ coders: ['ana', 'ana'] }, '“ana”'],
    [{ coders: ['ana', 'ben', 'ana'] }, '“ana”'],
    [{ transcripts: ['lakes', 'lakes'] }, '“lakes”'],
    [{ codes: ['hope', 'fear', 'fear'] }, '“fear”'],
  ])('%j is refused, naming what is chosen twice', (chosen, named) => {
    expect(() => requireChoosable(chosen, parts, codebook)).toThrow(`${named} is chosen twice`)
  })

  test('each once is taken, in any order', () => {
    const chosen = { coders: ['ben', 'ana'], transcripts: ['ferries', 'lakes'], codes: ['fear'] }
    expect(() => requireChoosable(chosen, parts, codebook)).not.toThrow()
  })
})

describe('limits as settings', () => {
  test('one that what is stored rests on cannot be set, and says so', () => {
    for (const name of ['codes', 'memoCharacters', 'csvRows'] as const) {
      const variable = limitVariable(name)
      expect(() => readSettings({ [variable]: '5' })).toThrow(`${variable}: is the same everywhere`)
    }
    expect(readSettings({ [limitVariable('figuresMs')]: '5' }).limits.figuresMs).toBe(5)
    expect(readSettings({}).limits).toEqual(limits)
  })
})
