import { type DomainError, isDomainError } from '#model/errors.ts'

/** What a promise was refused with. Fails when it went through or broke otherwise. */
export async function refused(promise: Promise<unknown>): Promise<DomainError> {
  try {
    await promise
  } catch (error) {
    if (isDomainError(error)) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}
