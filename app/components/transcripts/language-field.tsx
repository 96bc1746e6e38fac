import { useTranslation } from 'react-i18next'
import { commonLanguages, languageName } from '../../language-name.ts'
import type { Problem } from '../../route.server.ts'
import { SelectField } from '../field.tsx'

/** The language of a text, by name; the one it has is among the choices whatever it is. */
export function LanguageField({ value, problem }: { value: string; problem: Problem | undefined }) {
  const { t, i18n } = useTranslation('transcripts')
  const tags = [...new Set([...commonLanguages, ...(value === 'und' ? [] : [value])])]
  const named = tags
    .map((tag) => ({ tag, name: languageName(tag, i18n.language) ?? tag }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  return (
    <SelectField
      name="language"
      label={t('columns.language')}
      hint={t('languageHint')}
      defaultValue={value}
      problem={problem}
    >
      <option value="und">{t('languageUnknown')}</option>
      {named.map(({ tag, name }) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
