import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Hue, hues } from '#model/codebook.ts'
import styles from './hue-choice.module.css'

/** The twelve hues, each by its swatch and its name; which one is chosen is also said in words. */
export function HueChoice({ hue, onChoose }: { hue: Hue; onChoose: (hue: Hue) => void }) {
  const { t } = useTranslation('codebook')
  const name = useId()
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{t('look.colour')}</legend>
      {hues.map((one) => (
        <label key={one} className={styles.one} data-hue={one} title={t(`hues.${one}`)}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === hue}
            onChange={() => onChoose(one)}
          />
          <span className={styles.swatch} aria-hidden="true" />
          <span className="visually-hidden">{t(`hues.${one}`)}</span>
        </label>
      ))}
      <span className={styles.name} aria-hidden="true">
        {t(`hues.${hue}`)}
      </span>
    </fieldset>
  )
}
