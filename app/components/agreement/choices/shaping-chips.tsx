import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './choices.module.css'
import { type Compared, ComparedChips } from './compared-chips.tsx'
import { UnitChips } from './unit-chips.tsx'

/**
 * What shapes the figures of every page of a round's agreement, as chips that open.
 *
 * @param own chips of the page itself, before the others
 * @param children what stands after them
 */
export function ShapingChips({
  page,
  own,
  children,
}: {
  page: Compared
  own?: ReactNode
  children?: ReactNode
}) {
  const { t } = useTranslation('agreement')
  return (
    <section className={styles.chips} aria-label={t('chips.label')}>
      {own}
      <UnitChips settings={page.settings} />
      <ComparedChips page={page} />
      {children}
    </section>
  )
}
