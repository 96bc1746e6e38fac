import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

/** Holds what `lock` takes, as another server's transaction would. @returns what lets it go */
export async function holdRows(
  db: Kysely<Database>,
  lock: (trx: Transaction<Database>) => Promise<unknown>,
): Promise<() => Promise<void>> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isLocked = () => {}
  const locked = new Promise<void>((resolve) => {
    isLocked = resolve
  })
  const transaction = db.transaction().execute(async (trx) => {
    await lock(trx)
    isLocked()
    await held
  })
  await locked
  return async () => {
    letGo()
    await transaction
  }
}
