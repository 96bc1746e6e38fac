import {
  DomainError,
  type DomainErrorCode,
  type DomainErrorExtras,
  isDomainError,
} from '#model/errors.ts'

/**
 * What a thread answers. An error that crosses threads keeps its words and nothing else, so a refusal goes
 * as an answer.
 */
export type Crossing<T> =
  | { value: T }
  | { refused: { code: DomainErrorCode; message: string; extras: DomainErrorExtras } }

/** In the thread: what came of it, or why it is refused. */
export async function crossing<T>(act: () => T | Promise<T>): Promise<Crossing<T>> {
  try {
    return { value: await act() }
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { code, message, extras } = error
    return { refused: { code, message, extras } }
  }
}

/** Where it arrives. @throws {DomainError} as it was thrown there */
export function crossed<T>(answer: Crossing<T>): T {
  if ('value' in answer) return answer.value
  const { code, message, extras } = answer.refused
  throw new DomainError(code, message, extras)
}
