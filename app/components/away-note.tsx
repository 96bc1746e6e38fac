import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PageRouter, stayWhenAway } from '../stay-when-away.ts'
import styles from './away-note.module.css'

/** For how long it is said, in milliseconds. */
const saidForMs = 12_000

const guarded = new WeakSet<PageRouter>()
let say: () => void = () => {}

/**
 * Once, in the root: where what a page leads to cannot be fetched, the page stays and this says why. It comes with
 * every page, since a notice that is fetched when it is wanted could not be.
 */
export function AwayNote() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [said, setSaid] = useState<{ at: number; on: string } | null>(null)
  useEffect(() => {
    say = () => setSaid({ at: performance.now(), on: location.pathname })
    // Where Remix 2.17 leaves it for its own tools, which may do more with it than its types say.
    const router = window.__remixRouter as unknown as PageRouter
    if (guarded.has(router)) return
    guarded.add(router)
    const moduleOf = (id: string) => window.__remixManifest.routes[id]!.module
    stayWhenAway(
      router,
      (id) => import(/* @vite-ignore */ moduleOf(id)),
      () => say(),
    )
  }, [])
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), saidForMs)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div aria-live="polite" className={styles.place}>
      {said?.on === pathname && <p className={styles.note}>{t('problem.stays')}</p>}
    </div>
  )
}
