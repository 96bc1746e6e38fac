import { nameFromWords } from '#model/new-code.ts'
import { type Span, spansOn } from '#model/span.ts'
import { notify } from '../toasts.tsx'
import type { CommandStart, Commands } from './command-ground.ts'
import type { NewCodeChoice } from './new-code-choice.ts'

/** Codes on and off what is selected or open, by key, picker or codebook, and back again. */
export function codingCommands(start: CommandStart) {
  const { own, open, acts, memos, talk, recent, selecting, focusedCode, picker } = start
  const { announce, t, focusText, filling, reading, codes, codeAnew } = start
  const { setPicker, setOpenKey, setFocusedCode } = start

  const isRetired = (code: string) => codes.byId.get(code)?.code.retired === true

  /** A code pressed with words selected, or with a span open: on it goes, or off again. */
  const apply = (code: string): void => {
    if (acts === null) return
    const range: Span | null = selecting.selection ?? (open?.coder === null ? open.span : null)
    if (range === null) {
      announce(t('announce.nothingSelected'))
      return
    }
    const present = spansOn(own, range).find((span) => span.code === code)
    if (present !== undefined) {
      acts.remove(present)
      if (open?.key === present.id) setOpenKey(null)
    } else if (isRetired(code)) {
      // The server would not take it; what stands of it stays, and comes off.
      const said = t('announce.retired', { code: codes.byId.get(code)!.code.name })
      announce(said)
      notify({ title: said })
    } else {
      setOpenKey(acts.add(range, code).id)
    }
  }

  const leavePicker = (): void => {
    setPicker(null)
    focusText()
    selecting.mirror()
  }

  const coding = {
    'pick-code': () => {
      if (acts === null) return false
      if (selecting.selection === null) {
        if (open?.coder !== null) {
          announce(t('announce.nothingSelected'))
          return true
        }
        selecting.select({ start: open.span.start, end: open.span.end })
      }
      setPicker({ byTouch: false })
      return true
    },
    'in-vivo': () => {
      const words = selecting.selection
      if (acts === null) return false
      const name = words === null ? '' : nameFromWords(reading.quote(words))
      if (codeAnew === null) announce(t('newCode.notHere'))
      else if (words === null || name === '') announce(t('announce.nothingSelected'))
      else {
        setPicker(null)
        codeAnew({ name, parent: null }, words)
      }
      return true
    },
    'repeat-code': () => {
      const last = recent.find((code) => !isRetired(code))
      if (last === undefined) announce(t('announce.noRecent'))
      else apply(last)
      return true
    },
    leave: () => {
      if (filling.slot !== null) filling.cancel()
      else if (picker !== null) leavePicker()
      else if (selecting.selection !== null) selecting.clear()
      else if (open !== undefined) setOpenKey(null)
      else if (talk !== null && (talk.open ?? talk.draft) !== null) talk.close()
      else if (memos.open !== null) memos.close()
      else if (focusedCode !== null) setFocusedCode(null)
      else return false
      return true
    },
    undo: () => {
      acts?.undo()
      return acts !== null
    },
    redo: () => {
      acts?.redo()
      return acts !== null
    },
  } satisfies Commands
  return {
    apply,
    leavePicker,
    /** A code chosen in the picker. */
    pick: (code: string): void => {
      leavePicker()
      apply(code)
    },
    /** A code that is not there yet, chosen in the picker; `null` where none may be added. */
    pickNew:
      codeAnew === null
        ? null
        : ({ name, parent }: NewCodeChoice): void => {
            const words = selecting.selection
            leavePicker()
            if (words !== null) codeAnew({ name, parent: parent?.code.id ?? null }, words)
          },
    /** A code in the codebook: codes what is selected, else brings its spans forward. */
    pressCode: (code: string): void => {
      if (selecting.selection !== null && acts !== null) apply(code)
      else setFocusedCode(focusedCode === code ? null : code)
    },
    coding,
  }
}
