import type { CommandStart, Commands } from './command-ground.ts'
import { caretStep } from './use-selection.ts'

/** Through the text by letters, words, turns, and turns that wait for a code. */
export function movingCommands(start: CommandStart) {
  const { reading, view, selecting, place, announce, t, caret } = start
  const { blocks } = reading

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

  const goToUncoded = (direction: 1 | -1): boolean => {
    if (blocks.length === 0) return false
    const isCoded = (index: number) =>
      (view?.index.inBlock(index) ?? []).some(({ coder }) => coder === null)
    for (
      let index = reading.blockAt(caret).index + direction;
      index >= 0 && index < blocks.length;
      index += direction
    ) {
      const block = blocks[index]!
      if (block.ordinal > 0 && block.speaker?.codable !== false && !isCoded(index)) {
        return goToBlock(index)
      }
    }
    announce(t('announce.noUncoded'))
    return true
  }

  const moving = {
    'next-turn': () => blocks.length > 0 && goToBlock(reading.blockAt(caret).index + 1),
    'previous-turn': () => {
      if (blocks.length === 0) return false
      const block = reading.blockAt(caret)
      return goToBlock(caret > block.start ? block.index : block.index - 1)
    },
    forward: () => moveCaret(1, 'grapheme'),
    back: () => moveCaret(-1, 'grapheme'),
    'forward-word': () => moveCaret(1, 'word'),
    'back-word': () => moveCaret(-1, 'word'),
    'next-uncoded': () => goToUncoded(1),
    'previous-uncoded': () => goToUncoded(-1),
  } satisfies Commands
  return { goTo, moving }
}
