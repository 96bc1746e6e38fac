import type { CommandStart, Commands } from './command-ground.ts'
import { caretStep } from './use-selection.ts'

/** Words selected by keys, and the way out of whatever is selected or open. */
export function selectingCommands(start: CommandStart) {
  const { reading, selecting, place, caret } = start
  const { blocks } = reading

  // Where no caret was set, the selection begins at the turn in view.
  const begin = () => {
    if (selecting.caret === null) selecting.place(caret)
  }
  const extendTo = (offset: number): boolean => {
    begin()
    selecting.extendTo(offset)
    place.reveal(offset)
    return true
  }
  const extendBy = (direction: 1 | -1, by: 'grapheme' | 'word') =>
    extendTo(caretStep(reading, caret, direction, by))
  const extendByLine = (direction: 1 | -1): boolean => {
    begin()
    selecting.extendByLine(direction)
    return true
  }

  return {
    'extend-forward': () => extendBy(1, 'grapheme'),
    'extend-back': () => extendBy(-1, 'grapheme'),
    'extend-forward-word': () => extendBy(1, 'word'),
    'extend-back-word': () => extendBy(-1, 'word'),
    'extend-down': () => extendByLine(1),
    'extend-up': () => extendByLine(-1),
    'extend-turn': () => {
      if (blocks.length === 0) return false
      const { index, end } = reading.blockAt(caret)
      return extendTo(caret >= end ? (blocks[index + 1]?.end ?? end) : end)
    },
    'extend-turn-back': () => {
      if (blocks.length === 0) return false
      const { index, start: first } = reading.blockAt(caret)
      return extendTo(caret <= first ? (blocks[index - 1]?.start ?? first) : first)
    },
  } satisfies Commands
}
