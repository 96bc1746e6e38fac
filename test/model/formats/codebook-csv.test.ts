import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCodebookCsv, writeCodebookCsv } from '#model/formats/codebook-csv.ts'
import { aCodebook, anyCodebook } from '#test/builders/codebook.ts'
import { refusal } from '#test/builders/refusal.ts'

describe('reading', () => {
  test('a name is enough: ids come from names, colours by turns', () => {
    const { name, codes } = readCodebookCsv(
      'name\nBlame attribution\nÜber uns\n…\nBlame  attribution!\n',
      'Mine',
    )
    expect(name).toBe('Mine')
    expect(codes.map((code) => [code.id, code.colour])).toEqual([
      ['blame-attribution', 'brick'],
      ['uber-uns', 'rose'],
      ['code-4', 'umber'],
      ['blame-attribution-2', 'amber'],
    ])
  })

  test.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
  ])('%s separated, with a BOM, Windows line ends and headings in any case', (_, by) => {
    const rows = [
      [' Code ID ', 'NAME', 'Definition', 'Color', 'Include when', 'Near-Miss'],
      ['a', 'A', '"A, b; c\td"', 'moss', 'x', 'y'],
    ]
    const file = `\ufeff${rows.map((row) => row.join(by)).join('\r\n')}\r\n`
    expect(readCodebookCsv(file).codes).toMatchObject([
      {
        id: 'a',
        definition: 'A, b; c\td',
        colour: 'moss',
        includeWhen: 'x',
        examples: { nearMiss: 'y' },
      },
    ])
  })

  test("Taguette's list of tags is read, its counts passed over", () => {
    const { codes } = readCodebookCsv(
      'tag,description,number of highlights\nhope,What they hope,12\n',
    )
    expect(codes).toMatchObject([{ id: 'hope', name: 'hope', definition: 'What they hope' }])
  })

  test('parents are found by id or by name', () => {
    const { codes } = readCodebookCsv(
      'code_id,name,parent\nf,Frame,\nc,Conflict,f\nm,Morality,Frame\n',
    )
    expect(codes.map((code) => code.parent)).toEqual([undefined, 'f', 'f'])
  })

  test('a row that is not codable becomes the heading of the codes under it', () => {
    const { codes } = readCodebookCsv(
      'code_id,name,parent,codable\nf,Frames,,no\nc,Conflict,f,yes\n',
    )
    expect(codes).toMatchObject([{ id: 'c', group: 'Frames' }])
    expect(codes[0]).not.toHaveProperty('parent')
  })

  test('a table that was sorted anew finds its order again', () => {
    const file = 'name,order\nC,3\nA,1\nB,2\n'
    expect(readCodebookCsv(file).codes.map((code) => code.name)).toEqual(['A', 'B', 'C'])
  })

  test('slots are read as a person types them, and as JSON', () => {
    const slots = 'who: Who (speaker); what: What (text); stance: Stance (scale −1, 0, 1)'
    const json = JSON.stringify([{ key: 'q', label: 'a; (b)', kind: 'text' }]).replaceAll('"', '""')
    const { codes } = readCodebookCsv(`name,slots\nA,"${slots}"\nB,"${json}"\n`)
    expect(codes[0]?.slots).toEqual([
      { key: 'who', label: 'Who', kind: 'speaker' },
      { key: 'what', label: 'What', kind: 'text' },
      { key: 'stance', label: 'Stance', kind: 'scale', values: [-1, 0, 1] },
    ])
    expect(codes[1]?.slots).toEqual([{ key: 'q', label: 'a; (b)', kind: 'text' }])
  })

  test('formula cells are words like any other', () => {
    const cell = `=HYPERLINK(""http://x"",""y"")`
    expect(readCodebookCsv(`name,definition\nA,"${cell}"\n`).codes[0]?.definition).toBe(
      '=HYPERLINK("http://x","y")',
    )
  })

  test('rows that are empty are passed over and still counted', () => {
    const { issues } = refusal(() => readCodebookCsv('name,colour\n\n,\nA,red\n'))
    expect(issues[0]?.path).toBe('row 4')
  })
})

