import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementShown } from '#server/agreement.ts'
import styles from './choices/choices.module.css'
import { ComparedChips } from './choices/compared-chips.tsx'
import { IntervalChip } from './choices/interval-chip.tsx'
import { UnitChips } from './choices/unit-chips.tsx'

/**
 * What shaped the figures, as chips that open; each leads to the same page shaped otherwise.
 *
 * @param children chips of the page itself, before the others
 */
export function SettingsChips({
  report,
  children,
}: {
  report: AgreementShown
  children?: ReactNode
}) {
  const { t } = useTranslation('agreement')
  const { settings, ledger } = report
  return (
    <section className={styles.chips} aria-label={t('chips.label')}>
      {children}
      <UnitChips settings={settings} />
      <ComparedChips report={report} />
      <IntervalChip report={report} />
      <span className={styles.fact}>
        <span className={styles.label}>{t('chips.codable')}</span>{' '}
        {ledger.turns.notCodable === 0
          ? t('chips.allTurns')
          : t('chips.someTurns', { count: ledger.turns.notCodable })}
      </span>
      <span>
        {t('chips.computed', {
          ratings: report.ratings,
          units: ledger.units.compared,
          unit: t(`chips.units.${settings.unit}`),
        })}
      </span>
    </section>
  )
}
