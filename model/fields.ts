import { z } from 'zod'

/**
 * Building blocks of every schema at an edge: forms, API, sockets and files share them, so a text
 * that one refuses no other lets in.
 */

/** Whether `text` can be stored whole: Postgres holds no NUL, UTF-8 no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** Free text of at most `max` characters, kept as typed. */
export function storedText(max: number) {
  return z
    .string('Text is wanted here.')
    .max(max, `This is longer than ${max.toLocaleString('en')} characters. Shorten it.`)
    .refine(isStorable, 'This holds a character that cannot be stored. Type it anew.')
}

/** A moment as a device or a file says it; fractions of a second may have any number of digits, so it is bounded. */
export const Moment = z.iso
  .datetime({ offset: true, error: 'That is not a time, such as 2026-05-14T09:00:00Z.' })
  .max(40, 'A time is written in at most 40 characters.')

// Spaces of every kind, and the characters that show nothing at all: U+2800 is Braille without a dot.
const invisible = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Whether there is anything to be seen in `text`: an accent by itself is nothing. */
export function isVisible(text: string): boolean {
  return /[^\p{M}]/u.test(text.replace(invisible, ''))
}

/** A name people read: visible, on one line, without direction overrides, trimmed. */
export function visibleName(max: number) {
  return storedText(max)
    .transform((name) => name.trim())
    .refine(isVisible, 'Give it a name.')
    .refine((name) => !/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(name), {
      message: 'A name stays on one line and holds no control characters.',
    })
}

/**
 * A whole number, or one as it is typed: in digits alone. What is empty is none, and what only a computer reads as
 * one, such as `0x10`, is none either.
 *
 * @param words what is said where it is none, or out of bounds
 */
export function wholeNumber(
  least: number,
  most: number,
  words = `A whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')} is wanted.`,
) {
  const typed = z
    .string()
    .trim()
    .regex(/^\d{1,16}$/)
    .transform(Number)
  return z
    .union([typed, z.number()], words)
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, words)
}

/** One that is left out is said to be missing by whoever asks, who knows its name. */
export const Id = z
  .uuid({ error: ({ input }) => (input === undefined ? undefined : 'That is not an id.') })
  .transform((id) => id.toLowerCase())

/** Whether a part of an address can be an id; what cannot names nothing, and is not asked for. */
export function isId(text: string): boolean {
  return Id.safeParse(text).success
}

/** Compared without case; Unicode forms folded, so one address has one spelling. */
export const EmailAddress = z
  .string()
  .max(254)
  .transform((address) => address.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('That is not an e-mail address.'))