describe('[CB2] refusing, with row, code and remedy:', () => {
  test.each([
    ['an empty file', '', 1, /empty/],
    ['no name column', 'code_id\na\n', 1, /no column “name”/],
    ['an unknown column', 'name,flavour\nA,x\n', 1, /“flavour”/],
    ['a column twice', 'name,Name\nA,B\n', 1, /twice/],
    ['too few cells', 'name,colour\nA,moss\nB\n', 3, /1 cells, the heading has 2/],
    ['too many cells', 'name,colour\nA,moss,x\n', 2, /3 cells/],
    ['a wrong colour', 'name,colour\nA,moss\nB,#ff0000\n', 3, /“b”.*#ff0000.*brick/],
    ['a nameless code', 'code_id,name\nx,\n', 2, /“x”.*name/],
    ['an id twice', 'code_id,name\nx,A\nx,B\n', 3, /used twice/],
    ['names that differ in case', 'code_id,name\nx,Blame\ny,BLAME\n', 3, /Rename/],
    ['a parent that is not there', 'name,parent\nA,nobody\n', 2, /no code “nobody”/],
    ['parents in a circle', 'code_id,name,parent\na,A,b\nb,B,a\n', 2, /itself/],
    ['a key twice', 'name,key\nA,1\nB,1\n', 3, /key 1/],
    ['slots nobody can read', 'name,slots\nA,who is it\n', 2, /slots: write/],
    ['slots in broken JSON', 'name,slots\nA,"[{"\n', 2, /slots: write/],
    ['slots of an unknown kind', 'name,slots\nA,who: Who (person)\n', 2, /speaker/],
    ['__proto__ in slots', 'name,slots\nA,"[{""__proto__"":{""polluted"":1}}]"\n', 2, /slots/],
    ['a heading with a definition', 'name,codable,definition\nA,no,What it means\n', 2, /heading/],
    ['a retired that is neither', 'name,retired\nA,perhaps\n', 2, /yes or no/],
    ['a quote in the middle', 'name,definition\nA,so "called" x\n', 2, /quotation mark/],
    ['a quote left open', 'name,definition\nA,"open\nB,x\n', 2, /quotation mark/],
    ['NUL', 'name\nA\u0000\n', 2, /cannot be stored/],
  ])('%s', (_, text, row, words) => {
    const { code, message, issues } = refusal(() => readCodebookCsv(text))
    expect(code).toBe('invalid-input')
    expect(issues[0]?.path).toBe(`row ${row}`)
    expect(issues[0]?.message).toMatch(words)
    expect(message).toContain(`Row ${row}`)
    expect({}).not.toHaveProperty('polluted')
  })

  test('half a surrogate pair, which has no row before the table is read', () => {
    const { issues } = refusal(() => readCodebookCsv('name\nA\ud83d\n'))
    expect(issues).toEqual([{ path: 'line 2', message: expect.stringMatching(/cannot be stored/) }])
  })

  test('10,000 codes, and one line of 20 MB', () => {
    const many = `name\n${Array.from({ length: 10_000 }, (_, i) => `N${i}`).join('\n')}`
    expect(refusal(() => readCodebookCsv(many)).issues[0]?.message).toMatch(/at most 2000 codes/)
    expect(refusal(() => readCodebookCsv(`name\n${'x'.repeat(20_000_000)}`)).code).toBe('too-large')
    expect(refusal(() => readCodebookCsv(`name\n"${'x'.repeat(2_000_000)}`)).code).toBe(
      'invalid-input',
    )
  })
})

describe('[CB2] a table that is far larger than a codebook is refused before it is gone through:', () => {
  const times = (count: number, text: string) => text.repeat(count)
  test.each([
    ['a million rows of one name', `name\n${times(1_000_000, 'a\n')}`, /20000 rows/],
    ['as many with one parent', `name,parent\n${times(700_000, 'a,b\n')}`, /20000 rows/],
    ['nothing but line ends', `name${times(3_000_000, '\n')}`, /20000 rows/],
    [
      'a hundred thousand columns that are passed over, and as many names',
      `${times(100_000, 'n,')}${times(100_000, 'name,')}name\n`,
      /200 columns/,
    ],
    ['ten thousand codes of one name', `name\n${times(10_000, 'a\n')}`, /2000 codes|Two codes/],
  ])('%s', (_, text, words) => {
    const { code, issues } = refusal(() => readCodebookCsv(text))
    expect(code).toBe('invalid-input')
    expect(issues[0]?.message).toMatch(words)
    expect(issues.length).toBeLessThanOrEqual(100)
  })
})

describe('writing', () => {
  test('[CB3] what is written reads back as exactly the same codes, for Excel as well', () => {
    fc.assert(
      fc.property(anyCodebook, fc.boolean(), (codebook, forExcel) => {
        const written = writeCodebookCsv(codebook, { forExcel })
        expect(readCodebookCsv(written, codebook.name).codes).toEqual(codebook.codes)
      }),
      { numRuns: 200 },
    )
  })

  test('for Excel there is a BOM and no cell that would run', () => {
    const codebook = aCodebook({ codes: [{ id: 'a', name: '=1+1', definition: "'=2" }] })
    expect(writeCodebookCsv(codebook, { forExcel: true })).toMatch(/^\ufeff.*\na,,'=1\+1,/)
    expect(writeCodebookCsv(codebook)).toMatch(/^code_id.*\na,,=1\+1,/)
    expect(readCodebookCsv(writeCodebookCsv(codebook)).codes[0]?.definition).toBe("'=2")
  })
})
