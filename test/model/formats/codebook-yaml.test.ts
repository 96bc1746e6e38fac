import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCodebookYaml, writeCodebookYaml } from '#model/formats/codebook-yaml.ts'
import { aCodebook, anyCodebook } from '#test/builders/codebook.ts'
import { refusal } from '#test/builders/refusal.ts'

const head = 'name: Test\ncodes:\n'

describe('reading', () => {
  test('[CB1] ids that look like numbers, a no or a null stay text', () => {
    const ids = ['012', '1e3', 'no', 'null', 'true', '0x1F', '2024-01-01']
    const file = head + ids.map((id) => `  - {id: ${id}, name: ${id}, colour: moss}\n`).join('')
    expect(readCodebookYaml(file).codes.map((code) => [code.id, code.name])).toEqual(
      ids.map((id) => [id, id]),
    )
  })

  test('[CB1] an old YAML version does not change that', () => {
    const file = `%YAML 1.1\n---\n${head}  - {id: no, name: yes, colour: moss}\n`
    expect(readCodebookYaml(file).codes[0]).toMatchObject({ id: 'no', name: 'yes' })
  })

  test('the values of a scale are numbers, retired is a yes, an empty field is absent', () => {
    const { codes } = readCodebookYaml(`${head}  - id: a
    name: A
    colour: moss
    key:
    parent:
    retired: true
    slots:
      - {key: s, label: S, kind: scale, values: [−1, 0, 1.5]}
  - {id: b, name: B, colour: moss, retired: false}
`)
    expect(codes[0]?.slots?.[0]?.values).toEqual([-1, 0, 1.5])
    expect(codes[0]).toMatchObject({ retired: true })
    expect(codes[0]).not.toHaveProperty('key')
    expect(codes[1]).not.toHaveProperty('retired')
  })

  test('a BOM and Windows line ends are read', () => {
    const file = `\ufeff${head}  - {id: a, name: A, colour: moss}\n`.replaceAll('\n', '\r\n')
    expect(readCodebookYaml(file).codes).toHaveLength(1)
  })
})

