import { type Kysely, sql, type Transaction } from 'kysely'
import type { Filling } from './copy.ts'
import type { DialectConnection } from './dialect-connection.ts'
import type { Database } from './schema.ts'

/** A table as a backup names it. */
export interface StoredTable {
  name: string
  columns: string[]
}

interface FoundTable extends StoredTable {
  ordering: string[]
  references: string[]
}

/** Where a sequence of the database stands. */
export interface SequenceState {
  name: string
  value: string
}

/**
 * What no backup holds: who is signed in, and what is computed again when somebody asks. A copy of the
 * database opens nobody's session, and after a restore everybody signs in anew.
 */
const leftOut = ['sessions', 'figure_jobs', 'kept_figures', 'kept_figure_lines', 'text_stretches']

/** The tables that a backup holds, each after those it refers to. */
export async function listStoredTables(trx: Transaction<Database>): Promise<StoredTable[]> {
  const found = await findTables(trx)
  const inOrder: FoundTable[] = []
  const known = new Set<string>()
  while (inOrder.length < found.length) {
    const ready = found.filter(
      (table) =>
        !known.has(table.name) &&
        table.references.every((name) => name === table.name || known.has(name)),
    )
    if (ready.length === 0)
      throw new Error('Tables of this database refer to each other in a ring.')
    for (const table of ready) known.add(table.name)
    inOrder.push(...ready)
  }
  return inOrder
    .filter(({ name }) => !leftOut.includes(name))
    .map(({ name, columns }) => ({ name, columns }))
}

async function findTables(trx: Transaction<Database>, name?: string): Promise<FoundTable[]> {
  const { rows } = await sql<FoundTable>`
    select c.relname::text as name,
      array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum
      ) as columns,
      array(
        -- Text in the order of its bytes, which is the same in every database.
        select quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
        from unnest(i.indkey) with ordinality as key (number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = key.number
        order by key.place
      ) as ordering,
      array(
        select distinct r.relname::text from pg_constraint f
        join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f'
      ) as references
    from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = current_schema()::regnamespace
      and c.relkind = 'r' and c.relpersistence = 'p' and c.relname not like 'kysely\\_%'
      and (${name ?? null}::text is null or c.relname = ${name ?? null})
    order by c.relname`.execute(trx)
  return rows
}

/** Time limits of everyday statements off, and values written the same way in every database. */
export async function prepareForCopy(trx: Transaction<Database>): Promise<void> {
  for (const setting of [
    'statement_timeout = 0',
    'lock_timeout = 0',
    'idle_in_transaction_session_timeout = 0',
    "timezone = 'UTC'",
    "datestyle = 'ISO'",
    "bytea_output = 'hex'",
    'extra_float_digits = 1',
  ]) {
    await sql`set local ${sql.raw(setting)}`.execute(trx)
  }
}

/** The rows of a table in COPY's text form, one a line, in the order of its primary key. */
export async function* copyTable(
  trx: Transaction<Database>,
  { name, columns }: StoredTable,
): AsyncGenerator<Buffer> {
  const [found] = await findTables(trx, name)
  if (found === undefined) throw new Error(`This database has no table “${name}”.`)
  const order = found.ordering.length > 0 ? found.ordering : ['stored::text collate "C"']
  const query = `select ${columns.map(quoted).join(', ')} from ${quoted(name)} as stored order by ${order.join(', ')}`
  yield* await onConnection(trx, (own) => own.copyOut(`copy (${query}) to stdout`))
}

/** Takes the rows of a table as `copyTable` gave them. */
export async function fillTable(
  trx: Transaction<Database>,
  { name, columns }: StoredTable,
): Promise<Filling> {
  const into = `${quoted(name)} (${columns.map(quoted).join(', ')})`
  return await onConnection(trx, (own) => own.copyIn(`copy ${into} from stdin`))
}

/** Names of the migrations that made the schema, in the order they ran; none in a new database. */
export async function listMigrations(db: Kysely<Database>): Promise<string[]> {
  const { rows: found } = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db)
  if (found[0]?.exists !== true) return []
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** Whether anybody has an account or a project here. */
export async function holdsWork(db: Kysely<Database>): Promise<boolean> {
  if ((await listMigrations(db)).length === 0) return false
  const { rows } = await sql<{ holds: boolean }>`
    select exists (select from people) or exists (select from projects) as holds`.execute(db)
  return rows[0]?.holds === true
}

/**
 * Empties what a new database holds by itself, such as the link to the first account, and keeps
 * everybody else out of these tables until the transaction ends.
 *
 * @returns false, with nothing changed, where somebody has an account or a project here
 */
export async function clearForRestore(
  trx: Transaction<Database>,
  tables: readonly StoredTable[],
): Promise<boolean> {
  // A backup may be of a schema that did not know all of them.
  const others = (await findTables(trx)).map(({ name }) => name)
  const there = [
    ...tables.map(({ name }) => name),
    ...leftOut.filter((name) => others.includes(name)),
  ]
  const names = sql.raw(there.map(quoted).join(', '))
  await sql`lock table ${names} in access exclusive mode`.execute(trx)
  if (await holdsWork(trx)) return false
  await sql`truncate ${names} cascade`.execute(trx)
  return true
}

/** Where the sequences stand; one never used is left out. */
export async function readSequences(trx: Transaction<Database>): Promise<SequenceState[]> {
  const { rows } = await sql<SequenceState>`
    select sequencename::text as name, last_value::text as value from pg_sequences
    where schemaname = current_schema() and last_value is not null order by 1`.execute(trx)
  return rows
}

/** Puts sequences where they stood, so that the next number is a new one. */
export async function setSequences(
  trx: Transaction<Database>,
  sequences: readonly SequenceState[],
): Promise<void> {
  for (const { name, value } of sequences) {
    await sql`select setval(${quoted(name)}::regclass, ${value}::bigint)`.execute(trx)
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** COPY is more than Kysely says: it is spoken on the transaction's own connection. */
function onConnection<T>(
  trx: Transaction<Database>,
  act: (connection: DialectConnection) => Promise<T>,
): Promise<T> {
  return trx
    .getExecutor()
    .provideConnection((connection) => act(connection as unknown as DialectConnection))
}
