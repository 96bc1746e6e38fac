import { Command } from 'commander'
import { addAgreementCommands } from './agreement.ts'
import { addBackupCommands } from './backup.ts'
import { addCheckCommand } from './check.ts'
import { addExportCommand } from './export.ts'
import { addImportCommand } from './import.ts'
import { addPeopleCommands } from './people.ts'

/** Every command of `parley`. */
export function makeProgram(): Command {
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
  return program
}

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)])
}
