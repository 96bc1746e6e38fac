import type { Code } from '#model/codebook.ts'
import type { KeyChoices } from '#model/key-choices.ts'
import { type KeyBinding, keyBindings } from './keys.ts'

/** The table of keys as a person chose them. */
export function boundKeys({ keys }: KeyChoices): readonly KeyBinding[] {
  return keyBindings.map((binding) => {
    const chosen = keys[binding.command]
    if (chosen === undefined) return binding
    return chosen === ''
      ? { ...binding, keys: [], shown: [] }
      : { ...binding, keys: [chosen], shown: [shownKey(chosen)] }
  })
}

/** Keys that belong to codes: digits, and letters with Shift but for those that are commands from the start. */
export function belongsToCode(combination: string): boolean {
  const inWorkspace = keyBindings.filter(({ within }) => within !== 'compare')
  return /^(\d|Shift\+[A-Z])$/i.test(combination) && ownerOf(combination, inWorkspace) === null
}

/** Which command of a table has a key already; `null` where it is free. */
export function ownerOf(
  combination: string,
  table: readonly KeyBinding[],
): KeyBinding['command'] | null {
  const asked = plain(combination)
  const owner = table.find(({ keys }) => keys.some((key) => plain(key) === asked))
  return owner?.command ?? null
}

/**
 * What was pressed, as tinykeys reads it.
 *
 * @returns `null` while only Shift and the like are held, and for what no command can be bound to
 */
export function combinationOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>,
): string | null {
  const { key } = event
  if (['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Dead', '+', ' '].includes(key)) return null
  return [
    event.ctrlKey && 'Control',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Meta',
    key.length === 1 ? key.toLowerCase() : key,
  ]
    .filter(Boolean)
    .join('+')
}

/** The code whose own key this is. */
export function codeWithKey(codes: readonly Code[], combination: string): Code | undefined {
  const key = plain(combination).replace('shift+', '').toUpperCase()
  return codes.find((code) => code.key === key && !code.retired)
}

const printed: Record<string, string> = {
  Control: 'Ctrl',
  Meta: '⌘',
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

function shownKey(combination: string): string[] {
  const keys = combination.split('+')
  // A sign that takes Shift says so by itself.
  const isSign = keys.length === 2 && keys[0] === 'Shift' && /^[^\p{L}\p{N}]$/u.test(keys[1]!)
  return (isSign ? keys.slice(1) : keys).map(
    (key) => printed[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  )
}

function plain(combination: string): string {
  return combination.replace('$mod', 'Control').toLowerCase()
}
