import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { unitKinds } from '#model/agreement/choices.ts'
import type { PlanOfRound } from '#server/planning.ts'
import { Button } from '../button.tsx'
import { SelectField, TextField } from '../field.tsx'
import styles from './plan-form.module.css'

export interface PlanProps {
  shown: PlanOfRound
}

/** What shapes an answer; it stands in the address of the page, so that it can be sent on. */
export function PlanForm({
  shown: { query },
  hasUnit = true,
  children,
}: PlanProps & { hasUnit?: boolean; children: ReactNode }) {
  const { t } = useTranslation(['planning', 'agreement'])
  return (
    <Form method="get" className={styles.form} key={query.ask}>
      <input type="hidden" name="ask" value={query.ask} />
      {children}
      {hasUnit && (
        <SelectField name="unit" label={t('form.unit')} defaultValue={query.unit}>
          {unitKinds.map((unit) => (
            <option key={unit} value={unit}>
              {t(`agreement:chips.${unit}`)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        name="seed"
        label={t('form.seed')}
        type="number"
        min={0}
        max={4_294_967_295}
        defaultValue={query.seed}
      />
      <Button type="submit">{t('form.submit')}</Button>
    </Form>
  )
}
