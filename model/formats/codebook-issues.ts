import type { z } from 'zod'
import { hues } from '../codebook.ts'
import { DomainError, type Issue } from '../errors.ts'

/**
 * What is wrong with a codebook file, said so that whoever wrote it can mend it: the place, the code
 * it is about and the remedy. The readers of YAML and CSV share it.
 */

const codeFields =
  'id, name, definition, includeWhen, excludeWhen, examples, parent, group, exclusive, colour, key, retired, slots, unit, sources'
/** Nobody mends more at once; the next reading says the rest. */
export const mostIssues = 100

const slotFields = 'key, label, kind, values'

/** @param place where a path of the schema stands in the file, such as `line 12` or `row 3` */
export function codebookIssues(
  issues: readonly z.core.$ZodIssue[],
  codebook: unknown,
  place: (path: readonly PropertyKey[]) => string,
): Issue[] {
  return issues.slice(0, mostIssues).map((issue) => ({
    path: place(
      issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path,
    ),
    message: ofCode(issue.path, codebook, remedy(issue, valueAt(codebook, issue.path))),
  }))
}

/** One sentence with the first thing that is wrong; `extras.issues` holds all of them. */
export function refusedCodebook(issues: readonly Issue[]): DomainError {
  const [first] = issues
  const place = first === undefined ? '' : first.path[0]?.toUpperCase() + first.path.slice(1)
  return new DomainError(
    'invalid-input',
    issues.length > 1
      ? `The codebook cannot be read. ${place}: ${first?.message} (And ${issues.length - 1} more below.)`
      : `The codebook cannot be read. ${place}: ${first?.message}`,
    { issues },
  )
}

/** A remedy with the code that it is of, where it is of one. */
function ofCode(path: readonly PropertyKey[], codebook: unknown, what: string): string {
  if (path[0] !== 'codes' || typeof path[1] !== 'number') return what
  const id = valueAt(codebook, ['codes', path[1], 'id'])
  const field = path.slice(2).map(String).join('.')
  const code = typeof id === 'string' && id !== '' ? `Code “${id}”` : `Code number ${path[1] + 1}`
  return field === '' ? `${code}: ${what}` : `${code}, ${field}: ${what}`
}

function remedy(issue: z.core.$ZodIssue, value: unknown): string {
  const field = String(issue.path.at(-1) ?? '')
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.map((key) => `“${key}”`).join(', ')}. ${fieldsOf(issue.path)}`
    case 'invalid_type':
      return value === undefined
        ? `“${field}” is missing. Add it.`
        : `Write ${asked(issue.expected)}.`
    case 'invalid_value':
      if (value === undefined) return `“${field}” is missing. Add it.`
      if (field === 'colour')
        return `“${String(value)}” is no colour. Take one of ${hues.join(', ')}.`
      if (field === 'retired') return 'Write “true”, or leave it out.'
      // Its own words are shorter than the list of all keys.
      if (field === 'key') return issue.message
      return `Write one of ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return field === 'values' ? 'A scale has at least two values. Add one.' : issue.message
    default:
      return issue.message
  }
}

function fieldsOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'A codebook has the fields name, description and codes.'
  if (path.at(-1) === 'examples') return 'Examples are called hit and nearMiss.'
  if (path.at(-2) === 'slots') return `A slot has the fields ${slotFields}.`
  return `A code has the fields ${codeFields}.`
}

function asked(expected: string): string {
  const words: Record<string, string> = {
    string: 'text here',
    array: 'a list here, each entry behind a dash',
    object: 'fields here, one a line with its name and a colon',
    number: 'a number here',
  }
  return words[expected] ?? expected
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return at
}
