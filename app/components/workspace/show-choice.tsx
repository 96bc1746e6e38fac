import { useTranslation } from 'react-i18next'
import type { OpenedWorkspace } from './opened-workspace.ts'
import styles from './show-choice.module.css'
import type { Show } from './use-show.ts'

/** Whose codes are shown, where others' may be seen at all. */
export function ShowChoice({
  opened,
  show,
  onShow,
}: {
  opened: OpenedWorkspace
  show: Show
  onShow: (show: Show) => void
}) {
  const { t } = useTranslation('workspace')
  if (!opened.seesOthers || opened.others.length === 0) return null
  return (
    <label className={styles.show}>
      <span>{t('show.label')}</span>
      <select value={show} onChange={(event) => onShow(event.target.value)}>
        {opened.layer !== null && <option value="mine">{t('show.mine')}</option>}
        <option value="all">{t('show.all')}</option>
        <option value="agreed">{t('show.agreed')}</option>
        <option value="differing">{t('show.differing')}</option>
        {opened.others.map(({ id, name }) => (
          <option key={id} value={id}>
            {t('show.one', { name })}
          </option>
        ))}
      </select>
    </label>
  )
}
