import type { Face } from './person.ts'

/** A part of what somebody said: words, or the name of somebody who is mentioned there. */
export interface Piece {
  text: string
  /** `null` for words. */
  person: Pick<Face, 'id' | 'name'> | null
}

/**
 * What was said, cut where it says `@` and the name of one of these people.
 *
 * The longest name wins: “@Ana Vidal” is Ana Vidal, also where there is an Ana.
 */
export function piecesOf(text: string, people: readonly Pick<Face, 'id' | 'name'>[]): Piece[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length)
  const pieces: Piece[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = byLength.find(({ name }) => isNamedAt(text, at, name))
    if (person === undefined || at < from) continue
    if (at > from) pieces.push({ text: text.slice(from, at), person: null })
    from = at + 1 + person.name.length
    pieces.push({ text: text.slice(at, from), person })
  }
  if (from < text.length) pieces.push({ text: text.slice(from), person: null })
  return pieces
}

/**
 * Ids of those whom a text mentions, each once.
 *
 * @param chosen ids of those who were picked from the list: of two with one name, they are meant
 */
export function mentionedIn(
  text: string,
  people: readonly Pick<Face, 'id' | 'name'>[],
  chosen: ReadonlySet<string>,
): string[] {
  const inOrder = [...people].sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)))
  const ids = piecesOf(text, inOrder).flatMap(({ person }) => (person === null ? [] : [person.id]))
  return [...new Set(ids)]
}

/** What is typed of a name after an `@` that ends where the caret is; `null` where there is none. */
export function typedName(beforeCaret: string): string | null {
  return /(?:^|[\s(])@([^\s@]*(?: [^\s@]+)?)$/u.exec(beforeCaret)?.[1] ?? null
}

/** People whose name, or a word of it, begins with what is typed. */
export function offered<T extends Pick<Face, 'name'>>(typed: string, people: readonly T[]): T[] {
  const wanted = typed.toLocaleLowerCase()
  return people.filter(({ name }) => {
    const known = name.toLocaleLowerCase()
    return known.startsWith(wanted) || known.split(' ').some((word) => word.startsWith(wanted))
  })
}

function isNamedAt(text: string, at: number, name: string): boolean {
  const end = at + 1 + name.length
  // Not the beginning of a longer word: “@Ana” is not in “@Anastasia”.
  return text.slice(at + 1, end) === name && !/^[\p{L}\p{N}]/u.test(text.slice(end))
}
