import { Popover } from '@base-ui/react/popover'
import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { textSettingPath } from '../paths.ts'
import { useTextSetting } from '../use-text-setting.ts'
import { Button } from './button.tsx'
import { TextSettingFields } from './text-setting-fields.tsx'
import styles from './text-setting-menu.module.css'

/** How the text is set, open from the first. */
export default function TextSettingOpened({ canPrint }: { canPrint: boolean }) {
  const { t } = useTranslation()
  const fetcher = useFetcher()
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
            <fetcher.Form
              method="post"
              action={textSettingPath}
              className={styles.form}
              onChange={(event) => fetcher.submit(event.currentTarget)}
            >
              <TextSettingFields setting={setting} />
            </fetcher.Form>
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
