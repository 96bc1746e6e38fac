import { Form, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { interfaceLanguages } from '#model/interface-language.ts'
import { languageName } from '../language-name.ts'
import { Button } from './button.tsx'

/** The other languages, each by its own name, for whoever is not signed in. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  const { pathname, search } = useLocation()
  const others = interfaceLanguages.filter((language) => language !== i18n.language)
  return (
    // The page is loaded anew, since it has the words of its own language alone.
    <Form method="post" action="/language" reloadDocument aria-label={t('language.label')}>
      <input type="hidden" name="back" value={pathname + search} />
      {others.map((language) => (
        <Button
          key={language}
          type="submit"
          look="quiet"
          name="language"
          value={language}
          lang={language}
        >
          {languageName(language, language)}
        </Button>
      ))}
    </Form>
  )
}
