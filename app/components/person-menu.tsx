import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Face } from '#model/person.ts'
import { Avatar } from './avatar.tsx'
import styles from './person-menu.module.css'
import { makePart, usePart } from './use-part.ts'

export const personMenu = makePart(() => import('./person-menu-opened.tsx'))

/** Who is signed in, and what concerns that person alone. */
export function PersonMenu({ me }: { me: Face & { email: string } }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const Opened = usePart(personMenu, isAsked)
  if (Opened !== null) return <Opened me={me} />
  return (
    <>
      <button
        type="button"
        className={styles.trigger}
        aria-label={t('person.menu', { initials: me.initials, name: me.name })}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={() => setAsked(true)}
      >
        <Avatar person={me} />
      </button>
      <noscript>
        <Link to="/profile">{t('person.profile')}</Link>
      </noscript>
    </>
  )
}
