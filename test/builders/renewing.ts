import type { Kysely } from 'kysely'
import { pino } from 'pino'
import type { DocumentKey } from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import { limits } from '#model/limits.ts'
import { Folding } from '#server/live/stored/folding.ts'

/** Gives a document a new epoch, as a server does once nobody is there. */
export async function renewDocument(db: Kysely<Database>, key: DocumentKey): Promise<void> {
  const folding = new Folding(db, pino({ level: 'silent' }), limits.layerHistoryBytes)
  await folding.renew(key)
  await folding.close()
}
