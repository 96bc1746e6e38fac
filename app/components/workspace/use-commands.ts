import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '#model/span.ts'
import { codingCommands } from './coding-commands.ts'
import type { CommandGround, CommandStart, Commands } from './command-ground.ts'
import { findingCommands } from './finding-commands.ts'
import type { Command } from './keys.ts'
import { movingCommands } from './moving-commands.ts'
import { panelCommands } from './panel-commands.ts'
import { turnsAtOnce } from './print-dialog.tsx'
import { selectingCommands } from './selecting-commands.ts'
import { spanCommands } from './span-commands.ts'
import { talkCommands } from './talk-commands.ts'

/** What keys, pointer and buttons do: one place, so that each does the same. */
export function useCommands(ground: CommandGround) {
  const { reading, view, selecting, place, open, acts, scroller, setPicker, setOpenKey } = ground
  const { t } = useTranslation('workspace')
  const { t: tTalk } = useTranslation('discussion')
  const focusText = useCallback(() => scroller.current?.focus({ preventScroll: true }), [scroller])
  const start: CommandStart = {
    ...ground,
    t,
    tTalk,
    caret: selecting.caret ?? reading.blocks[place.block]?.start ?? 0,
    focusText,
  }
  const { goTo, moving } = movingCommands(start)
  const { openSpan, closeSpan, spans } = spanCommands(start)
  const { apply, pick, pickNew, leavePicker, pressCode, coding } = codingCommands(start)
  const { comment, threadFrom, talking } = talkCommands(start)
  const commands = {
    ...moving,
    ...selectingCommands(start),
    ...coding,
    ...spans,
    ...talking,
    ...findingCommands(start),
    ...panelCommands(start),
    // Of a long transcript it is asked first how much.
    print: () => {
      if (reading.blocks.length > turnsAtOnce) ground.setPrintOpen(true)
      else print()
      return true
    },
    palette: () => {
      ground.setPaletteOpen(true)
      return true
    },
    keys: () => {
      ground.setKeySheetOpen(true)
      return true
    },
  } satisfies Required<Commands>

  return {
    run: (command: Command): boolean => commands[command](),
    apply,
    pick,
    pickNew,
    leavePicker,
    pressCode,
    comment,
    threadFrom,
    openSpan,
    closeSpan,
    focusText,
    goTo: (offset: number) => {
      goTo(offset)
      focusText()
    },
    selected: (span: Span, { byTouch }: { byTouch: boolean }) => {
      if (ground.filling.takeWords(span)) return
      selecting.select(span)
      if (!byTouch) selecting.mirror()
      if (acts !== null) setPicker({ byTouch })
    },
    pressed: (offset: number | null, turn: number | null) => {
      const pressedAt = offset ?? (turn === null ? null : (reading.blocks[turn]?.start ?? null))
      if (pressedAt !== null && ground.filling.takeSpeaker(pressedAt)) return
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
  }
}
