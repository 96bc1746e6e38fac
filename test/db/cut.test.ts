import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { databaseTrouble } from '#db/errors.ts'
import { freshDatabase } from '../builders/database.ts'
import { type LineTreatment, tcpProxy } from '../builders/tcp-proxy.ts'

test('[DB2] a connection cut at any byte of its beginning refuses its statement, and nothing else', async () => {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  const given = new URL(url)
  const folder = new URL(inject('postgresUrl')).searchParams.get('host')
  const postgres =
    folder === null
      ? Number(given.port || 5432)
      : `${folder}/.s.PGSQL.${given.searchParams.get('port') ?? 5432}`
  const askThrough = async (line: LineTreatment): Promise<string> => {
    const proxy = await tcpProxy(postgres)
    proxy.treat(line)
    const through = new URL(
      `postgres://${given.username}:${given.password}@127.0.0.1:${proxy.port}`,
    )
    through.pathname = given.pathname
    const { db, close } = openDatabase({ url: through.href }, { poolSize: 1, patienceMs: 0 })
    try {
      // An array comes back as one only if the driver asked for the types first.
      const { rows } = await sql<{ two: string[] }>`select array['a', 'b'] as two`.execute(db)
      expect(rows).toEqual([{ two: ['a', 'b'] }])
      return 'answered'
    } catch (error) {
      return databaseTrouble(error) ?? String(error)
    } finally {
      await close()
      await proxy.close()
    }
  }
  // From the first byte of the greeting to past the statement itself, many at once.
  const cuts = Array.from({ length: 30 }, (_, step) => ({ cutAfter: step * 30 }))
  const outcomes = await Promise.all(cuts.map(askThrough))
  expect(new Set(outcomes)).toEqual(new Set(['answered', 'connection-lost']))
  expect(await askThrough('through')).toBe('answered')
})
