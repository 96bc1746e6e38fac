import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { isStorable } from '#model/fields.ts'
import { lengths } from '#model/lengths.ts'

// Argon2id with 19 MiB and two passes, written out so that no update of the library changes it.
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const Password = z
  .string()
  .min(lengths.leastPassword, `A password has at least ${lengths.leastPassword} characters.`)
  .max(
    lengths.password,
    `A password has at most ${lengths.password.toLocaleString('en')} characters.`,
  )
  .refine(isStorable, 'This holds a character that cannot be typed again. Choose another password.')

/** Argon2 hash of a password; Unicode forms folded, so that every keyboard types the same one. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters)
}

/** Takes as long for an account that does not exist, so that nobody learns which addresses do. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const known = stored ?? (await stranger())
  const matches =
    password.length <= lengths.password && (await verify(known, password.normalize('NFKC')))
  return matches && stored !== null
}

let strangersHash: Promise<string> | undefined

function stranger(): Promise<string> {
  return (strangersHash ??= hashPassword(crypto.randomUUID()))
}
