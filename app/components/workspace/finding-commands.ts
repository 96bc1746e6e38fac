import type { CommandStart, Commands } from './command-ground.ts'

/** Through what was looked for in the transcript, and a code for each hit by an act of its own. */
export function findingCommands({ find, selecting, reading }: CommandStart) {
  return {
    find: () => {
      const { selection } = selecting
      const isShort = selection !== null && selection.end - selection.start <= longestTaken
      find.open(isShort ? reading.quote(selection) : null)
      return true
    },
    'next-hit': () => find.isOpen && find.step(1),
    'previous-hit': () => find.isOpen && find.step(-1),
    'code-hit': () => find.isOpen && find.codeHere(),
  } satisfies Commands
}

/** Characters: a longer selection is a passage, not a word that somebody looks for. */
const longestTaken = 60
