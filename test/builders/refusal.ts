import { isDomainError } from '#model/errors.ts'

/** What `act` was refused with. Fails when it went through or broke otherwise. */
export function refusal(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { code: error.code, message: error.message, issues: error.extras.issues ?? [] }
  }
  throw new Error('Nothing was refused.')
}
