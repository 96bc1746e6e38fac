import type { CodedSpan } from '#model/span.ts'
import type { CommandStart, Commands } from './command-ground.ts'
import { intoPanel } from './into-panel.ts'
import type { Acts } from './use-acts.ts'

/** From one coded span to the next, and what can be done with the one that is open. */
export function spanCommands(start: CommandStart) {
  const { reading, codes, view, selecting, place, shown, open, acts, memos, announce, t } = start
  const {
    caret,
    focusedCode,
    filling,
    focusText,
    setOpenKey,
    setFocusedCode,
    setPicker,
    setSheet,
  } = start
  const nameOf = (code: string) => codes.byId.get(code)?.code.name ?? code

  const openSpan = (key: string): void => {
    const target = shown.get(key)
    if (target === undefined) return
    selecting.clear()
    setPicker(null)
    setOpenKey(key)
    place.reveal(target.span.start)
  }

  const goToSpan = (direction: 1 | -1): boolean => {
    const isTextless = reading.blocks.length === 0
    const index = isTextless ? 0 : reading.blockAt(open?.span.start ?? caret).index
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

  const onOwn = (act: (span: CodedSpan, acts: Acts) => void): boolean => {
    if (open === undefined || open.coder !== null || acts === null) return false
    act(open.span, acts)
    return true
  }

  const intoInspector = (selector: string): boolean => {
    if (open === undefined) return false
    intoPanel(selector, setSheet)
    return true
  }

  const spans = {
    'next-span': () => goToSpan(1),
    'previous-span': () => goToSpan(-1),
    'open-span': () => {
      const words = selecting.selection
      if (words === null ? filling.takeSpeaker(caret) : filling.takeWords(words)) return true
      if (selecting.selection === null || acts === null) {
        return intoInspector('[data-inspector-first]')
      }
      setPicker({ byTouch: false })
      return true
    },
    // Into the first field of its code, to be typed, or chosen by its digit.
    fields: () => open?.coder === null && intoInspector('[data-slot] button, input[data-slot]'),
    // Of the span one works at; else of the turn one reads.
    memo: () => {
      if (open !== undefined) return open.coder === null && intoInspector('[data-memo]')
      const turn = reading.blocks.length === 0 ? 0 : reading.blockAt(caret).ordinal
      if (turn === 0 || acts === null) return false
      memos.show(`turn:${turn}`)
      return true
    },
    'end-back': () => onOwn((span, on) => on.moveEdge(span, 'end', -1)),
    'end-on': () => onOwn((span, on) => on.moveEdge(span, 'end', 1)),
    'start-back': () => onOwn((span, on) => on.moveEdge(span, 'start', -1)),
    'start-on': () => onOwn((span, on) => on.moveEdge(span, 'start', 1)),
    remove: () =>
      onOwn((span, on) => {
        on.remove(span)
        setOpenKey(null)
        focusText()
      }),
    'focus-code': () => {
      const next = open !== undefined && focusedCode !== open.span.code ? open.span.code : null
      setFocusedCode(next)
      announce(
        next === null ? t('announce.unfocused') : t('announce.focused', { code: nameOf(next) }),
      )
      return true
    },
  } satisfies Commands
  return {
    openSpan,
    closeSpan: (): void => {
      setOpenKey(null)
      focusText()
    },
    spans,
  }
}
