import { Menu } from '@base-ui/react/menu'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Face } from '#model/person.ts'
import { useSendBeside } from '../beside.ts'
import { themePath } from '../paths.ts'
import { useTheme } from '../use-theme.ts'
import { Avatar } from './avatar.tsx'
import menu from './menu.module.css'
import styles from './person-menu.module.css'
import { useSignOut } from './sign-out.tsx'

const themes = ['system', 'light', 'dark'] as const

/** The menu of who is signed in, open from the first. */
export default function PersonMenuOpened({ me }: { me: Face & { email: string } }) {
  const { t } = useTranslation()
  const theme = useTheme()
  const send = useSendBeside(themePath)
  const { signOut, question } = useSignOut(me.id)
  return (
    <>
      <Menu.Root defaultOpen modal={false}>
        <Menu.Trigger
          className={styles.trigger}
          aria-label={t('person.menu', { initials: me.initials, name: me.name })}
        >
          <Avatar person={me} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={6} className={menu.positioner}>
            <Menu.Popup className={menu.popup}>
              <p className={styles.who}>
                <b>{me.name}</b>
                <small>{me.email}</small>
              </p>
              <Menu.Item className={menu.line} render={<Link to="/profile" />}>
                {t('person.profile')}
              </Menu.Item>
              <Menu.Group>
                <Menu.GroupLabel className={styles.label}>{t('theme.label')}</Menu.GroupLabel>
                <Menu.RadioGroup
                  value={theme}
                  onValueChange={(chosen: string) => {
                    const form = new FormData()
                    form.set('theme', chosen)
                    send(form)
                  }}
                >
                  {themes.map((name) => (
                    <Menu.RadioItem
                      key={name}
                      value={name}
                      className={menu.line}
                      closeOnClick={false}
                    >
                      <span className={styles.mark}>
                        <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
                      </span>
                      {t(`theme.${name}`)}
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
              </Menu.Group>
              <Menu.Item className={menu.line} render={<Link to="/accessibility" />}>
                {t('accessibility.title')}
              </Menu.Item>
              <Menu.Item className={menu.line} onClick={() => void signOut()}>
                {t('person.signOut')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {question}
    </>
  )
}
