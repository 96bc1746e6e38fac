import type { z } from 'zod'
import { DomainError } from '#model/errors.ts'

/** Nobody reads more at once; to tell of each of a million entries takes seconds and a gigabyte. */
const mostIssues = 100

/**
 * What a schema makes of something from outside.
 *
 * @param field name of the field where `given` is one value, so that a form can point at it
 * @throws {DomainError} `invalid-input`: the first complaint as the message, the first hundred as issues
 */
export function checked<T extends z.ZodType>(schema: T, given: unknown, field = ''): z.output<T> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw invalidInput(parsed.error, field)
}

/** What a schema found, as one domain error with a place for each of the first complaints. */
export function invalidInput(error: z.ZodError, where: string): DomainError {
  const issues = error.issues.slice(0, mostIssues).map((issue) => ({
    path: [where, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    message: issue.message,
  }))
  const [first] = issues
  const message = first === undefined ? 'This is not of the expected form.' : first.message
  return new DomainError('invalid-input', message, { issues })
}
