import type { Person, Services } from './services.ts'

/**
 * Does what may keep a connection of the database for seconds. Of one person only so many run at once, and of
 * all together fewer than there are connections, so that people who code are never kept waiting for one.
 *
 * @throws {DomainError} `too-many-requests`
 */
export async function whileReading<T>(
  { rates }: Pick<Services, 'rates'>,
  person: Person,
  act: () => Promise<T>,
): Promise<T> {
  await rates.take('reading', person.id)
  try {
    await rates.take('reading-all', '')
    try {
      return await act()
    } finally {
      await rates.giveBack('reading-all', '')
    }
  } finally {
    await rates.giveBack('reading', person.id)
  }
}
