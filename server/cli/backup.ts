import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stdin, stdout } from 'node:process'
import type { Readable, Writable } from 'node:stream'
import type { Command } from 'commander'
import { inThrowAwayDatabase } from '#db/throw-away.ts'
import { writeBackup } from '../backup/backup.ts'
import { type Restored, restoreBackup } from '../backup/restore.ts'
import { versionOf } from '../version.ts'
import { withStorage } from './database.ts'

/** `backup` and `restore`: everything in one file, and back into an empty database. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('write everything into one file; people can go on working meanwhile')
    .argument('<file>', 'a new file, such as parley-2026-11-26.tar.gz; - writes to standard output')
    .addHelpText(
      'after',
      `
It holds every table as it was at one moment: transcripts, coded spans, codebooks, rounds, accounts,
API tokens and invitations (these as hashes) and the audit log. Who is signed in is left out, so that
a copy opens nobody’s session. PARLEY_SECRET is not in it. It is not encrypted: whoever has the file
can read the transcripts, so keep it as you keep them, or encrypt it on its way:
  parley backup - | age -r KEY > parley.tar.gz.age`,
    )
    .action(async (file: string) => {
      const summary = await intoNew(file, (output) =>
        withStorage(({ db }) =>
          writeBackup(db, output, { version: versionOf(root), now: new Date() }),
        ),
      )
      // Standard output may be the backup itself.
      console.error(
        `Written: ${summary.rows} rows of ${summary.tables} tables. Try it with: parley restore ${file} --verify`,
      )
    })
  program
    .command('restore')
    .description('fill an empty database from a backup, or try whether that works')
    .argument('<file>', 'what `parley backup` wrote; - reads standard input')
    .option(
      '--verify',
      'restore into a database of its own beside the present one, compare, check, and take it away again',
    )
    .addHelpText(
      'after',
      `
The database must hold no account and no project yet. Everything goes in at once or not at all: each
member is compared with its checksum, and each table is read back and compared with the rows and the
checksum that the backup says. Then \`parley check\` is run. Everybody signs in anew; API tokens and
invitations go on working. A backup of an earlier Parley is brought up to this one.
--verify touches nothing that is there, with the server up or down; it needs the room of the data once
more, and with DATABASE_URL an account that may make databases.`,
    )
    .action(async (file: string, { verify }: { verify?: true }) => {
      const input = await openFor(file)
      const restored = await withStorage(({ db, where }) =>
        verify
          ? inThrowAwayDatabase(where, (beside) => restoreBackup(beside.db, input))
          : restoreBackup(db, input),
      ).finally(() => input.destroy())
      report(restored, verify === true)
    })
}

const root = join(import.meta.dirname, '..', '..')

function report({ head, rows, differences }: Restored, verify: boolean): void {
  const made = `made ${head.madeAt} by Parley ${head.parley}`
  console.log(
    verify
      ? `This backup is whole: ${rows} rows, ${made}, come out as they were. Nothing was changed.`
      : `Restored: ${rows} rows, ${made}. Everybody signs in anew.`,
  )
  if (differences.length === 0) {
    console.log('Rows, log and documents agree.')
    return
  }
  for (const difference of differences) console.log(difference)
  console.log('Rows, log and documents do not agree; they did not when the backup was made.')
  process.exitCode = 1
}

async function openFor(file: string): Promise<Readable> {
  return file === '-' ? stdin : (await open(file)).createReadStream()
}

/** A file bears its name only once it is whole and on the disk; readable by its owner alone. */
async function intoNew<T>(file: string, write: (output: Writable) => Promise<T>): Promise<T> {
  if (file === '-') return write(stdout)
  requireAbsent(file)
  // Of one that was killed this stays, and is in nobody's way.
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    const handle = await open(unfinished, 'w', 0o600)
    const result = await write(handle.createWriteStream({ flush: true }))
    // Nothing that came there meanwhile is written over.
    requireAbsent(file)
    await rename(unfinished, file)
    return result
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

function requireAbsent(file: string): void {
  if (existsSync(file)) {
    throw new Error(`${file} exists already. A backup is written into a new file.`)
  }
}
