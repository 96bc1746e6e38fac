import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { limits } from '../limits.ts'
import { typedNumber } from '../typed-number.ts'
import type { Draws } from './interval-method.ts'

/**
 * Asks that what is to be made of draws has draws.
 *
 * @param path of the field that says how many
 * @throws {DomainError} `invalid-input` for BCa or Krippendorff's bootstrap of none
 */
export function requireDraws({ draws, method }: Draws, path: string): void {
  if (draws > 0 || method === 'percentile') return
  const message =
    'BCa and Krippendorff’s bootstrap are made of draws. Ask for some, or choose percentiles, for which without draws there are formulas.'
  throw new DomainError('invalid-input', message, { issues: [{ path, message }] })
}

const inWords = `Targets are numbers above 0, at most 1, parted by spaces, as in .8 .667; at most ${limits.targets} of them.`

/** Targets as they are typed, with decimal points or commas; the highest first, each once. */
export const Targets = z
  .string()
  .max(200, inWords)
  .transform((text) => numbersIn(text))
  .refine(
    (all) =>
      all.length > 0 && all.length <= limits.targets && all.every((one) => one > 0 && one <= 1),
    inWords,
  )
  .transform((all) => [...new Set(all)].sort((a, b) => b - a))

/** A comma parts two numbers where they have decimal points, and is the decimal point where they have none. */
function numbersIn(text: string): number[] {
  const apart = text.includes('.') ? /[\s;,]+/ : /[\s;]+|,(?=\s)/
  return text
    .trim()
    .split(apart)
    .filter((one) => one !== '')
    .map(typedNumber)
}
