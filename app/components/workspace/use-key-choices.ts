import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyChoices } from '#model/key-choices.ts'
import { notify } from '../toasts.tsx'
import { boundKeys } from './bound-keys.ts'
import type { KeyBinding } from './keys.ts'

export interface ChosenKeys {
  choices: KeyChoices
  /** The table of keys with what was chosen. */
  table: readonly KeyBinding[]
  choose: (choices: KeyChoices) => void
}

/** The keys a person chose: in force at once, and kept on the server. @param stored as the page was loaded */
export function useKeyChoices(stored: KeyChoices): ChosenKeys {
  const { t } = useTranslation('workspace')
  const [choices, setChoices] = useState(stored)
  const table = useMemo(() => boundKeys(choices), [choices])
  const choose = useCallback(
    (next: KeyChoices) => {
      setChoices(next)
      const body = new URLSearchParams({ choices: JSON.stringify(next) })
      const failed = () => notify({ title: t('keys.notKept') })
      fetch('/keys', { method: 'POST', body }).then((answer) => answer.ok || failed(), failed)
    },
    [t],
  )
  return useMemo(() => ({ choices, table, choose }), [choices, table, choose])
}
