import { useTranslation } from 'react-i18next'
import { textSettingPath } from '../../paths.ts'
import { useTextSetting } from '../../use-text-setting.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { TextSettingFields } from '../text-setting-fields.tsx'

/** How transcripts are set, wherever one reads them. */
export function TextCard() {
  const { t } = useTranslation()
  return (
    <Card title={t('textSetting.label')}>
      <FieldForm action={textSettingPath}>
        <input type="hidden" name="back" value="/profile" />
        <TextSettingFields setting={useTextSetting()} />
        <FormActions>
          <SubmitButton look="plain">{t('textSetting.save')}</SubmitButton>
        </FormActions>
      </FieldForm>
    </Card>
  )
}
