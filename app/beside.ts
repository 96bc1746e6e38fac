import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from './components/toasts.tsx'
import { useRoot } from './me.ts'

interface Sent {
  form: FormData
  /** What the page was loaded with when it was sent: what is loaded later knows of it. */
  before: unknown
}

const sent = new Map<string, Sent>()
const told = new Set<() => void>()

function put(path: string, what: Sent): void {
  sent.set(path, what)
  for (const tell of told) tell()
}

function listen(tell: () => void): () => void {
  told.add(tell)
  return () => told.delete(tell)
}

/** What was chosen beside the page since it was loaded, by the address it was sent to; it holds at once. */
export function useSentBeside(path: string): FormData | undefined {
  const root = useRoot()
  const latest = useSyncExternalStore(
    listen,
    () => sent.get(path),
    () => undefined,
  )
  return latest?.before === root ? latest?.form : undefined
}

/**
 * Sends what is chosen beside a page, in a menu over it. Where no answer comes the page says so and stays as it is: a
 * fetcher would put a problem in its place, and in the place of work that is still to be sent.
 */
export function useSendBeside(path: string): (form: FormData) => void {
  const { t } = useTranslation()
  const before = useRoot()
  return useCallback(
    (form) => {
      put(path, { form, before })
      const failed = () => notify({ title: t('notKept'), forMs: 12_000 })
      // As a form without files is sent.
      const body = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]))
      fetch(path, { method: 'POST', body }).then((answer) => answer.ok || failed(), failed)
    },
    [path, before, t],
  )
}
