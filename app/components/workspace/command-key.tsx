import { useTranslation } from 'react-i18next'
import { Keys } from '../keys.tsx'
import { useKeysInForce } from './chosen-keys.tsx'
import type { Command, KeyBinding } from './keys.ts'

/** The key that does the same as what it stands on, as the person bound it; nothing where none does. */
export function CommandKey({ command }: { command: KeyBinding['command'] }) {
  const shown = useKeysInForce().find((binding) => binding.command === command)?.shown[0]
  return shown === undefined ? null : <Keys alternatives={[shown]} />
}

/** The key that applies a code, while keys are on. */
export function CodeKey({ codeKey }: { codeKey: string | undefined }) {
  const areOn = useKeysInForce().length > 0
  return areOn && codeKey !== undefined ? <kbd>{keyLabel(codeKey)}</kbd> : null
}

/** A capital letter is typed with Shift, and shown so. */
export function keyLabel(key: string): string {
  return /^\d$/.test(key) ? key : `⇧${key}`
}

/** The keys that one begins with, for who comes to the text and does not see it. */
export function KeysHint() {
  const { t } = useTranslation('workspace')
  const table = useKeysInForce()
  if (table.length === 0) return t('keys.hint.off')
  const keyOf = (command: Command) =>
    table.find((binding) => binding.command === command)?.shown[0]?.join(' ')
  const pick = keyOf('pick-code')
  const all = keyOf('keys')
  return [
    t('keys.hint.moving'),
    pick !== undefined && t('keys.hint.pick', { key: pick }),
    all !== undefined && t('keys.hint.all', { key: all }),
  ]
    .filter(Boolean)
    .join(' ')
}
