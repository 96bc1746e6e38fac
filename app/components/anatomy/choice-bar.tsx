import { Form, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { saidIn } from '../agreement/choices/search.ts'
import { Button } from '../button.tsx'
import styles from './choice-bar.module.css'

/** One of several that is chosen. An empty value says nothing in the address. */
export interface Choice {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}

/** What a page shows, as a form whose address can be passed on; whatever else that says stays as it is. */
export function ChoiceBar({ choices }: { choices: readonly Choice[] }) {
  const { t } = useTranslation('anatomy')
  const [search] = useSearchParams()
  const own = new Set([...choices.map(({ name }) => name), 'from'])
  return (
    <Form method="get" className={styles.bar} aria-label={t('filters.label')}>
      {Object.entries(saidIn(search))
        .filter(([name]) => !own.has(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {choices.map(({ name, label, value, options }) => (
        // With another value it is another field: what was chosen before is not kept.
        <label key={`${name} ${value}`} className={styles.choice}>
          <span>{label}</span>
          <select name={name} defaultValue={value}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit">{t('filters.show')}</Button>
    </Form>
  )
}
