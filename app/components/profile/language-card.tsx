import { useTranslation } from 'react-i18next'
import { interfaceLanguages } from '#model/interface-language.ts'
import { languageName } from '../../language-name.ts'
import { useRoot } from '../../me.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice, Choices } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'

/** A language for everything Parley says, or the one that the browser asks for. */
export function LanguageCard() {
  const { t } = useTranslation(['people', 'common'])
  const chosen = useRoot()?.languageChoice ?? 'browser'
  return (
    <Card title={t('people:profile.language')}>
      {/* The page is loaded anew, since it has the words of its own language alone. */}
      <FieldForm action="/language" reloadDocument key={chosen}>
        <input type="hidden" name="back" value="/profile" />
        <p>{t('people:profile.languageText')}</p>
        <Choices legend={t('common:language.label')}>
          <Choice
            type="radio"
            name="language"
            value="browser"
            defaultChecked={chosen === 'browser'}
            label={t('common:language.browser')}
          />
          {interfaceLanguages.map((language) => (
            <Choice
              key={language}
              type="radio"
              name="language"
              value={language}
              defaultChecked={language === chosen}
              label={<span lang={language}>{languageName(language, language)}</span>}
            />
          ))}
        </Choices>
        <FormActions>
          <SubmitButton look="plain">{t('people:profile.saveLanguage')}</SubmitButton>
        </FormActions>
      </FieldForm>
    </Card>
  )
}
