import { z } from 'zod'
import { wholeNumber } from '../fields.ts'
import { lengths } from '../lengths.ts'

/** Where is searched: in the transcripts' texts, in one's own memos, in the codebook, or in all of these. */
export const searchPlaces = ['all', 'texts', 'memos', 'codes'] as const
export type SearchPlace = (typeof searchPlaces)[number]

const mostWords = 20

/** So many hits from the first one a search is read at most. */
export const foundFarthest = 10_000

/** What an address of the search says. */
export const SearchQuery = z.object({
  q: z
    .string()
    .max(lengths.search, `Say it in at most ${lengths.search} characters.`)
    .transform((typed) => typed.replaceAll('\u0000', '').toWellFormed().trim())
    // Each word is one more condition on every text.
    .refine(
      (typed) => (typed.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostWords,
      `Search for at most ${mostWords} words.`,
    )
    .default(''),
  in: z.enum(searchPlaces, 'Search in all, texts, memos or codes.').default('all'),
  from: wholeNumber(0, foundFarthest).default(0),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** Whether a query does nothing but leave words out: a minus is meant then, as in `-5` or a list that begins with one. */
function isOfMinuses(typed: string): boolean {
  return /^(\s*-("[^"]*"?|[^\s"]+))+\s*$/.test(typed)
}

/** What the index of words is asked for. It cannot be asked for words that are left out and for nothing else. */
export function indexQueryOf(typed: string): string {
  return isOfMinuses(typed) ? '' : typed
}

/**
 * What must stand in a text to the letter for it to be found by parts of words: each word, and each phrase
 * in quotation marks. None where the query leaves words out (`-ferry`) or has a choice (`ferry or boat`):
 * these are for the index of words alone, but where it would leave out words and look for none (`-5`).
 */
export function lettersOf(typed: string): string[] {
  const parts = [...typed.matchAll(/"([^"]*)"?|(\S+)/g)]
  const words = parts.map(([, phrase, word]) => ({ phrase, word }))
  const hasChoice = words.some(({ word }) => word !== undefined && /^(-.+|or)$/i.test(word))
  if (hasChoice && !isOfMinuses(typed)) return []
  return words
    .map(({ phrase, word }) => (phrase ?? word ?? '').trim())
    .filter((part) => part !== '')
}
