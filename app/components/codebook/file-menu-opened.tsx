import { Menu } from '@base-ui/react/menu'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import styles from '../menu.module.css'
import type { FileMenuProps } from './file-menu.tsx'

const files = ['yaml', 'csv', 'excel'] as const

/** The files of a codebook, open from the first. */
export default function FileMenuOpened({ base, version, onImport }: FileMenuProps) {
  const { t } = useTranslation('codebook')
  const address = (file: (typeof files)[number]) => {
    const search = new URLSearchParams({
      version: String(version),
      format: file === 'yaml' ? 'yaml' : 'csv',
      ...(file === 'excel' ? { excel: 'yes' } : {}),
    })
    return `${base}/codebook/file?${search}`
  }
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger data-file-menu render={<Button />}>
        {t(onImport === undefined ? 'files.export' : 'files.both')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            {onImport !== undefined && (
              <Menu.Item className={styles.line} onClick={onImport}>
                {t('files.import')}
              </Menu.Item>
            )}
            {files.map((file) => (
              <Menu.Item
                key={file}
                className={styles.line}
                render={
                  <a href={address(file)} download>
                    {t(`files.${file}`)}
                  </a>
                }
              />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
