import { Popover } from '@base-ui/react/popover'
import { useTranslation } from 'react-i18next'
import { useSendBeside } from '../beside.ts'
import { textSettingPath } from '../paths.ts'
import { useTextSetting } from '../use-text-setting.ts'
import { Button } from './button.tsx'
import { TextSettingFields } from './text-setting-fields.tsx'
import styles from './text-setting-menu.module.css'

/** How the text is set, open from the first. */
export default function TextSettingOpened({ canPrint }: { canPrint: boolean }) {
  const { t } = useTranslation()
  const send = useSendBeside(textSettingPath)
  const setting = useTextSetting()
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger
        render={<Button look="quiet" className={styles.trigger} />}
        aria-label={t('textSetting.button')}
        title={t('textSetting.label')}
      >
        Aa
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} className={styles.positioner}>
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>{t('textSetting.label')}</Popover.Title>
            <form
              className={styles.form}
              onChange={(event) => send(new FormData(event.currentTarget))}
            >
              <TextSettingFields setting={setting} />
            </form>
            {canPrint && (
              <p className={styles.print}>
                <Popover.Close render={<Button />} onClick={() => setTimeout(() => print())}>
                  {t('textSetting.print')}
                </Popover.Close>
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
