import type { z } from 'zod'

/** How what is wanted is called, by the names that schemas have for it. */
const kinds: Record<string, (name: string) => string> = {
  string: (name) => `Give “${name}” as text.`,
  number: (name) => `Give “${name}” as a number.`,
  int: (name) => `Give “${name}” as a whole number.`,
  boolean: (name) => `Give “${name}” as true or false.`,
  array: (name) => `Give “${name}” as a list.`,
  tuple: (name) => `Give “${name}” as a list.`,
  object: (name) => `Give “${name}” as an object.`,
  record: (name) => `Give “${name}” as an object.`,
}

/**
 * What a schema complains of where we gave it no words of its own: what to write instead, and where.
 *
 * @param field what is looked at, where that is one value
 * @returns `undefined` where there are no words for it
 */
export function schemaWords(issue: z.core.$ZodRawIssue, field: string): string | undefined {
  const name = issue.path?.map(String).join('.') || field
  if (name === '') return undefined
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `“${name}” is missing. Give it.`
      return kinds[issue.expected]?.(name)
    case 'invalid_value': {
      const values = issue.values.map(String)
      if (issue.input === undefined) return `“${name}” is missing. Give it.`
      if (values.length === 1) return `“${name}” can only be ${values[0]}.`
      return `Give “${name}” as one of ${values.join(', ')}.`
    }
    case 'too_small':
      return tooSmall(name, issue)
    case 'too_big':
      return tooBig(name, issue)
    case 'invalid_format':
      return `“${name}” is not written as it has to be. Look up how.`
    default:
      return undefined
  }
}

type Least = Pick<z.core.$ZodIssueTooSmall, 'origin' | 'minimum' | 'inclusive'>

function tooSmall(name: string, { origin, minimum, inclusive = true }: Least) {
  const least = minimum.toLocaleString('en')
  if (origin === 'string') return `Give “${name}” in at least ${least} characters.`
  if (origin === 'array') return `Give “${name}” as a list of at least ${least}.`
  if (inclusive) return `Give “${name}” as a number from ${least} on.`
  return `Give “${name}” as a number above ${least}.`
}

type Most = Pick<z.core.$ZodIssueTooBig, 'origin' | 'maximum' | 'inclusive'>

function tooBig(name: string, { origin, maximum, inclusive = true }: Most) {
  const most = maximum.toLocaleString('en')
  if (origin === 'string') return `Give “${name}” in at most ${most} characters.`
  if (origin === 'array') return `Give “${name}” as a list of at most ${most}.`
  if (inclusive) return `Give “${name}” as a number up to ${most}.`
  return `Give “${name}” as a number below ${most}.`
}
