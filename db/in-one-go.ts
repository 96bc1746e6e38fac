/**
 * Statements of one transaction that were sent one after the other without waiting in between: all are
 * answered after one way to the database and back. Where one fails PostgreSQL refuses those behind it.
 *
 * @param sent in the order in which they were sent
 * @throws what the first that failed threw, once all are answered: what follows, a rollback, comes after them
 */
export async function inOneGo<T extends readonly Promise<unknown>[]>(
  ...sent: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const answers = await Promise.allSettled(sent)
  const failed = answers.find((answer) => answer.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof T]: Awaited<T[K]>
  }
}
