import type { z } from 'zod'
import { DomainError } from '#model/errors.ts'
import type { Steps } from './live/updates/slices.ts'
import { schemaWords } from './schema-words.ts'

/** Nobody reads more at once; to tell of each of a million entries takes seconds and a gigabyte. */
const mostIssues = 100

/**
 * What a schema makes of something from outside.
 *
 * @param field name of the field where `given` is one value, so that a form can point at it
 * @throws {DomainError} `invalid-input`: the first complaint as the message, the first hundred as issues
 */
export function checked<T extends z.ZodType>(schema: T, given: unknown, field = ''): z.output<T> {
  const parsed = parsedInWords(schema, given, field)
  if (parsed.success) return parsed.data
  throw invalidInput(parsed.error, field)
}

/**
 * What a schema makes of each entry of a long list, step by step. After the first hundred complaints it
 * looks no further.
 *
 * @param field name of the list
 * @throws {DomainError} `invalid-input`
 */
export function* checkedEach<T extends z.ZodType>(
  schema: T,
  given: readonly unknown[],
  field: string,
): Steps<z.output<T>[]> {
  const entries: z.output<T>[] = []
  const issues: Issue[] = []
  for (const [index, value] of given.entries()) {
    if (index % perStep === perStep - 1) yield
    const parsed = parsedInWords(schema, value, field)
    if (parsed.success) entries.push(parsed.data)
    else issues.push(...issuesIn(parsed.error, `${field}.${index}`))
    if (issues.length >= mostIssues) break
  }
  if (issues.length > 0) throw refusal(issues.slice(0, mostIssues))
  return entries
}

const perStep = 16

/** What a schema makes of something, or what it complains of in words of ours. @param field as of `checked` */
export function parsedInWords<T extends z.ZodType>(schema: T, given: unknown, field: string) {
  return schema.safeParse(given, { error: (issue) => schemaWords(issue, field) })
}

/** What a schema found, as one domain error with a place for each of the first complaints. */
export function invalidInput(error: z.ZodError, where: string): DomainError {
  return refusal(issuesIn(error, where))
}

interface Issue {
  path: string
  message: string
}

function issuesIn(error: z.ZodError, where: string): Issue[] {
  return error.issues.slice(0, mostIssues).map((issue) => ({
    path: [where, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    message: issue.code === 'unrecognized_keys' ? unknownText(issue.keys) : issue.message,
  }))
}

/** A name that is not asked for is most often one that is written otherwise. */
function unknownText(keys: readonly string[]): string {
  const names = keys.map((key) => `“${key}”`).join(', ')
  return `Nothing here is called ${names}. Leave it out, or look up how it is written.`
}

function refusal(issues: Issue[]): DomainError {
  const [first] = issues
  const message = first === undefined ? 'This is not of the expected form.' : first.message
  return new DomainError('invalid-input', message, { issues })
}
