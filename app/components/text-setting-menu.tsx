import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './text-setting-menu.module.css'
import { makePart, usePart } from './use-part.ts'

export const textSetting = makePart(() => import('./text-setting-opened.tsx'))

/**
 * Beside a text: how it is set, changed as one looks at it.
 *
 * @param canPrint where the page is made to be printed
 */
export function TextSettingMenu({ canPrint = false }: { canPrint?: boolean }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const Opened = usePart(textSetting, isAsked)
  if (Opened !== null) return <Opened canPrint={canPrint} />
  return (
    <Button
      look="quiet"
      className={styles.trigger}
      aria-label={t('textSetting.button')}
      title={t('textSetting.label')}
      aria-haspopup="dialog"
      aria-expanded={false}
      onClick={() => setAsked(true)}
    >
      Aa
    </Button>
  )
}
