import type { Writable } from 'node:stream'
import type { Kysely } from 'kysely'
import {
  copyTable,
  listMigrations,
  listStoredTables,
  prepareForCopy,
  readSequences,
} from '#db/backup.ts'
import type { Database } from '#db/schema.ts'
import {
  archiveWriter,
  type Head,
  headName,
  type Manifest,
  manifestName,
  mostMemberBytes,
  newestFormat,
  TableSum,
} from './archive.ts'

export interface BackupSummary {
  tables: number
  rows: number
}

/**
 * Writes everything a database holds, but not who is signed in, as it was at one moment: people go on
 * working meanwhile. Memory holds a few megabytes and the longest row, whatever there is.
 */
export async function writeBackup(
  db: Kysely<Database>,
  output: Writable,
  { version, now }: { version: string; now: Date },
): Promise<BackupSummary> {
  const archive = archiveWriter(output)
  try {
    const sums = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        await prepareForCopy(trx)
        const migrations = await listMigrations(trx)
        if (migrations.length === 0) {
          throw new Error('There is nothing to write: no Parley has used this database yet.')
        }
        const tables = await listStoredTables(trx)
        const head: Head = {
          format: 'parley-backup',
          formatVersion: newestFormat,
          parley: version,
          madeAt: now.toISOString(),
          migrations,
          tables,
        }
        await archive.put(headName, toJson(head))
        const found: Manifest['tables'] = []
        for (const table of tables) {
          const sum = new TableSum()
          let number = 0
          for await (const bytes of inMembers(copyTable(trx, table), sum)) {
            number++
            await archive.put(memberName(table.name, number), bytes)
          }
          found.push({ name: table.name, ...sum.result() })
        }
        const manifest: Manifest = {
          tables: found,
          sequences: await readSequences(trx),
          members: [...archive.members],
        }
        await archive.put(manifestName, toJson(manifest))
        return found
      })
    await archive.end()
    return { tables: sums.length, rows: sums.reduce((all, { rows }) => all + rows, 0) }
  } catch (error) {
    await archive.abandon(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

async function* inMembers(rows: AsyncIterable<Buffer>, sum: TableSum): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of rows) {
    sum.add(chunk)
    waiting.push(chunk)
    length += chunk.length
    if (length < mostMemberBytes) continue
    const all = Buffer.concat(waiting)
    let from = 0
    for (; all.length - from >= mostMemberBytes; from += mostMemberBytes) {
      yield all.subarray(from, from + mostMemberBytes)
    }
    waiting = [all.subarray(from)]
    length = all.length - from
  }
  if (length > 0) yield Buffer.concat(waiting)
}

function memberName(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, '0')}.copy`
}

function toJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}
