import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasLongList, parsingJson, writingJson } from '#server/api/json.ts'
import { atOnce } from '#server/live/updates/slices.ts'
import { refusal } from '../builders/refusal.ts'

const read = (json: string | Uint8Array, mostEntries = 1_000_000) =>
  atOnce(parsingJson(typeof json === 'string' ? Buffer.from(json) : json, mostEntries))

/** A list of some 200 KB: it is parsed in pieces. */
const long = Array.from({ length: 4_000 }, (_, at) => ({
  id: at,
  memo: `“${at}” [,{ \\ "\u{1f600}`,
  slots: { list: [at, [], {}] },
}))

/** What is said of some JSON, by `JSON.parse` and bit by bit. */
function both(json: string): [unknown, unknown] {
  const said = (parse: () => unknown) => {
    try {
      return parse()
    } catch (error) {
      return (error as Error).name
    }
  }
  return [said(() => JSON.parse(json)), said(() => read(json))]
}

test('read bit by bit JSON says what it says at once, whatever it holds', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      for (const value of [one, { one, long, other, again: { long } }, [long, one]]) {
        const [expected, found] = both(JSON.stringify(value, null, 1))
        expect(found).toEqual(expected)
      }
    }),
    { numRuns: 30 },
  )
})

test('what is no JSON is refused where a long list is part of it too', () => {
  const whole = JSON.stringify({ codedSpans: long, complete: true })
  const at = whole.indexOf('},{', 100_000) + 1
  const [before, after] = [whole.slice(0, at), whole.slice(at)]
  const wrong = [
    `${before},${after}`,
    `${before}]${after}`,
    `${before} x ${after}`,
    `${before}"${after}`,
    whole.replace(']}', ',]}').replace('}],"complete"', '},],"complete"'),
    whole.replace('],"complete"', '},"complete"'),
    whole.replace('"codedSpans":[', '"codedSpans":[,'),
    whole.replace('"codedSpans":[', '["codedSpans",['),
    whole.slice(0, -1),
    `${whole}]`,
    `{"codedSpans":[${' '.repeat(70_000)},1]}`,
    `{"codedSpans":[1${' '.repeat(70_000)},]}`,
    `{"codedSpans":[1${' '.repeat(70_000)},,1]}`,
  ]
  for (const json of wrong) expect(both(json)).toEqual(['SyntaxError', 'SyntaxError'])
  const bytes = Buffer.from(whole)
  bytes[at - 3] = 0xff
  expect(() => read(bytes)).toThrow(TypeError)
})

test('a field that stands there twice means what it says last', () => {
  const list = JSON.stringify(long)
  for (const json of [
    `{"a":${list},"a":1}`,
    `{"a":1,"a":${list}}`,
    `{"a":${list},"a":[0]}`,
    `{"a":${list},"b":[0],"\\u0061":${list}}`,
    `{"__proto__":${list},"b":1}`,
  ]) {
    const [expected, found] = both(json)
    expect(found).toEqual(expected)
    expect(Object.keys(found as object)).toEqual(Object.keys(expected as object))
  }
})

test('JSON is nested twenty levels deep and no deeper', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  expect(both(nested(20))[1]).toEqual(JSON.parse(nested(20)))
  expect(refusal(() => read(nested(21))).code).toBe('invalid-input')
  expect(read(JSON.stringify('['.repeat(21)))).toBe('['.repeat(21))
})

test('what nobody sends and takes long to parse is refused: too many entries, a huge one, very many marks', () => {
  expect(read('{"a":[1,2,3]}', 3)).toEqual({ a: [1, 2, 3] })
  const tooLarge = [
    () => read('{"a":[1,2,3,4]}', 3),
    () => read(`{"a":[1,"${'x'.repeat(1_100_000)}"]}`),
    () => read(`{"a":{"b":[1${',1'.repeat(100_000)}]}}`),
    () => read(`[1${',1'.repeat(100_000)}]`),
  ]
  for (const act of tooLarge) expect(refusal(act).code).toBe('too-large')
  // A long text is quick to read.
  expect(read(`{"text":"${'x'.repeat(3_000_000)}"}`)).toEqual({ text: 'x'.repeat(3_000_000) })
})

test('written bit by bit an answer is what it is at once', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const answer = { one, long: [...long, undefined, other], none: undefined, '"': other }
      expect(hasLongList(answer)).toBe(true)
      expect(atOnce(writingJson(answer))).toBe(JSON.stringify(answer))
      for (const short of [one, { one, few: [other] }, [...long]]) {
        expect(hasLongList(short)).toBe(false)
      }
    }),
    { numRuns: 10 },
  )
})
