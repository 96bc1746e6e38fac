import { expect, test } from 'vitest'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { interfaceLanguages } from '#model/interface-language.ts'

test.each(interfaceLanguages)(
  'what is said of shades in %s is true in the light and the dark look',
  (language) => {
    const t = makeI18n(language, allWords).getFixedT(language, 'agreement')
    expect(t('pairsPage.shades')).toMatch(/stronger|kräftiger/)
    expect(t('pairsPage.shades')).not.toMatch(/dark|light|dunkl|hell/i)
  },
)

test.each(interfaceLanguages)(
  'it is said in %s that few units may make an interval too narrow',
  (language) => {
    const t = makeI18n(language, allWords).getFixedT(language, 'agreement')
    expect(t('meaning.byCode')).toMatch(/far too narrow|viel zu schmal/)
  },
)
