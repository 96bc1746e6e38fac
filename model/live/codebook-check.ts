import { CodeId } from '../codebook.ts'
import { DomainError } from '../errors.ts'
import { isStorable } from '../fields.ts'
import { type CodeField, codeFields, isFieldValue } from './codebook-doc.ts'

/** Longer than any field may be once published, so that a draft can be written before it is cut. */
const mostCharacters = 20_000

/**
 * Holds one field of the working codebook against what the field may be.
 *
 * @throws {DomainError} `invalid-input` or `too-large`, naming the field
 */
export function checkCodebookField(key: string, value: unknown): void {
  const slash = key.indexOf('/')
  const field = key.slice(slash + 1)
  const isKnown = field === 'place' || codeFields.includes(field as CodeField)
  if (!isKnown || !CodeId.safeParse(key.slice(0, Math.max(slash, 0))).success) {
    throw refusal(key, 'A code has no such field.')
  }
  checkSize(key, value)
  if (!isFieldValue(field as CodeField | 'place', value)) {
    throw refusal(key, 'A field of this code holds something it cannot.')
  }
}

/** @throws {DomainError} as `checkCodebookField` */
export function checkCodebookAbout(key: string, value: unknown): void {
  if (key !== 'name' && key !== 'description') throw refusal(key, 'A codebook has no such field.')
  if (typeof value !== 'string') throw refusal(key, 'Name and description of a codebook are text.')
  checkSize(key, value)
}

function checkSize(key: string, value: unknown): void {
  const written = JSON.stringify(value) ?? ''
  if (written.length > mostCharacters) {
    throw new DomainError('too-large', 'A field of the codebook is too long.', { entryId: key })
  }
  if (!everyText(value, isStorable)) {
    throw refusal(key, 'A field of the codebook holds a character that cannot be stored.')
  }
}

function everyText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => test(key) && everyText(inner, test))
}

function refusal(entryId: string, message: string): DomainError {
  return new DomainError('invalid-input', message, { entryId })
}
