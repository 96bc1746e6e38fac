import { nameFromWords } from '#model/new-code.ts'
import { type CodeEntry, type Codes, findCodes, fold } from './codes.ts'

/** A code that is not there yet, as the picker offers it. */
export interface NewCodeChoice {
  name: string
  /** The code it would stand under. */
  parent: CodeEntry | null
  /** Whether its name is that of the selected words. */
  isInVivo: boolean
}

/**
 * What would be made of the letters typed: “parent > name” stands under the code found first for
 * “parent”. With nothing typed the selected words are the name.
 *
 * @returns `null` where there is a code of that name, or no name
 */
export function newCodeFor(codes: Codes, typed: string, words: string): NewCodeChoice | null {
  const isInVivo = typed.trim() === ''
  const [left, ...right] = isInVivo ? [nameFromWords(words)] : typed.split('>')
  const parent = right.length === 0 ? null : (findCodes(codes, left!, [])[0] ?? null)
  const name = (parent === null ? [left, ...right].join('>') : right.join('>')).trim()
  const isThere = codes.all.some(
    ({ code }) => code.parent === parent?.code.id && fold(code.name) === fold(name),
  )
  return name === '' || isThere ? null : { name, parent, isInVivo }
}
