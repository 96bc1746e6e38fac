import { describe, expect, test } from 'vitest'
import { casesReport, ratingsReport, spansReport } from '#model/agreement/reports.ts'
import { resultRows } from '#model/agreement/result-rows.ts'
import { isDomainError } from '#model/errors.ts'

/** The refusal of a file, first message and all places. */
function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (!isDomainError(error)) throw error
    expect(error.code).toBe('invalid-input')
    const issues = error.extras.issues ?? []
    return [error.message, ...issues.map((issue) => `${issue.path}: ${issue.message}`)].join('\n')
  }
  throw new Error('The file was taken.')
}

describe('files of ratings and spans', () => {
  test.each([
    ['a second rating', 'coder,unit,value\nana,1,a\nana,1,b\n', /row 3: ana rated unit 1 before/],
    ['no heading', 'ana,1,a\n', /no column “coder”/],
    ['a column twice', 'coder,unit,value,unit\na,1,x,1\n', /two columns “unit”/],
    ['an open quote', 'coder,unit,value\nana,1,"a\n', /quote is opened and never closed/],
    ['a short row', 'coder,unit,value\nana,1\n', /line 2: .*another number of cells/],
    ['no coder', 'coder,unit,value\n,1,a\n', /row 2: It names no coder/],
    ['nothing', '', /is empty/],
    ['a NUL', 'coder,unit,value\nana,1,a\u0000\n', /NUL/],
  ])('ratings with %s are refused with the place and what to do', (_, text, words) => {
    expect(refusal(() => ratingsReport(text))).toMatch(words)
  })

  test('a file with more coders than are compared is refused at once', () => {
    const rows = Array.from({ length: 201 }, (_, at) => `c${at},1,a`).join('\n')
    expect(() => ratingsReport(`coder,unit,value\n${rows}`)).toThrow(/more than 200 coders/)
    const spans = Array.from({ length: 201 }, (_, at) => `c${at},0,1,a`).join('\n')
    expect(() => spansReport(`coder,start,end,code\n${spans}`, { length: 9 })).toThrow(
      /more than 200 coders/,
    )
  })

  test('values that keep numbers from being numbers are named in the ledger', () => {
    const wordsOf = (values: readonly string[]) => {
      const rows = values.flatMap((value, unit) => [`ana,${unit},${value}`, `ben,${unit},${value}`])
      const { ledger, results } = ratingsReport(`coder,unit,value\n${rows.join('\n')}`)
      if (ledger.kind !== 'ratings') throw new Error('These are ratings.')
      return { words: ledger.wordsAmongNumbers, hasInterval: results.alpha_interval !== undefined }
    }
    expect(wordsOf(['1', '2', '3e2', '-.5'])).toEqual({ words: undefined, hasInterval: true })
    expect(wordsOf(['1', '2', '3', '0x10', '1e999'])).toEqual({
      words: ['0x10', '1e999'],
      hasInterval: false,
    })
    expect(wordsOf(['yes', 'no', '1']).words).toBeUndefined()
  })

  test('matches not found in time are not computed, with the reason, and the rest comes', () => {
    const text = 'coder,start,end,code\nana,0,5,a\nben,1,5,a\n'
    const rows = resultRows(spansReport(text, { length: 9 }, () => true).results)
    const of = (how: string) =>
      rows.filter(({ name, parts }) => name === 'match' && parts[1] === how)
    expect(of('partial')).toMatchObject([{ value: null, reason: 'not_computed' }])
    expect(of('lenient').map(({ value }) => value)).toEqual([1, 1, 1])
  })

  test('a value that is not declared is named', () => {
    const text = 'coder,unit,value\nana,1,a\nben,1,z\n'
    expect(refusal(() => ratingsReport(text, { categories: ['a', 'b'] }))).toMatch(
      /row 3: “z” is not among the categories/,
    )
    expect(refusal(() => ratingsReport(text, { categories: ['a'], sets: '|' }))).toMatch(
      /row 3: “z” is not among the categories/,
    )
  })

  test('spans beyond the length, backwards or no numbers are named by row', () => {
    const text = 'coder,start,end,code\na,0,50,X\na,9,9,X\na,one,2,X\na,1,2,\n,1,2,X\na,,4,X\n'
    const said = refusal(() => spansReport(text, { length: 40 }))
    expect(said).toMatch(/row 2: .*beyond the length 40/)
    expect(said).toMatch(/row 3: .*not after its start/)
    expect(said).toMatch(/row 4: .*not whole numbers/)
    expect(said).toMatch(/row 5: .*names no code/)
    expect(said).toMatch(/row 6: .*names no coder/)
    expect(said).toMatch(/row 7: .*has no start/)
  })

  test('coders, units and columns in any order give the same figures', () => {
    const one = ratingsReport('coder,unit,value\na,1,x\nb,1,x\na,2,y\nb,2,x\n')
    const other = ratingsReport('value,note,coder,unit\nx,,b,2\ny,,a,2\nx,,b,1\nx,"a, b",a,1\n')
    expect(other).toEqual(one)
  })

  test('semicolons and tabs part cells as well, and with them a comma may be the decimal point', () => {
    const rows = ['coder,unit,value', 'a,1,1.5', 'b,1,2', 'a,2,-3.25', 'b,2,-3.25']
    const wanted = ratingsReport(rows.join('\n'))
    const german = `\uFEFF${rows.join('\r\n').replaceAll(',', ';').replaceAll('.', ',')}\r\n`
    const { results, ledger } = ratingsReport(german)
    expect(results).toEqual(wanted.results)
    expect(results.alpha_interval!.value).toEqual(expect.any(Number))
    const readAs = { separator: 'semicolon', decimalCommas: true }
    expect(ledger).toEqual({ ...wanted.ledger, readAs })
    // Where one value is a word a comma is a part of the words.
    const words = ratingsReport('coder;unit;value\na;1;yes\nb;1;1,5\n').results
    expect(words.alpha_by_category!.value).toHaveProperty('1,5')
    const spans = 'coder,start,end,code\na,0,10,X\nb,0,10,X\n'
    expect(spansReport(spans.replaceAll(',', '\t'), { length: 40 })).toMatchObject({
      results: spansReport(spans, { length: 40 }).results,
      ledger: { readAs: { separator: 'tab' } },
    })
    // A semicolon in a file with commas is a part of a cell.
    expect(ratingsReport('coder,unit,value\na,1,x;y\nb,1,x;y\n').results.percent!.value).toBe(1)
  })

  test('the ledger has every row and every unit in one place', () => {
    const rows = ['a,1,x', 'b,1,x', 'a,2,y', 'b,2,', 'a,3,', 'b,3,', 'c,1,x']
    const { ledger } = ratingsReport(`coder,unit,value\n${rows.join('\n')}\n`)
    expect(ledger).toEqual({
      kind: 'ratings',
      coders: 3,
      rows: { in: 7, rated: 4, missing: 3 },
      units: { in: 3, compared: 1, single: 1, unrated: 1 },
    })
    // As sets the empty values are ratings: the coder looked and applied nothing.
    expect(ratingsReport(`coder,unit,value\n${rows.join('\n')}\n`, { sets: '|' }).ledger).toEqual({
      kind: 'ratings',
      coders: 3,
      rows: { in: 7, rated: 7, missing: 0 },
      units: { in: 3, compared: 3, single: 0, unrated: 0 },
    })
    const spans = ['a,0,10,X', 'a,5,12,X', 'a,5,12,Y', 'b,0,10,X', 'b,0,10,X', 'c,,,']
    const text = `coder,start,end,code\n${spans.join('\n')}\n`
    expect(spansReport(text, { length: 40 }).ledger).toEqual({
      kind: 'spans',
      coders: 3,
      rows: { in: 6, spans: 5, withoutSpan: 1 },
      spans: { in: 5, used: 3, merged: 2 },
    })
  })

  test('[AG2] ordinal and weighted figures of words wait until their order is declared', () => {
    const text = 'coder,unit,value\na,1,low\nb,1,mid\na,2,high\nb,2,high\na,3,low\nb,3,low\n'
    const ordered = ['alpha_ordinal', 'percent_linear', 'ac2_quadratic', 'cohen_linear']
    const { results } = ratingsReport(text, { draws: { draws: 10, seed: 1, method: 'percentile' } })
    for (const name of ordered) {
      expect(results[name], name).toMatchObject({ value: null, reason: 'no_order' })
    }
    expect(results.alpha_nominal!.value).toBeGreaterThan(0)
    const declared = ratingsReport(text, { categories: ['low', 'mid', 'high'] }).results
    for (const name of ordered) expect(declared[name]!.value, name).toEqual(expect.any(Number))
    const numbers = text.replaceAll('low', '1').replaceAll('mid', '2').replaceAll('high', '3')
    expect(ratingsReport(numbers).results.alpha_ordinal).toEqual(declared.alpha_ordinal)
  })

  test('of three coders or more each pair has its kappa by name, and Light’s says how many have none', () => {
    const rows = ['a,1,x', 'b,1,x', 'c,1,x', 'a,2,y', 'c,2,y', 'b,3,y', 'c,3,y']
    const { results } = ratingsReport(`coder,unit,value\nA,9,\n${rows.join('\n')}\n`)
    const pairs = results.cohen_by_pair!.value as Record<string, { value: number | null }>
    expect(Object.keys(pairs)).toEqual(['a|b', 'a|c', 'b|c'])
    expect(pairs['a|b']).toMatchObject({ value: null, reason: 'no_variation' })
    expect(pairs['b|c']).toMatchObject({ value: 1 })
    expect(resultRows(results)).toContainEqual({
      name: 'light',
      parts: ['undefined_pairs'],
      value: 1,
    })
    const two = ratingsReport('coder,unit,value\na,1,x\nb,1,x\n').results
    expect(two).not.toHaveProperty('cohen_by_pair')
  })

  test('a column of free text is refused before weights of its square are made', () => {
    const rows = Array.from({ length: 2_001 }, (_, unit) => `a,${unit},words ${unit}`)
    const text = `coder,unit,value\n${rows.join('\n')}\n`
    expect(() => ratingsReport(text)).toThrow(/more than 2,000 different values/)
    expect(() => ratingsReport(text, { sets: '|' })).toThrow(/more than 2,000 different codes/)
    expect(ratingsReport(text.replace(/\na,0,.*/, '')).results.percent).toMatchObject({
      value: null,
    })
  })

  test('each number of a result is a row of its own, with its reason or its interval', () => {
    const { results } = ratingsReport('coder,unit,value\na,1,x\nb,1,x\na,2,y\nb,2,x\n')
    const rows = resultRows(results)
    const row = (name: string, ...parts: string[]) =>
      rows.find((one) => one.name === name && one.parts.join() === parts.join())
    expect(row('percent')).toMatchObject({ value: 0.5, se: expect.any(Number) })
    expect(row('alpha_by_category', 'x')).toEqual({
      name: 'alpha_by_category',
      parts: ['x'],
      value: expect.closeTo(0, 12),
      se: expect.any(Number),
      ci95: [expect.any(Number), 1],
      interval: { method: 't' },
    })
    // Nothing is drawn, and the mean of kappas has no error by formula.
    const none = { method: 'none', reason: 'no_formula' }
    expect(row('light')).toMatchObject({ value: 0, interval: none })
    const alone = resultRows(ratingsReport('coder,unit,value\na,1,x\n').results)
    expect(alone.find(({ name }) => name === 'alpha_nominal')).toEqual({
      name: 'alpha_nominal',
      parts: [],
      value: null,
      reason: 'no_pairs',
    })
    const spans = resultRows(
      spansReport('coder,start,end,code\na,0,10,X\nb,0,10,X\n', { length: 40 }).results,
    )
    expect(spans).toContainEqual({ name: 'match', parts: ['a|b', 'exact', 'f1'], value: 1 })
    expect(spans).toContainEqual({ name: 'position_by_code', parts: ['X', 'alpha'], value: 1 })
  })

  test('a file of cases that is none is refused with what is wrong', () => {
    expect(refusal(() => casesReport('{'))).toMatch(/not JSON/)
    expect(refusal(() => casesReport('{"format":"x","cases":[]}'))).toMatch(/agreement-cases\/1/)
    const noMatrix = {
      format: 'agreement-cases/1',
      cases: [{ id: 'R', kind: 'ratings', input: {} }],
    }
    expect(refusal(() => casesReport(JSON.stringify(noMatrix)))).toMatch(/^Case R: /)
  })
})
