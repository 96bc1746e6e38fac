import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyChoices } from '#model/key-choices.ts'
import { sendBeside } from '../../beside.ts'
import { notify } from '../toasts.tsx'
import { boundKeys } from './bound-keys.ts'
import type { KeyBinding } from './keys.ts'

export interface ChosenKeys {
  choices: KeyChoices
  /** The table of keys with what was chosen. */
  table: readonly KeyBinding[]
  choose: (choices: KeyChoices) => void
}

const Chosen = createContext<ChosenKeys | null>(null)

/** Hands the keys a person chose to what is within it. @param stored as the page was loaded */
export function ChosenKeysWithin({
  stored,
  children,
}: {
  stored: KeyChoices
  children: ReactNode
}) {
  return <Chosen.Provider value={useKeyChoices(stored)}>{children}</Chosen.Provider>
}

export function useChosenKeys(): ChosenKeys {
  const chosen = useContext(Chosen)
  if (chosen === null) throw new Error('Keys are shown where nobody chooses any.')
  return chosen
}

/** The table of keys while they are on; empty while they are off. */
export function useKeysInForce(): readonly KeyBinding[] {
  const { choices, table } = useChosenKeys()
  return choices.enabled ? table : none
}

const none: readonly KeyBinding[] = []

/** In force at once, and kept on the server. @param stored as the page was loaded */
function useKeyChoices(stored: KeyChoices): ChosenKeys {
  const { t } = useTranslation('workspace')
  const [choices, setChoices] = useState(stored)
  const table = useMemo(() => boundKeys(choices), [choices])
  const choose = useCallback(
    async (next: KeyChoices) => {
      setChoices(next)
      const form = new FormData()
      form.set('choices', JSON.stringify(next))
      if ((await sendBeside('/keys', form)) === null) notify({ title: t('keys.notKept') })
    },
    [t],
  )
  return useMemo(() => ({ choices, table, choose }), [choices, table, choose])
}
