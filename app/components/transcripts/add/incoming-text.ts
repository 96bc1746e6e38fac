import type { Encoding } from '#model/formats/decode-text.ts'
import type { TranscriptFile } from '#model/formats/transcript-file.ts'
import { type FoundTurns, findTurns } from '#model/formats/turns.ts'
import { type Rules, turnChoices } from './rules.ts'

/** One text on its way into the project. Nothing of it is on the server before it is stored. */
export interface IncomingText {
  id: number
  name: string
  source: { file: File } | { text: string; title: string }
  state: 'reading' | 'ready' | 'refused' | 'storing' | 'stored' | 'failed'
  /** Set once it is read. */
  file?: TranscriptFile
  /** What a person said the encoding is. */
  encoding?: Encoding
  /** Why it stays out, in a sentence. */
  problem?: string
  /** Title of a transcript that has this very text. */
  sameAs?: string
  /** Store it although its text is here already. */
  again?: boolean
  /** Rules of its own, where the shared ones are not used. */
  rules?: Rules
  /** Id of the stored transcript. */
  transcriptId?: string
}

/** Whether it comes in when everything is stored. */
export function isWanted(text: IncomingText): boolean {
  return text.state === 'ready' && (text.sameAs === undefined || text.again === true)
}

const known = new WeakMap<TranscriptFile, { key: string; found: FoundTurns }>()
const keys = new WeakMap<Rules, string>()

/** Turns and speakers of a file under some rules; found once for the same rules. */
export function foundIn(file: TranscriptFile, rules: Rules): FoundTurns {
  const key = keys.get(rules) ?? JSON.stringify(turnChoices(rules))
  keys.set(rules, key)
  const before = known.get(file)
  if (before?.key === key) return before.found
  const found = findTurns(file.text, turnChoices(rules))
  known.set(file, { key, found })
  return found
}
