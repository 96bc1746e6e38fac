import type { Command } from 'commander'
import { checkDocuments } from '../check.ts'
import { withDatabase } from './database.ts'

/** `check`: whether the rows are what log and documents say they should be. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('rebuild rows from log and documents, and print every difference')
    .option('--json', 'print one object')
    .action(async ({ json }: { json?: true }) => {
      const differences = await withDatabase(({ db }) => checkDocuments(db))
      if (json) console.log(JSON.stringify({ differences }))
      else if (differences.length === 0) console.log('Rows, log and documents agree.')
      else for (const difference of differences) console.log(difference)
      if (differences.length > 0) process.exitCode = 1
    })
}
