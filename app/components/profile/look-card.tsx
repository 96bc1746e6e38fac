import { useTranslation } from 'react-i18next'
import { useRoot } from '../../me.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice, Choices } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'

const themes = ['system', 'light', 'dark'] as const

/** Light, dark, or as the system has it. */
export function LookCard() {
  const { t } = useTranslation(['people', 'common'])
  const theme = useRoot()?.theme ?? 'system'
  return (
    <Card title={t('people:profile.look')}>
      <FieldForm action="/theme" key={theme}>
        <input type="hidden" name="back" value="/profile" />
        <Choices legend={t('common:theme.label')}>
          {themes.map((name) => (
            <Choice
              key={name}
              type="radio"
              name="theme"
              value={name}
              defaultChecked={name === theme}
              label={t(`common:theme.${name}`)}
            />
          ))}
        </Choices>
        <FormActions>
          <SubmitButton look="plain">{t('people:profile.saveLook')}</SubmitButton>
        </FormActions>
      </FieldForm>
    </Card>
  )
}
