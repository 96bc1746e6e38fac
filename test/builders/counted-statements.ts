import type { KyselyPlugin } from 'kysely'
import type { Services } from '#server/services.ts'

/** Counts the statements that these services ask the database from now on. @returns how many so far */
export function countStatements(services: { db: Services['db'] }): () => number {
  let asked = 0
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      asked++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  services.db = services.db.withPlugin(counting)
  return () => asked
}
