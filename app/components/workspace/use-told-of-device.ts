import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { connecting } from '#app/live/connection.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useStore } from '#app/live/use-store.ts'
import { notify } from '../toasts.tsx'

/** A device that is asked to keep something may take a while to begin. */
const patienceMs = 4_000

/** Says once that the browser keeps nothing, where it should: its storage is forbidden or full. */
export function useToldOfDevice(session: LayerSession | null, shouldKeep: boolean): void {
  const { t } = useTranslation('saving')
  const { kept } = useStore(session?.connection, connecting)
  const isTold = useRef(false)
  const isMissing = session !== null && shouldKeep && !kept
  useEffect(() => {
    if (!isMissing || isTold.current) return
    const timer = setTimeout(() => {
      isTold.current = true
      notify({ title: t('noStorage'), forMs: 15_000 })
    }, patienceMs)
    return () => clearTimeout(timer)
  }, [isMissing, t])
}
