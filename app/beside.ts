import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from './components/toasts.tsx'
import { useRoot } from './me.ts'

interface Held {
  value: unknown
  /** What the page was loaded with when it was sent: what is loaded later knows of it. */
  before: unknown
}

const held = new Map<string, Held>()
const told = new Set<() => void>()

function put(path: string, what: Held): void {
  held.set(path, what)
  for (const tell of told) tell()
}

function listen(tell: () => void): () => void {
  told.add(tell)
  return () => told.delete(tell)
}

/**
 * Sends a form beside a page: where no answer comes the page stays as it is. A fetcher would put a problem in its
 * place, and in the place of work that is still to be sent.
 *
 * @returns `null` where no answer came, and for a refusal
 */
export async function sendBeside(path: string, form: FormData): Promise<Response | null> {
  // As a form without files is sent.
  const body = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]))
  return answerOf(path, { method: 'POST', body })
}

/** Reads JSON beside a page. @returns `null` where no answer came, and for a refusal */
export async function readBeside<T>(path: string): Promise<T | null> {
  const answer = await answerOf(path, {})
  return answer?.json().catch(() => null) ?? null
}

async function answerOf(path: string, how: RequestInit): Promise<Response | null> {
  const answer = await fetch(path, how).catch(() => null)
  return answer?.ok ? answer : null
}

/** What was found out or chosen beside the page since it was loaded, and how to hold something there. */
export function useHeldBeside<T>(path: string): [T | undefined, (value: T) => void] {
  const root = useRoot()
  const latest = useSyncExternalStore(
    listen,
    () => held.get(path),
    () => undefined,
  )
  const hold = useCallback((value: T) => put(path, { value, before: root }), [path, root])
  return [latest?.before === root ? (latest?.value as T | undefined) : undefined, hold]
}

/** What was chosen beside the page since it was loaded, by the address it was sent to; it holds at once. */
export function useSentBeside(path: string): FormData | undefined {
  return useHeldBeside<FormData>(path)[0]
}

/** Sends what is chosen in a menu over a page. Where no answer comes the page says so. */
export function useSendBeside(path: string): (form: FormData) => void {
  const { t } = useTranslation()
  const [, hold] = useHeldBeside<FormData>(path)
  return useCallback(
    async (form) => {
      hold(form)
      const answer = await sendBeside(path, form)
      if (answer === null) notify({ title: t('notKept'), forMs: 12_000 })
    },
    [path, hold, t],
  )
}
