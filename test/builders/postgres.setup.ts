import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#db/connection.ts'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { urlOf } from './postgres-url.ts'
import { quickFolder, removeLeftovers, removeQuickFolder } from './quick-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the server all tests of a run share, ending in the name of its first database. */
    postgresUrl: string
    /** Name of the migrated database that each test's own is a copy of. */
    templateDatabase: string
  }
}

/**
 * One Postgres for the whole run: that of DATABASE_URL, or an embedded one that is thrown away. It holds
 * a migrated template; `freshDatabase()` copies it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => {} }
    : await throwawayPostgres()
  const template = `parley_template_${randomBytes(4).toString('hex')}`
  const admin = openDatabase({ url: server.url }, { poolSize: 1 })
  await admin.sql`create database ${admin.sql(template)}`
  const opened = openDatabase({ url: urlOf({ url: server.url }, template) })
  await migrate(opened.db)
  await opened.close()
  project.provide('postgresUrl', server.url)
  project.provide('templateDatabase', template)
  return async () => {
    await admin.sql`drop database if exists ${admin.sql(template)} with (force)`
    await admin.close()
    await server.stop()
  }
}

async function throwawayPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  await removeLeftovers()
  const folder = await quickFolder()
  const embedded = await startEmbedded({
    dataFolder: folder,
    sync: false,
    settings: {
      // Nothing here outlives the run.
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
    },
  })
  return {
    url: urlOf(embedded.connection),
    stop: async () => {
      await embedded.stop()
      await removeQuickFolder(folder)
    },
  }
}
