import { CommanderError } from 'commander'
import { type DomainErrorCode, isDomainError } from '#model/errors.ts'
import { makeProgram } from './program.ts'

/** Errors by which something was asked wrongly. */
const ofTheInput: readonly DomainErrorCode[] = ['invalid-input', 'unsupported-file', 'too-large']

/**
 * `npm run --silent parley -- COMMAND`. Exit code 0: done; 1: it failed; 2: it was asked wrongly.
 */
try {
  await makeProgram().parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (isDomainError(error)) {
    console.error(error.message)
    for (const issue of error.extras.issues?.slice(0, 20) ?? []) {
      if (issue.message !== error.message) console.error(`  ${issue.path}: ${issue.message}`)
    }
    return ofTheInput.includes(error.code) ? 2 : 1
  }
  console.error(error instanceof Error ? error.message : error)
  return 1
}
