import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code } from '#model/codebook.ts'
import type { Span } from '#model/span.ts'
import type { clientAction } from '../../routes/workspace.tsx'
import { useSaid } from '../../use-said.ts'
import { notify } from '../toasts.tsx'
import type { Codes } from './codes.ts'
import type { Acts } from './use-acts.ts'

/** Asks for a code that the codebook has not, and codes `words` with it once it is there. */
export type CodeAnew = (code: { name: string; parent: string | null }, words: Span) => void

/** @returns `null` where no code may be added */
export function useNewCodes({
  mayAdd,
  acts,
  codes,
  know,
  setOpenKey,
}: {
  mayAdd: boolean
  acts: Acts | null
  codes: Codes
  know: (code: Code) => void
  setOpenKey: (key: string) => void
}): CodeAnew | null {
  const { t } = useTranslation('workspace')
  const say = useSaid()
  const { data: answer, submit } = useFetcher<typeof clientAction>()
  const asked = useRef<Span | null>(null)
  const [added, setAdded] = useState<{ code: Code; words: Span } | null>(null)
  useEffect(() => {
    const words = asked.current
    if (answer === undefined || words === null) return
    asked.current = null
    if ('problem' in answer) notify({ title: say(answer.problem.message) })
    else if ('unreachable' in answer) notify({ title: t('newCode.unreachable') })
    else if (answer.done === 'new-code') {
      know(answer.code)
      setAdded({ code: answer.code, words })
    }
  }, [answer, know, say, t])
  useEffect(() => {
    // Known by its name from here on.
    if (added === null || acts === null || !codes.byId.has(added.code.id)) return
    setAdded(null)
    setOpenKey(acts.add(added.words, added.code.id).id)
  }, [added, acts, codes, setOpenKey])
  if (!mayAdd || acts === null) return null
  return ({ name, parent }, words) => {
    asked.current = words
    submit({ intent: 'new-code', name, ...(parent === null ? {} : { parent }) }, { method: 'post' })
  }
}
