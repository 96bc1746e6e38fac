/**
 * What the keyboard does in the workspace, and where coders are compared. One table: it binds the keys, and the sheet
 * under `?` shows it. Single letters are commands; digits and Shift with a letter belong to codes.
 */
export type Command =
  | 'next-turn'
  | 'previous-turn'
  | 'forward'
  | 'back'
  | 'forward-word'
  | 'back-word'
  | 'next-uncoded'
  | 'previous-uncoded'
  | 'extend-forward'
  | 'extend-back'
  | 'extend-forward-word'
  | 'extend-back-word'
  | 'extend-down'
  | 'extend-up'
  | 'extend-turn'
  | 'extend-turn-back'
  | 'leave'
  | 'pick-code'
  | 'in-vivo'
  | 'repeat-code'
  | 'next-span'
  | 'previous-span'
  | 'open-span'
  | 'fields'
  | 'memo'
  | 'end-back'
  | 'end-on'
  | 'start-back'
  | 'start-on'
  | 'remove'
  | 'comment'
  | 'next-thread'
  | 'previous-thread'
  | 'comments'
  | 'find'
  | 'next-hit'
  | 'previous-hit'
  | 'code-hit'
  | 'undo'
  | 'redo'
  | 'history'
  | 'print'
  | 'focus-code'
  | 'palette'
  | 'keys'

/** What keys do on the page on which coders are compared. */
export type CompareCommand = 'next-difference' | 'previous-difference'

interface Bound {
  /** As tinykeys reads them. */
  keys: readonly string[]
  /** As they are shown, one alternative each. */
  shown: readonly (readonly string[])[]
}

interface WorkspaceBinding extends Bound {
  command: Command
  group: 'moving' | 'selecting' | 'coding' | 'spans' | 'talking' | 'finding' | 'page'
  /** `text`: only while the text has the focus, since the key does something else elsewhere. */
  within: 'text' | 'page'
}

interface CompareBinding extends Bound {
  command: CompareCommand
  group: 'comparing'
  /** Not in the workspace, where codes may have the key. */
  within: 'compare'
}

export type KeyBinding = WorkspaceBinding | CompareBinding

