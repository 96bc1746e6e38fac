import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readShippedCodebook, shippedCodebooks } from '#codebooks/index.ts'
import type { Code } from '#model/codebook.ts'
import { readCodebookYaml } from '#model/formats/codebook-yaml.ts'
import { interfaceLanguages } from '#model/interface-language.ts'

const ids = shippedCodebooks().map((codebook) => codebook.id)
const inEnglish = shippedCodebooks().filter((codebook) => codebook.language === 'en')

test('Two codebooks come with Parley, of two fields, in every language of the interface, each described', () => {
  const shipped = shippedCodebooks()
  expect(shipped.map((codebook) => [codebook.id, codebook.name])).toEqual([
    ['classroom-talk', 'Classroom talk'],
    ['classroom-talk.de', 'Unterrichtsgespräche'],
    ['political-discourse', 'Political discourse'],
    ['political-discourse.de', 'Politischer Diskurs'],
  ])
  for (const language of interfaceLanguages) {
    expect(shipped.filter((codebook) => codebook.language === language)).toHaveLength(2)
  }
  for (const codebook of shipped) expect(codebook.description.length).toBeGreaterThan(200)
})

test('An id that is none of them, or a path, is not found', () => {
  for (const id of [
    'nothing',
    '../package',
    'political-discourse.yaml',
    '',
    '/etc/passwd',
    'political-discourse.fr',
    'political-discourse.de.yaml',
    'a\u0000',
  ]) {
    expect(() => readShippedCodebook(id)).toThrow(expect.objectContaining({ code: 'not-found' }))
  }
})

describe.each(ids)('%s', (id) => {
  const codebook = readShippedCodebook(id)
  const quoted = (name: string) => (id.endsWith('.de') ? `„${name}“` : `“${name}”`)
  const othersOf = (code: Code) => codebook.codes.filter((other) => other.id !== code.id)

  test('has enough codes, each with every part a coder needs', () => {
    expect(codebook.codes.length).toBeGreaterThanOrEqual(15)
    for (const code of codebook.codes) {
      for (const part of ['definition', 'includeWhen', 'excludeWhen'] as const) {
        expect(code[part].length, `${code.id} ${part}`).toBeGreaterThan(50)
      }
      expect(code.examples.hit.length, code.id).toBeGreaterThan(5)
      expect(code.unit, code.id).toMatch(/clause|sentence|passage|satz|Textstelle/i)
      expect(code.sources, code.id).toBeTruthy()
      expect(code.key, code.id).toBeDefined()
    }
  })

  test('says of every border which code lies beyond it, by its right name', () => {
    for (const code of codebook.codes) {
      const named = othersOf(code).filter((other) => code.excludeWhen.includes(quoted(other.name)))
      expect(named.length, `${code.id} excludeWhen`).toBeGreaterThan(0)
      const instead = code.examples.nearMiss.split(/ [—–] /)[1] ?? ''
      expect(
        othersOf(code).some((other) => instead.includes(other.name)),
        `${code.id} nearMiss: ${instead}`,
      ).toBe(true)
    }
  })

  test('holds no example twice', () => {
    const hits = codebook.codes.map((code) => code.examples.hit)
    expect(new Set(hits).size).toBe(hits.length)
  })
})

describe.each(inEnglish.map(({ id }) => id))('%s in German', (id) => {
  const english = readShippedCodebook(id)
  const german = readShippedCodebook(`${id}.de`)

  test('has the same codes, so that what was coded with one is read with the other', () => {
    const shapes = (codes: readonly Code[]) =>
      codes.map(({ id, parent, colour, key, slots }) => ({
        ...{ id, parent, colour, key },
        slots: slots?.map(({ key, kind, values }) => ({ key, kind, values })),
      }))
    expect(shapes(german.codes)).toEqual(shapes(english.codes))
  })

  test('has its headings over the same codes', () => {
    const translated = new Map<string | undefined, string | undefined>()
    english.codes.forEach((code, index) => {
      const group = german.codes[index]?.group
      expect(translated.get(code.group) ?? group, code.id).toBe(group)
      translated.set(code.group, group)
    })
    expect(new Set(translated.values()).size).toBe(translated.size)
  })

  test('leaves no sentence in English', () => {
    english.codes.forEach((code, index) => {
      const [here, there] = [wordsOf(code), wordsOf(german.codes[index]!)]
      expect(there.length, code.id).toBe(here.length)
      for (const words of there) expect(here, code.id).not.toContain(words)
    })
  })
})

/** What somebody reads of a code; names of a word or two may be the same in both languages. */
function wordsOf({ definition, includeWhen, excludeWhen, examples, unit, slots }: Code) {
  return [
    ...[definition, includeWhen, excludeWhen, examples.hit, examples.nearMiss, unit],
    ...(slots ?? []).map((slot) => slot.label),
  ]
}

test('Blame and dialogue carry their slots; classroom talk has none, so nothing may rely on them', () => {
  const political = readShippedCodebook('political-discourse')
  const slotsOf = (id: string) =>
    political.codes.find((code) => code.id === id)?.slots?.map((slot) => [slot.key, slot.kind])
  expect(slotsOf('blame')).toEqual([
    ['blamer', 'speaker'],
    ['blamed', 'text'],
    ['stance', 'scale'],
  ])
  expect(slotsOf('call-for-dialogue')).toEqual([
    ['caller', 'speaker'],
    ['addressee', 'text'],
  ])
  expect(readShippedCodebook('classroom-talk').codes.some((code) => code.slots)).toBe(false)
})

test('The five frames stand under Framing', () => {
  const political = readShippedCodebook('political-discourse')
  const frames = political.codes.filter((code) => code.parent === 'framing').map((code) => code.id)
  expect(frames.sort()).toEqual([
    'conflict',
    'economic-consequences',
    'human-interest',
    'morality',
    'responsibility',
  ])
})

test('The example of the README is a codebook', () => {
  const readme = readFileSync('codebooks/README.md', 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  expect(readCodebookYaml(example).codes[0]?.slots).toHaveLength(3)
})
