import { createHash, randomBytes } from 'node:crypto'

/** A secret to hand out once: 256 random bits, with a prefix that tells secret scanners what it is. */
export function makeSecret(prefix: 'prl_' | ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** What is stored of a secret: who reads the table cannot use it. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
