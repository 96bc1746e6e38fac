import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TickList } from '../agreement/choices/choice-form.tsx'
import styles from './chosen-field.module.css'

/**
 * What of a round a report is limited to: closed, how many; open, a box for each. None ticked is as good as all, and
 * all need not be named.
 */
export function ChosenField({
  name,
  all,
  chosen,
}: {
  name: 'codes' | 'coders' | 'transcripts'
  all: readonly { id: string; name: string; depth?: number }[]
  /** Absent: all. */
  chosen: readonly string[] | undefined
}) {
  const { t } = useTranslation('agreement')
  const there = all.filter(({ id }) => chosen?.includes(id) ?? true).length
  const [ticked, setTicked] = useState(there === 0 ? all.length : there)
  const count = ({ currentTarget }: FormEvent<HTMLElement>) =>
    setTicked(currentTarget.querySelectorAll(':checked').length)
  const isAll = ticked === 0 || ticked === all.length
  return (
    <details className={styles.field} onChange={count}>
      <summary>
        <span className={styles.label}>{t(`chips.of.${name}`)}</span>{' '}
        {isAll ? t('chips.allOf') : t('chips.someOf', { some: ticked, all: all.length })}
      </summary>
      <TickList
        name={isAll ? undefined : name}
        legend={t(`chips.of.${name}`)}
        all={all}
        chosen={there === 0 ? undefined : chosen}
      />
    </details>
  )
}
