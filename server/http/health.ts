import { sql } from 'kysely'
import type { Services } from '../services.ts'

/** Whether this process can serve documents now. The port opens once migrations are done. */
export async function health(services: Services, version: string): Promise<Response> {
  const database = await sql`select 1`.execute(services.db).then(
    () => 'ok',
    () => 'away',
  )
  return Response.json(
    { process: 'ok', database, migrations: 'done', version },
    { status: database === 'ok' ? 200 : 503 },
  )
}
