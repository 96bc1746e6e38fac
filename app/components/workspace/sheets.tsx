import { useTranslation } from 'react-i18next'
import styles from './workspace.module.css'

/** A panel that comes up from the bottom where the window is narrow. */
export type Sheet = 'codes' | 'spans'

/** The head of a panel where it is a sheet. */
export function SheetHead({ label, onClose }: { label: string; onClose: () => void }) {
  const { t } = useTranslation('workspace')
  return (
    <div className={styles.sheetHead}>
      <b>{label}</b>
      <button type="button" onClick={onClose}>
        {t('sheets.close')}
      </button>
    </div>
  )
}

/** Opens one sheet or the other, below the text. */
export function SheetTabs({
  sheet,
  spans,
  onSheet,
  onFind,
}: {
  sheet: Sheet | null
  /** How many coded spans are shown. */
  spans: number
  onSheet: (sheet: Sheet | null) => void
  onFind: () => void
}) {
  const { t } = useTranslation('workspace')
  return (
    <nav className={styles.tabs} aria-label={t('sheets.spans')}>
      {(['codes', 'spans'] as const).map((which) => (
        <button
          key={which}
          type="button"
          aria-expanded={sheet === which}
          onClick={() => onSheet(sheet === which ? null : which)}
        >
          {t(`sheets.${which}`)}
          {which === 'spans' && <span className="num"> {spans}</span>}
        </button>
      ))}
      <button type="button" onClick={onFind}>
        {t('sheets.find')}
      </button>
    </nav>
  )
}
