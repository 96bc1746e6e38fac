import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Code } from '#model/codebook.ts'
import type { Span } from '#model/span.ts'
import type { action } from '../../routes/workspace.tsx'
import { useSaid } from '../../use-said.ts'
import { notify } from '../toasts.tsx'
import { type Codes, fold } from './codes.ts'
import type { Acts } from './use-acts.ts'

/** Asks for a code that the codebook has not, and codes `words` with it once it is there. */
export type CodeAnew = (code: { name: string; parent: string | null }, words: Span) => void

/** A code that was asked for, and the passages that wait for it. */
interface Asked {
  name: string
  parent: string | null
  passages: Span[]
}

/**
 * Codes are asked for one after the other, in the order of the presses: each keeps the words it was made for.
 *
 * @returns `null` where no code may be added
 */
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
  const say = useSaid()
  const { data: answer, submit } = useFetcher<typeof action>()
  /** The first is being asked for. */
  const waiting = useRef<Asked[]>([])
  const heard = useRef(answer)
  const [added, setAdded] = useState<readonly { code: Code; words: Span }[]>([])
  const askFirst = useCallback(() => {
    const [first] = waiting.current
    if (first === undefined) return
    const { name, parent } = first
    submit({ intent: 'new-code', name, ...(parent === null ? {} : { parent }) }, { method: 'post' })
  }, [submit])
  useEffect(() => {
    if (answer === undefined || answer === heard.current) return
    heard.current = answer
    const passages = waiting.current.shift()?.passages ?? []
    if ('problem' in answer) notify({ title: say(answer.problem.message) })
    else if (answer.done === 'new-code') {
      const { code } = answer
      know(code)
      setAdded((before) => [...before, ...passages.map((words) => ({ code, words }))])
    }
    askFirst()
  }, [answer, askFirst, know, say])
  useEffect(() => {
    if (acts === null) return
    // Known by their names from here on.
    const isKnown = ({ code }: (typeof added)[number]) => codes.byId.has(code.id)
    const known = added.filter(isKnown)
    if (known.length === 0) return
    setAdded(added.filter((one) => !isKnown(one)))
    for (const { code, words } of known) setOpenKey(acts.add(words, code.id).id)
  }, [added, acts, codes, setOpenKey])
  if (!mayAdd || acts === null) return null
  return ({ name, parent }, words) => {
    const isSame = (one: Asked) => one.parent === parent && fold(one.name) === fold(name)
    const same = waiting.current.find(isSame)
    if (same !== undefined) return void same.passages.push(words)
    waiting.current.push({ name, parent, passages: [words] })
    if (waiting.current.length === 1) askFirst()
  }
}
