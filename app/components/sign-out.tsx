import { type MouseEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clearDevice, othersWithWork, unsavedHere } from '#app/live/device.ts'
import type { KeptEntry } from '#app/live/kept-store.ts'
import { leaveWithoutAsking } from '../ask-before-leaving.ts'
import { Button, type Look } from './button.tsx'
import { notify } from './toasts.tsx'
import { makePart, usePart } from './use-part.ts'

const longestMs = 5_000

export const signOutQuestion = makePart(() => import('./sign-out-question.tsx'))

/**
 * Signing out, which takes everything off this device; asks first where something is here alone.
 *
 * @returns what a button calls, and the question to render beside it
 */
export function useSignOut(personId: string) {
  const { t } = useTranslation()
  const [unsaved, setUnsaved] = useState<{ entries: readonly KeptEntry[]; count: number } | null>(
    null,
  )
  const unreachable = () => notify({ title: t('signOut.unreachable'), forMs: 12_000 })
  const leave = async () => {
    setUnsaved(null)
    try {
      const others = await othersWithWork(personId)
      // The answer clears this browser's storage as well, which knows no persons.
      const body = new URLSearchParams(others.length > 0 ? { storage: 'stays' } : {})
      await soon(fetch('/sign-out', { method: 'POST', body, redirect: 'manual' }))
    } catch {
      unreachable()
      return
    }
    await soon(clearDevice(personId))
    leaveWithoutAsking('/sign-in')
  }
  const signOut = async () => {
    const found = await unsavedHere(personId)
    if (found.count === 0) {
      await leave()
      return
    }
    setUnsaved(found)
    await signOutQuestion.fetch().catch(() => unreachable())
  }
  const Question = usePart(signOutQuestion, unsaved !== null)
  const question = unsaved !== null && Question !== null && (
    <Question {...unsaved} onStay={() => setUnsaved(null)} onLeave={() => void leave()} />
  )
  return { signOut, question }
}

/** A tab that sleeps may keep this page waiting; the page to sign in goes on with what is left. */
function soon(done: Promise<unknown>): Promise<unknown> {
  return Promise.race([done, new Promise((resolve) => setTimeout(resolve, longestMs))])
}

/** A button of a form: without scripts it signs out all the same. */
export function SignOutButton({
  personId,
  look,
  children,
}: {
  personId: string
  look: Look
  children: ReactNode
}) {
  const { signOut, question } = useSignOut(personId)
  return (
    <>
      <Button
        type="submit"
        look={look}
        formAction="/sign-out"
        formMethod="post"
        onClick={(event: MouseEvent) => {
          event.preventDefault()
          void signOut()
        }}
      >
        {children}
      </Button>
      {question}
    </>
  )
}