export const keyBindings: readonly KeyBinding[] = [
  bind('next-turn', 'moving', 'text', ['ArrowDown', 'j'], [['↓'], ['J']]),
  bind('previous-turn', 'moving', 'text', ['ArrowUp', 'k'], [['↑'], ['K']]),
  bind('forward', 'moving', 'text', ['ArrowRight'], [['→']]),
  bind('back', 'moving', 'text', ['ArrowLeft'], [['←']]),
  bind('forward-word', 'moving', 'text', ['Control+ArrowRight'], [['Ctrl', '→']]),
  bind('back-word', 'moving', 'text', ['Control+ArrowLeft'], [['Ctrl', '←']]),
  bind('next-uncoded', 'moving', 'page', ['n'], [['N']]),
  bind('previous-uncoded', 'moving', 'page', ['p'], [['P']]),

  bind('extend-forward', 'selecting', 'text', ['Shift+ArrowRight'], [['Shift', '→']]),
  bind('extend-back', 'selecting', 'text', ['Shift+ArrowLeft'], [['Shift', '←']]),
  bind(
    'extend-forward-word',
    'selecting',
    'text',
    ['Control+Shift+ArrowRight'],
    [['Ctrl', 'Shift', '→']],
  ),
  bind(
    'extend-back-word',
    'selecting',
    'text',
    ['Control+Shift+ArrowLeft'],
    [['Ctrl', 'Shift', '←']],
  ),
  bind('extend-down', 'selecting', 'text', ['Shift+ArrowDown'], [['Shift', '↓']]),
  bind('extend-up', 'selecting', 'text', ['Shift+ArrowUp'], [['Shift', '↑']]),
  bind('extend-turn', 'selecting', 'text', ['Shift+J'], [['Shift', 'J']]),
  bind('extend-turn-back', 'selecting', 'text', ['Shift+K'], [['Shift', 'K']]),
  bind('leave', 'selecting', 'page', ['Escape'], [['Esc']]),

  bind('pick-code', 'coding', 'page', ['c'], [['C']]),
  bind('in-vivo', 'coding', 'page', ['v'], [['V']]),
  bind('repeat-code', 'coding', 'page', ['.'], [['.']]),
  bind('focus-code', 'coding', 'page', ['f'], [['F']]),

  bind('next-span', 'spans', 'text', ['Tab'], [['Tab']]),
  bind('previous-span', 'spans', 'text', ['Shift+Tab'], [['Shift', 'Tab']]),
  bind('open-span', 'spans', 'text', ['Enter'], [['Enter']]),
  bind('fields', 'spans', 'page', ['s'], [['S']]),
  bind('memo', 'spans', 'page', ['m'], [['M']]),
  bind('end-back', 'spans', 'page', ['['], [['[']]),
  bind('end-on', 'spans', 'page', [']'], [[']']]),
  bind('start-back', 'spans', 'page', ['{', 'Shift+{'], [['{']]),
  bind('start-on', 'spans', 'page', ['}', 'Shift+}'], [['}']]),
  bind('remove', 'spans', 'page', ['Delete', 'Backspace'], [['Del']]),

  bind('comment', 'talking', 'page', ['t'], [['T']]),
  bind('next-thread', 'talking', 'page', ['Alt+PageDown'], [['Alt', 'PgDn']]),
  bind('previous-thread', 'talking', 'page', ['Alt+PageUp'], [['Alt', 'PgUp']]),
  bind('comments', 'talking', 'page', ['l'], [['L']]),

  bind('find', 'finding', 'page', ['/', 'Shift+/'], [['/']]),
  bind('next-hit', 'finding', 'page', ['Alt+ArrowDown'], [['Alt', '↓']]),
  bind('previous-hit', 'finding', 'page', ['Alt+ArrowUp'], [['Alt', '↑']]),
  bind('code-hit', 'finding', 'page', ['Alt+Enter'], [['Alt', 'Enter']]),

  bind('undo', 'page', 'page', ['$mod+z'], [['Ctrl', 'Z']]),
  bind('redo', 'page', 'page', ['$mod+Shift+z', '$mod+y'], [['Ctrl', 'Shift', 'Z']]),
  bind('history', 'page', 'page', ['h'], [['H']]),
  bind('print', 'page', 'page', ['$mod+p'], [['Ctrl', 'P']]),
  bind('palette', 'page', 'page', ['$mod+k'], [['Ctrl', 'K']]),
  bind('keys', 'page', 'page', ['?', 'Shift+?'], [['?']]),

  compare('next-difference', ['d'], [['D']]),
  compare('previous-difference', ['Shift+D'], [['Shift', 'D']]),
]

/** How tinykeys reads the key of a code: a digit wherever it stands, or Shift and the letter. */
export function codeKeyBinding(key: string): string {
  return /^\d$/.test(key) ? `(Digit${key}|Numpad${key})` : `Shift+${key}`
}

/** Letters that are commands together with Shift, and so apply no code. */
export const takenCodeKeys: ReadonlySet<string> = new Set(['J', 'K'])

function bind(
  command: Command,
  group: WorkspaceBinding['group'],
  within: WorkspaceBinding['within'],
  keys: readonly string[],
  shown: readonly (readonly string[])[],
): KeyBinding {
  return { command, group, keys, shown, within }
}

function compare(
  command: CompareCommand,
  keys: readonly string[],
  shown: readonly (readonly string[])[],
): KeyBinding {
  return { command, group: 'comparing', keys, shown, within: 'compare' }
}

/** Whether keys typed there are words, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true], [role=dialog], [role=menu], [role=alertdialog]',
    ) !== null
  )
}
