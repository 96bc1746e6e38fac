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

/**
 * What must stand in a text to the letter for it to be found by parts of words: each word, and each phrase
 * in quotation marks. None where the query leaves words out (`-ferry`) or has a choice (`ferry or boat`):
 * these are for the index of words alone.
 */
export function lettersOf(typed: string): string[] {
  const parts = [...typed.matchAll(/"([^"]*)"?|(\S+)/g)]
  const words = parts.map(([, phrase, word]) => ({ phrase, word }))
  if (words.some(({ word }) => word !== undefined && /^(-.+|or)$/i.test(word))) return []
  return words
    .map(({ phrase, word }) => (phrase ?? word ?? '').trim())
    .filter((part) => part !== '')
}
