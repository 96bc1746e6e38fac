import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementShown } from '#server/agreement.ts'
import styles from './choices/choices.module.css'
import { IntervalChip } from './choices/interval-chip.tsx'
import { ShapingChips } from './choices/shaping-chips.tsx'

/**
 * What shaped the figures of a report, as chips that open; each leads to the same page shaped otherwise.
 *
 * @param children what stands in place of how intervals are made: where the page has none, makes its own, or says more
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
    <ShapingChips page={report}>
      {children ?? <IntervalChip report={report} />}
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
    </ShapingChips>
  )
}
