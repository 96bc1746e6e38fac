import { Command, CommanderError } from 'commander'
import { isDomainError } from '#model/errors.ts'
import { addAgreementCommands } from './agreement.ts'
import { addBackupCommands } from './backup.ts'
import { addCheckCommand } from './check.ts'
import { addExportCommand } from './export.ts'
import { addImportCommand } from './import.ts'
import { addPeopleCommands } from './people.ts'

/**
 * `npm run --silent parley -- COMMAND`. Exit code 0: done; 1: it failed; 2: it was asked wrongly.
 */
const program = new Command('parley')
  .description('Parley on the command line. It works with the server up or down.')
  .showHelpAfterError('(parley COMMAND --help says what a command takes)')
  .exitOverride()

addPeopleCommands(program)
addImportCommand(program)
addExportCommand(program)
addCheckCommand(program)
addBackupCommands(program)
addAgreementCommands(program)
// Commands added above inherit neither of the two, so each is told.
for (const command of allCommands(program)) command.exitOverride().showHelpAfterError()

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)])
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (isDomainError(error)) {
    console.error(error.message)
    for (const issue of error.extras.issues?.slice(0, 20) ?? []) {
      if (issue.message !== error.message) console.error(`  ${issue.path}: ${issue.message}`)
    }
    return error.code === 'invalid-input' || error.code === 'unsupported-file' ? 2 : 1
  }
  console.error(error instanceof Error ? error.message : error)
  return 1
}
