import { useTranslation } from 'react-i18next'
import { mostThresholds, type Threshold } from '#model/agreement/thresholds.ts'
import { lengths } from '#model/lengths.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DecimalField } from '../decimal-field.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { TextField } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'
import styles from './thresholds-card.module.css'

/** Which lines the pictures of agreement have, each with its source. */
export function ThresholdsCard({
  thresholds,
  areOwn,
}: {
  thresholds: readonly Threshold[]
  /** Whether somebody set them; else they are the usual ones. */
  areOwn: boolean
}) {
  const { t } = useTranslation('projects')
  const problem = useProblem('thresholds')
  const isSaved = useDone('thresholds')
  return (
    <Card title={t('settings.thresholds')}>
      <FieldForm>
        <ProblemNotice problem={problem} />
        <p>{t('settings.thresholdsText')}</p>
        {!areOwn && <p>{t('settings.usualThresholds')}</p>}
        {Array.from({ length: mostThresholds }, (_, line) => (
          <fieldset key={`${line} ${thresholds[line]?.value}`} className={styles.line}>
            <legend className="visually-hidden">
              {t('settings.threshold', { nth: line + 1 })}
            </legend>
            <DecimalField
              name={`thresholds.${line}.value`}
              label={t('settings.thresholdValue')}
              problem={problem}
              value={thresholds[line]?.value}
            />
            <TextField
              name={`thresholds.${line}.source`}
              label={t('settings.thresholdSource')}
              problem={problem}
              defaultValue={thresholds[line]?.source}
              autoComplete="off"
              maxLength={lengths.name}
            />
          </fieldset>
        ))}
        <FormActions>
          <SubmitButton intent="thresholds" look="plain">
            {t('settings.saveThresholds')}
          </SubmitButton>
        </FormActions>
        <DoneNotice>{isSaved && t('settings.savedThresholds')}</DoneNotice>
      </FieldForm>
    </Card>
  )
}
