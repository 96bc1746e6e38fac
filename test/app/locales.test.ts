import { describe, expect, test } from 'vitest'
import { reasonOf } from '#app/components/calculator/names.ts'
import { relativeTime } from '#app/components/relative-time.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { reasons } from '#model/agreement/coefficient.ts'
import { type InterfaceLanguage, interfaceLanguages } from '#model/interface-language.ts'

type Forms = Map<string, string>

const plural = /_(zero|one|two|few|many|other)$/

/** Every string of a namespace by its path, a plural's forms under one path. */
function stringsOf(words: object, above = '', found = new Map<string, Forms>()) {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value !== 'string') {
      stringsOf(value, `${above}${key}.`, found)
      continue
    }
    // “too_few” is no form of a plural: those come with one for “other”.
    const bare = key.replace(plural, '')
    const form = Object.hasOwn(words, `${bare}_other`) ? key.slice(bare.length + 1) : ''
    const path = above + (form === '' ? key : bare)
    found.set(path, (found.get(path) ?? new Map()).set(form, value))
  }
  return found
}

/** What is put into a string and what is marked in it. Which forms name the number is up to a language. */
function slotsOf(string: string): string[] {
  const slots = string.match(/\{\{.*?\}\}|<\/?\w+>/g) ?? []
  return slots.filter((slot) => !/^\{\{count\b/.test(slot)).sort()
}

const dictionaries: Record<InterfaceLanguage, Record<string, object>> = allWords
const english = dictionaries.en
// What English says as it comes, another language has by the English template: sentences.test.ts.
const namespaces = Object.keys(english).filter((name) => name !== 'sentences')
const others = interfaceLanguages.filter((language) => language !== 'en')
const whole = others.flatMap((language) =>
  namespaces.map((namespace) => [language, namespace] as const),
)

test('no words send a person to a file of the source tree', () => {
  for (const language of interfaceLanguages) {
    for (const [path, forms] of stringsOf(dictionaries[language])) {
      for (const words of [path, ...forms.values()]) expect(words).not.toMatch(/\w+\/\w+\.md\b/)
    }
  }
})

test('every language has words, and English has every namespace', () => {
  expect(Object.keys(dictionaries).sort()).toEqual([...interfaceLanguages].sort())
  for (const language of others) {
    expect(Object.keys(english)).toEqual(
      expect.arrayContaining(Object.keys(dictionaries[language])),
    )
  }
})

describe.each(whole)('in %s the words of %s', (language, namespace) => {
  const own = stringsOf(dictionaries[language][namespace] ?? {})
  const model = stringsOf(english[namespace] ?? {})

  test('are all there, and none beside them', () => {
    expect([...own.keys()].sort()).toEqual([...model.keys()].sort())
  })

  test('have every form of a plural that the language has', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    for (const [path, forms] of model) {
      const wanted = forms.has('')
        ? ['']
        : [...pluralCategories, ...(forms.has('zero') ? ['zero'] : [])]
      expect([...(own.get(path)?.keys() ?? [])].sort(), path).toEqual(wanted.sort())
    }
  })

  test('say something, and are given the same things to say', () => {
    for (const [path, forms] of own) {
      for (const [form, string] of forms) {
        expect(string.trim(), path).not.toBe('')
        const same = model.get(path)?.get(form) ?? model.get(path)?.get('other') ?? ''
        expect(slotsOf(string), `${path} ${form}`).toEqual(slotsOf(same))
        if (form === 'other')
          expect(/\{\{count\b/.test(string), path).toBe(/\{\{count\b/.test(same))
      }
    }
  })
})

test('German is in the formal address, with quotation marks of its own', () => {
  for (const [namespace, words] of Object.entries(dictionaries.de)) {
    for (const [path, forms] of stringsOf(words)) {
      for (const string of forms.values()) {
        const at = `${namespace}:${path}`
        expect(string, at).not.toMatch(/\b(du|dich|dir|dein\w*)\b|["”]/i)
        expect(string.split('„').length, at).toBe(string.split('“').length)
      }
    }
  }
})

test('what a language lacks is said in English', () => {
  const { t } = makeI18n('de', { en: english, de: { common: { save: 'Speichern' } } })
  expect([t('common:save'), t('common:close')]).toEqual(['Speichern', 'Close'])
})

test('numbers and times are written as the language writes them', () => {
  const now = new Date('2026-05-14T12:00:00')
  const ago = (at: string) => relativeTime(new Date(at), now, 'de')
  expect(ago('2026-05-14T11:55:00')).toBe('vor 5 Minuten')
  expect(ago('2026-05-13T11:00:00')).toBe('gestern')
  expect(ago('2024-04-02T12:00:00')).toBe('2. Apr. 2024')
  const say = (language: InterfaceLanguage) =>
    makeI18n(language, allWords).t('transcripts:lead.some', { count: 2, words: 12_345 })
  expect(say('de')).toBe('2 Transkripte, insgesamt 12.345 Wörter.')
  expect(say('en')).toBe('2 transcripts, 12,345 words in all.')
  // Beside a value whose name is that of a setting of number formats, too.
  const { t } = makeI18n('en', allWords)
  expect(t('reports:list.settings', { unit: 'turns', draws: 2_000, seed: 1 })).toBe(
    'turns, 2,000 draws, seed 1',
  )
})

test('every reason for which a figure is not defined has its words in the calculator', () => {
  for (const language of interfaceLanguages) {
    const t = makeI18n(language, allWords).getFixedT(language, 'calculator')
    for (const reason of reasons) expect(reasonOf(t, reason)).not.toContain(reason)
  }
})
