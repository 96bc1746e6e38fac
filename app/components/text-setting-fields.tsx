import { useTranslation } from 'react-i18next'
import { type TextSetting, textChoices } from '#model/text-setting.ts'
import styles from './text-setting-fields.module.css'

const parts = ['size', 'width', 'spacing', 'face'] as const

/** Size, width, spacing and face of transcripts, one of a few each. */
export function TextSettingFields({ setting }: { setting: TextSetting }) {
  const { t } = useTranslation()
  return parts.map((part) => (
    <fieldset key={part} className={styles.part}>
      <legend>{t(`textSetting.${part}`)}</legend>
      <div className={styles.choices}>
        {textChoices[part].map((choice) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              name={part}
              value={choice}
              defaultChecked={choice === setting[part]}
            />
            <span>{t(`textSetting.choices.${choice}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  ))
}
