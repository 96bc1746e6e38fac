import { type Letter, letters, roundStates } from '../../builders/matrix-study.ts'

/**
 * Who may what: a row for every way to ask, in `pages.ts`, `endpoints.ts` and `documents.ts`.
 *
 * Letters stand for who asks (`test/builders/matrix-study.ts`): L lead, M lead who codes, A coder, K
 * adjudicator who codes, U coder without a share, J adjudicator, O observer; `*` is all of these, `+` is
 * whoever is signed in. A cell lists who gets an answer, and with `=` another one than 200; everybody else
 * gets `others`. Four cells are for a round that is blind and running, blind and closed, revealed, open and
 * running; one cell holds in all of them.
 *
 * What is sent passes the question of who may and changes nothing: most of it is refused for what it says.
 */
export interface Row {
  at: string
  who: string
  /** Status for members who are in no cell. */
  others?: number
  form?: Readonly<Record<string, string | Blob>>
  body?: unknown
  query?: string
  /** Where the path has more than ids: the file of an export, the version of a codebook. */
  path?: Readonly<Record<string, string>>
}

/** The statuses of a cell by letter. */
export function expected(who: string, state: number, letter: Letter, others = 403): number {
  const cells = who.split('|')
  const cell = cells.length === 1 ? cells[0]! : cells[state]!
  for (const group of cell.trim().split(/\s+/).filter(Boolean)) {
    const [whose, status = '200'] = group.split('=') as [string, string?]
    const named = whose.replace('+', letters.join('')).replace('*', letters.slice(0, 7).join(''))
    if (named.includes(letter)) return Number(status)
  }
  return letter === 'Z' || letter === 'X' ? 404 : others
}

/** How many states a row is asked in: those without a round in them only once. */
export function statesOf(asked: string): number[] {
  return /[:{]round\b/.test(asked) ? roundStates.map((_, index) => index) : [0]
}
