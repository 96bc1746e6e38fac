import { codeOf } from './errors.ts'

/**
 * Statements of one transaction that were sent one after the other without waiting in between: all are
 * answered after one way to the database and back. Where one fails PostgreSQL refuses those behind it.
 *
 * @param sent in the order in which they were sent
 * @throws what the first that failed of itself threw, once all are answered: what follows, a rollback, comes
 *   after them. One that asks again in between may be told first that something behind it had failed
 */
export async function inOneGo<T extends readonly Promise<unknown>[]>(
  ...sent: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const answers = await Promise.allSettled(sent)
  const failed = answers.filter((answer) => answer.status === 'rejected')
  if (failed.length > 0)
    throw (failed.find(({ reason }) => !isOfOthers(reason)) ?? failed[0]!).reason
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof T]: Awaited<T[K]>
  }
}

/** in_failed_sql_transaction: another statement had failed, which is no reason by itself. */
function isOfOthers(error: unknown): boolean {
  return codeOf(error) === '25P02'
}