describe('[CB2] refusing, with line, code and remedy:', () => {
  const file = (code: string) => head + code
  test.each([
    ['an empty file', '', 1, /empty/],
    ['blank lines alone', '\n\n  \n', 1, /empty/],
    ['a list at the top', '- a', 1, /fields/],
    ['a wrong colour', file('  - id: a\n    name: A\n    colour: red\n'), 5, /“a”.*“red”.*brick/],
    [
      'an unknown field',
      file('  - id: a\n    name: A\n    colour: moss\n    color: x\n'),
      6,
      /“a”.*“color”/,
    ],
    ['a missing name', file('  - id: a\n    colour: moss\n'), 3, /“a”.*name.*missing/],
    ['a code that is a word', file('  - blame\n'), 3, /number 1/],
    [
      'an id twice',
      file('  - {id: a, name: A, colour: moss}\n  - {id: a, name: B, colour: moss}\n'),
      4,
      /“a” is used twice/,
    ],
    [
      'names that differ in case',
      file('  - {id: a, name: Blame, colour: moss}\n  - {id: b, name: "BLAME", colour: moss}\n'),
      4,
      /Rename/,
    ],
    [
      'names that differ in form',
      file(
        '  - {id: a, name: "Caf\\u00e9", colour: moss}\n  - {id: b, name: "Cafe\\u0301", colour: moss}\n',
      ),
      4,
      /Rename/,
    ],
    [
      'a key twice',
      file(
        "  - {id: a, name: A, colour: moss, key: '1'}\n  - {id: b, name: B, colour: moss, key: '1'}\n",
      ),
      4,
      /key 1 is taken/,
    ],
    ['a key of two letters', file('  - {id: a, name: A, colour: moss, key: AB}\n'), 3, /digit/],
    [
      'a parent that is not there',
      file('  - {id: a, name: A, colour: moss, parent: z}\n'),
      3,
      /no code “z”/,
    ],
    [
      'parents in a circle',
      file(
        '  - {id: a, name: A, colour: moss, parent: b}\n  - {id: b, name: B, colour: moss, parent: a}\n',
      ),
      3,
      /itself/,
    ],
    [
      'a scale with one value',
      file(
        '  - id: a\n    name: A\n    colour: moss\n    slots:\n      - {key: s, label: S, kind: scale, values: [1]}\n',
      ),
      7,
      /two values/,
    ],
    [
      'a value past all numbers',
      file(
        '  - id: a\n    name: A\n    colour: moss\n    slots:\n      - {key: s, label: S, kind: scale, values: [1, 1e400]}\n',
      ),
      7,
      /number/,
    ],
    ['an alias', 'name: &a x\ndescription: *a\ncodes: []', 2, /Alias/],
    ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ncodes: [*c]`, 2, /Alias/],
    ['a tag', 'name: !!js/function "function () {}"\ncodes: []', 1, /Tag/],
    ['a field twice', 'name: x\nname: y\ncodes: []', 2, /twice/],
    ['JSON with a field twice', '{"name": "x",\n"codes": [],\n"codes": []}', 3, /twice/],
    [
      'JSON with __proto__',
      '{"name": "x", "codes": [],\n"__proto__": {"polluted": 1}}',
      2,
      /__proto__/,
    ],
    [
      'a constructor',
      'name: x\ncodes: []\nconstructor: {prototype: {polluted: 1}}',
      3,
      /constructor/,
    ],
    ['a list as a field name', 'name: x\ncodes: []\n? [a]\n: b', 3, /one word/],
    ['two codebooks', 'name: x\ncodes: []\n---\nname: y\ncodes: []', 3, /one codebook a file/],
    ['a tab as indent', 'name: x\ncodes:\n\t- id: a', 3, /spaces/],
    ['an open quote', 'name: "x\ncodes: []', 2, /not YAML/],
    ['NUL within a text', 'name: "a\\0b"\ncodes: []', 1, /cannot be stored/],
    ['half a surrogate pair', 'name: "a\\ud83d"\ncodes: []', 1, /cannot be stored/],
    ['a name nobody sees', 'name: "\\u200b"\ncodes: []', 1, /name/],
    ['a direction override', file('  - {id: a, name: "a\\u202eb", colour: moss}\n'), 3, /control/],
    [
      'a style in a colour',
      file('  - {id: a, name: A, colour: "red;background:url(//x)"}\n'),
      3,
      /no colour/,
    ],
    ['a PNG', '\u0089PNG\r\n\u001a\n\u0000\u0000', 1, /./],
  ])('%s', (_, text, line, words) => {
    const { code, message, issues } = refusal(() => readCodebookYaml(text))
    expect(code).toBe('invalid-input')
    expect(issues[0]?.path).toBe(`line ${line}`)
    expect(issues[0]?.message).toMatch(words)
    expect(message).toContain(`Line ${line}`)
    expect({}).not.toHaveProperty('polluted')
  })

  test.each([
    ['20,000 brackets', `a: ${'['.repeat(20_000)}`],
    ['20,000 closed brackets', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['20,000 braces', '{a: '.repeat(20_000)],
    ['20,000 dashes', '- '.repeat(20_000)],
    ['20,000 question marks', '? '.repeat(20_000)],
    ['2,000 indents', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('%s, without hanging on them', (_, text) => {
    expect(refusal(() => readCodebookYaml(text)).code).toBe('invalid-input')
  })

  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join('')
  test.each([
    ['half a million fields', () => many(500_000, (at) => `a${at}:\n`), /far more entries/],
    ['a hundred thousand', () => many(100_000, (at) => `a${at}:\n`), /more fields/],
    ['as many on one line', () => `{${many(100_000, (at) => `a${at},`)}}`, /more fields/],
    ['one field two million times', () => `{${'a,'.repeat(2_000_000)}}`, /far more entries/],
    [
      'a list of two million',
      () => `name: x\ncodes: [${'a,'.repeat(2_000_000)}]`,
      /far more entries/,
    ],
    ['four million brackets', () => '['.repeat(4_000_000), /far more entries/],
    [
      'a hundred thousand codes',
      () => `name: x\ncodes: [${'a,'.repeat(100_000)}]`,
      /at most 2000 codes/,
    ],
    ['fields merged in', () => `name: x\n<<: {name: y}\ncodes: []`, /“<<”/],
    ['an anchor that is merged in', () => `name: x\nbase: &b {a: 1}\n<<: *b\ncodes: []`, /Alias/],
  ])('%s, before it is read whole', (_, text, words) => {
    const { code, issues } = refusal(() => readCodebookYaml(text()))
    expect(code).toBe('invalid-input')
    expect(issues[0]?.message).toMatch(words)
    expect(issues.length).toBeLessThanOrEqual(100)
  })

  test('10,000 codes, saying how many there may be', () => {
    const codes = Array.from(
      { length: 10_000 },
      (_, i) => ` - {id: c${i}, name: N${i}, colour: moss}\n`,
    )
    const { issues } = refusal(() => readCodebookYaml(`name: x\ncodes:\n${codes.join('')}`))
    expect(issues[0]?.message).toMatch(/at most 2000 codes/)
  })

  test('all of what is wrong at once, at most a hundred', () => {
    const codes = Array.from(
      { length: 150 },
      (_, i) => ` - {id: c${i}, name: N${i}, colour: red}\n`,
    )
    const { issues, message } = refusal(() =>
      readCodebookYaml(`name: x\ncodes:\n${codes.join('')}`),
    )
    expect(issues).toHaveLength(100)
    expect(issues[99]?.path).toBe('line 102')
    expect(message).toContain('99 more')
  })

  test('a file past the size of any codebook', () => {
    expect(refusal(() => readCodebookYaml(`name: ${'x'.repeat(17_000_000)}`)).code).toBe(
      'too-large',
    )
  })
})

describe('writing', () => {
  test('[CB3] what is written reads back as exactly the same codebook', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        expect(readCodebookYaml(writeCodebookYaml(codebook))).toEqual(codebook)
      }),
      { numRuns: 200 },
    )
  })

  test('[CB3] other readers of YAML find text where there is text', () => {
    const words = [
      'no',
      'yes',
      'y',
      'on',
      'null',
      '012',
      '1e3',
      '0o7',
      '12:30',
      '2024-01-01',
      '=',
      '1_000',
    ]
    const codebook = aCodebook({
      codes: words.map((word, i) => ({ id: `c${i}`, name: word, definition: word })),
    })
    for (const version of ['1.1', '1.2'] as const) {
      const read = parse(writeCodebookYaml(codebook), { version })
      expect(read.codes.map((code: { name: unknown }) => code.name)).toEqual(words)
    }
  })

  test('long texts are folded for people to read', () => {
    const definition = 'A sentence that goes on. '.repeat(20).trim()
    const written = writeCodebookYaml(aCodebook({ codes: [{ id: 'a', name: 'A', definition }] }))
    expect(written).toContain('definition: >-\n')
    for (const line of written.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })
})

test('[CB3] the fields of a code stand in one order, whatever order they came in', () => {
  const codebook = aCodebook()
  const shuffled = {
    codes: codebook.codes.map((code) => Object.fromEntries(Object.entries(code).reverse())),
    name: codebook.name,
  } as unknown as typeof codebook
  expect(writeCodebookYaml(shuffled)).toBe(writeCodebookYaml(codebook))
})
