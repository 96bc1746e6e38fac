import { Link, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ConnectionState } from '#app/live/connection.ts'
import { Pill } from '../pill.tsx'

/** How one's work stands, in words. “Saved” is what the server told after its commit, and nothing else. */
export function SaveStatus({ state, isReadOnly }: { state: ConnectionState; isReadOnly: boolean }) {
  const { t } = useTranslation('saving')
  const { pathname } = useLocation()
  const { link, saved, unsaved, kept, late, refusal } = state
  const where = kept ? 'kept' : 'here'
  if (link === 'refused' && refusal?.code === 'not-signed-in') {
    return (
      <Pill tone="bad">
        <span>
          {unsaved === 0
            ? t('status.signedOutAlone')
            : t(`status.signedOut.${where}`, { count: unsaved })}
        </span>
        <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>{t('status.signIn')}</Link>
      </Pill>
    )
  }
  if (isReadOnly) return null
  if (link === 'refused')
    return <Pill tone="bad">{t(`status.refused.${where}`, { count: unsaved })}</Pill>
  if (link === 'offline') {
    return (
      <Pill tone="warn">
        {unsaved === 0 ? t('status.offline') : t(`status.offlineWith.${where}`, { count: unsaved })}
      </Pill>
    )
  }
  if (link === 'connecting') {
    return (
      <Pill tone={unsaved === 0 ? 'plain' : 'warn'}>
        {unsaved === 0
          ? t('status.connecting')
          : t(`status.connectingWith.${where}`, { count: unsaved })}
      </Pill>
    )
  }
  if (saved) return <Pill tone="ok">{t('status.saved')}</Pill>
  if (late) return <Pill tone="warn">{t(`status.late.${where}`, { count: unsaved })}</Pill>
  return <Pill>{t('status.saving')}</Pill>
}
