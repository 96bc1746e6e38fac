import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import postgres from 'postgres'

/**
 * Hocuspocus in memory, with its SQLite extension, or with its Database extension over postgres.js.
 *
 * @param options `sqlite`: the file; `postgres`: options of the driver; `debounce` in milliseconds,
 *   as Hocuspocus comes where absent
 */
export async function start(options) {
  const extensions = []
  if (options.sqlite !== undefined) {
    const { SQLite } = await import('@hocuspocus/extension-sqlite')
    extensions.push(new SQLite({ database: options.sqlite }))
  }
  if (options.postgres !== undefined) extensions.push(await overPostgres(options.postgres))
  const debounce = options.debounce === undefined ? {} : { debounce: options.debounce }
  const server = new Server({
    address: '127.0.0.1',
    quiet: true,
    stopOnSignals: false,
    extensions,
    ...debounce,
  })
  await server.listen(0)
  const { port } = server.httpServer.address()
  return { url: `ws://127.0.0.1:${port}`, stop: () => server.destroy() }
}

async function overPostgres(where) {
  const sql = postgres({ ...where, onnotice: () => {} })
  await sql`create table if not exists documents (name text primary key, state bytea not null)`
  return new Database({
    fetch: async ({ documentName }) => {
      const [row] = await sql`select state from documents where name = ${documentName}`
      return row?.state ?? null
    },
    store: async ({ documentName, state }) => {
      await sql`insert into documents values (${documentName}, ${state})
        on conflict (name) do update set state = excluded.state`
    },
  })
}
