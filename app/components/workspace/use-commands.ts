import { type CSSProperties, type RefObject, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { CodedSpan, Span } from '#model/span.ts'
import type { Codes } from './codes.ts'
import type { Command } from './keys.ts'
import type { Acts } from './use-acts.ts'
import type { Place } from './use-place.ts'
import { caretStep, type Selecting } from './use-selection.ts'

export interface CommandGround {
  reading: ReadingText
  codes: Codes
  view: TextView | null
  selecting: Selecting
  place: Place
  own: readonly CodedSpan[]
  shown: readonly ShownSpan[]
  open: ShownSpan | undefined
  /** `null` where nothing may be changed. */
  acts: Acts | null
  recent: readonly string[]
  announce: (said: string) => void
  scroller: RefObject<HTMLElement>
  focusedCode: string | null
  picker: { byTouch: boolean } | null
  setPicker: (picker: { byTouch: boolean } | null) => void
  setOpenKey: (key: string | null) => void
  setFocusedCode: (code: string | null) => void
  setSheet: (sheet: 'codes' | 'spans' | null) => void
  setKeySheetOpen: (open: boolean) => void
}

const pickerWidth = 292
// Filter, three codes and the line under them.
const leastPickerHeight = 190

/** What keys, pointer and buttons do: one place, so that each does the same. */
export function useCommands(ground: CommandGround) {
  const { reading, codes, view, selecting, place, shown, open, acts, recent, announce } = ground
  const { scroller, picker, setPicker, setOpenKey, setFocusedCode } = ground
  const { t } = useTranslation('workspace')
  const { blocks } = reading
  const caret = selecting.caret ?? blocks[place.block]?.start ?? 0
  const nameOf = (code: string) => codes.byId.get(code)?.code.name ?? code

  const focusText = useCallback(() => scroller.current?.focus({ preventScroll: true }), [scroller])

  const goTo = (offset: number): void => {
    selecting.place(offset)
    place.reveal(offset)
    const block = blocks[0] === undefined ? undefined : reading.blockAt(offset)
    if (block === undefined) return
    const speaker = block.speaker?.name ?? block.speaker?.label
    announce(
      block.ordinal === 0
        ? t('text.preamble')
        : speaker === undefined
          ? t('announce.turnAlone', { turn: block.ordinal })
          : t('announce.turn', { turn: block.ordinal, speaker }),
    )
  }

  const goToBlock = (index: number): boolean => {
    const block = blocks[index]
    if (block !== undefined) goTo(block.start)
    return block !== undefined
  }

  const moveCaret = (direction: 1 | -1, by: 'grapheme' | 'word'): boolean => {
    const next = caretStep(reading, caret, direction, by)
    selecting.place(next)
    place.reveal(next)
    return true
  }
  const extend = (offset: number): boolean => {
    // Where no caret was set, the selection begins at the turn in view.
    if (selecting.caret === null) selecting.place(caret)
    selecting.extendTo(offset)
    place.reveal(offset)
    return true
  }

  const openSpan = (key: string): void => {
    const target = shown.find((one) => one.key === key)
    if (target === undefined) return
    selecting.clear()
    setPicker(null)
    setOpenKey(key)
    place.reveal(target.span.start)
  }

  /** A code pressed with words selected, or with a span open: on it goes, or off again. */
  const apply = (code: string): void => {
    if (acts === null) return
    const range: Span | null = selecting.selection ?? (open?.coder === null ? open.span : null)
    if (range === null) {
      announce(t('announce.nothingSelected'))
      return
    }
    const present = ground.own.find(
      (span) => span.start === range.start && span.end === range.end && span.code === code,
    )
    if (present !== undefined) {
      acts.remove(present)
      if (open?.key === present.id) setOpenKey(null)
    } else {
      setOpenKey(acts.add(range, code).id)
    }
  }

  const closePicker = (): void => {
    setPicker(null)
    focusText()
    selecting.mirror()
  }

  const nextSpan = (direction: 1 | -1): boolean => {
    const index = blocks.length === 0 ? 0 : reading.blockAt(open?.span.start ?? caret).index
    const spans = view?.index.inBlock(index) ?? []
    const at = open === undefined ? -1 : spans.findIndex(({ key }) => key === open.key)
    const next = at < 0 ? (direction === 1 ? 0 : spans.length - 1) : at + direction
    const target = spans[next]
    // At the end of the turn the key goes on to the rest of the page, as it always does.
    if (target === undefined) return false
    setOpenKey(target.key)
    place.reveal(target.span.start)
    announce(
      t('announce.span', { code: nameOf(target.span.code), quote: reading.quote(target.span) }),
    )
    return true
  }

  const nextUncoded = (direction: 1 | -1): boolean => {
    const ownSpans = (index: number) =>
      (view?.index.inBlock(index) ?? []).some(({ coder }) => coder === null)
    for (
      let index = reading.blockAt(caret).index + direction;
      index >= 0 && index < blocks.length;
      index += direction
    ) {
      const block = blocks[index]!
      if (block.ordinal > 0 && block.speaker?.codable !== false && !ownSpans(index)) {
        return goToBlock(index)
      }
    }
    announce(t('announce.noUncoded'))
    return true
  }

  const withOpen = (act: (span: CodedSpan, acts: Acts) => void): boolean => {
    if (open === undefined || open.coder !== null || acts === null) return false
    act(open.span, acts)
    return true
  }

  const intoInspector = (selector: string): boolean => {
    if (open === undefined) return false
    const field = document.querySelector<HTMLElement>(selector)
    // At once, since the next key belongs there already; on a narrow screen its sheet opens first.
    if (field?.offsetParent) field.focus()
    else {
      ground.setSheet('spans')
      requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
    }
    return true
  }

  const run = (command: Command): boolean => {
    const isTextless = blocks.length === 0
    switch (command) {
      case 'next-turn':
        return isTextless ? false : goToBlock(reading.blockAt(caret).index + 1)
      case 'previous-turn': {
        if (isTextless) return false
        const block = reading.blockAt(caret)
        return goToBlock(caret > block.start ? block.index : block.index - 1)
      }
      case 'forward':
        return moveCaret(1, 'grapheme')
      case 'back':
        return moveCaret(-1, 'grapheme')
      case 'forward-word':
        return moveCaret(1, 'word')
      case 'back-word':
        return moveCaret(-1, 'word')
      case 'next-uncoded':
        return isTextless ? false : nextUncoded(1)
      case 'previous-uncoded':
        return isTextless ? false : nextUncoded(-1)
      case 'extend-forward':
        return extend(caretStep(reading, caret, 1, 'grapheme'))
      case 'extend-back':
        return extend(caretStep(reading, caret, -1, 'grapheme'))
      case 'extend-forward-word':
        return extend(caretStep(reading, caret, 1, 'word'))
      case 'extend-back-word':
        return extend(caretStep(reading, caret, -1, 'word'))
      case 'extend-down':
      case 'extend-up':
        if (selecting.caret === null) selecting.place(caret)
        selecting.extendByLine(command === 'extend-down' ? 1 : -1)
        return true
      case 'extend-turn': {
        if (isTextless) return false
        const block = reading.blockAt(caret)
        return extend(caret >= block.end ? (blocks[block.index + 1]?.end ?? block.end) : block.end)
      }
      case 'extend-turn-back': {
        if (isTextless) return false
        const block = reading.blockAt(caret)
        return extend(
          caret <= block.start ? (blocks[block.index - 1]?.start ?? block.start) : block.start,
        )
      }
      case 'leave':
        if (picker !== null) closePicker()
        else if (selecting.selection !== null) selecting.clear()
        else if (open !== undefined) setOpenKey(null)
        else if (ground.focusedCode !== null) setFocusedCode(null)
        else return false
        return true
      case 'pick-code':
        if (acts === null) return false
        if (selecting.selection === null) {
          if (open?.coder !== null) announce(t('announce.nothingSelected'))
          else selecting.select({ start: open.span.start, end: open.span.end })
          if (open?.coder !== null) return true
        }
        setPicker({ byTouch: false })
        return true
      case 'repeat-code': {
        const last = recent[0]
        if (last === undefined) announce(t('announce.noRecent'))
        else apply(last)
        return true
      }
      case 'next-span':
        return nextSpan(1)
      case 'previous-span':
        return nextSpan(-1)
      case 'open-span':
        if (selecting.selection !== null && acts !== null) {
          setPicker({ byTouch: false })
          return true
        }
        return intoInspector('[data-inspector-first]')
      case 'memo':
        return open?.coder === null ? intoInspector('[data-memo]') : false
      case 'end-back':
        return withOpen((span, on) => on.moveEdge(span, 'end', -1))
      case 'end-on':
        return withOpen((span, on) => on.moveEdge(span, 'end', 1))
      case 'start-back':
        return withOpen((span, on) => on.moveEdge(span, 'start', -1))
      case 'start-on':
        return withOpen((span, on) => on.moveEdge(span, 'start', 1))
      case 'remove':
        return withOpen((span, on) => {
          on.remove(span)
          setOpenKey(null)
          focusText()
        })
      case 'undo':
        acts?.undo()
        return acts !== null
      case 'redo':
        acts?.redo()
        return acts !== null
      case 'focus-code': {
        const next =
          open !== undefined && ground.focusedCode !== open.span.code ? open.span.code : null
        setFocusedCode(next)
        announce(
          next === null ? t('announce.unfocused') : t('announce.focused', { code: nameOf(next) }),
        )
        return true
      }
      case 'keys':
        ground.setKeySheetOpen(true)
        return true
    }
  }

  return {
    run,
    apply,
    goTo: (offset: number) => {
      goTo(offset)
      focusText()
    },
    openSpan,
    closeSpan: () => {
      setOpenKey(null)
      focusText()
    },
    /** A code in the codebook: codes what is selected, else brings its spans forward. */
    pressCode: (code: string) => {
      if (selecting.selection !== null && acts !== null) apply(code)
      else setFocusedCode(ground.focusedCode === code ? null : code)
    },
    pick: (code: string) => {
      closePicker()
      apply(code)
    },
    leavePicker: closePicker,
    selected: (span: Span, { byTouch }: { byTouch: boolean }) => {
      selecting.select(span)
      if (!byTouch) selecting.mirror()
      if (acts !== null) setPicker({ byTouch })
    },
    pressed: (offset: number | null) => {
      setPicker(null)
      if (offset === null) {
        selecting.clear()
        return
      }
      selecting.place(offset)
      // Pressed again at the same words, the next longer span comes up.
      const here = view?.index.at(offset) ?? []
      const at = open === undefined ? -1 : here.findIndex(({ key }) => key === open.key)
      setOpenKey(here.length === 0 ? null : here[(at + 1) % here.length]!.key)
    },
    /** Below the selection, or above it where there is no room. */
    pickerPlace: (selection: Span): CSSProperties => {
      const end = view?.endOf(selection)
      const pane = scroller.current?.getBoundingClientRect()
      const page = view?.page.getBoundingClientRect()
      if (!end || !pane || !page) return {}
      const left = Math.max(
        pane.left - page.left + 8,
        Math.min(end.x + 20, pane.right - page.left - pickerWidth - 16),
      )
      const below = pane.bottom - (page.top + end.bottom)
      const above = page.top + end.top - pane.top
      const isBelow = below >= leastPickerHeight || below >= above
      // As variables: on a narrow screen the style sheet docks it elsewhere.
      return {
        '--picker-left': `${left}px`,
        '--picker-room': `${(isBelow ? below : above) - 16}px`,
        ...(isBelow
          ? { '--picker-top': `${end.bottom + 6}px` }
          : { '--picker-bottom': `${page.height - end.top + 6}px` }),
      } as Record<string, string>
    },
  }
}
