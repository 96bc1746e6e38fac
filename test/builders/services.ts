import { pino } from 'pino'
import { makeFigures } from '#server/agreement/figures.ts'
import { makeTexts } from '#server/files/texts.ts'
import { startLive } from '#server/live/start.ts'
import { createAccount } from '#server/people.ts'
import { makeRates } from '#server/rates.ts'
import type { Person, Services } from '#server/services.ts'
import { readSettings } from '#server/settings.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** Services on a database of their own, with a clock that a test sets. */
export interface TestServices extends Services {
  clock: Services['clock'] & { set(time: string | Date): void; pass(ms: number): void }
  person(name: string): Promise<Person>
  /** For a second server on the same database. */
  sql: FreshDatabase['sql']
  stop(): Promise<void>
}

export const testPassword = 'correct horse battery'

/** @param settings further environment variables */
export async function startServices(settings: Record<string, string> = {}): Promise<TestServices> {
  const database = await freshDatabase()
  let now = new Date('2026-05-14T09:00:00Z')
  const clock = {
    now: () => now,
    set: (time: string | Date) => void (now = new Date(time)),
    pass: (ms: number) => void (now = new Date(now.getTime() + ms)),
  }
  const log = pino({ level: 'silent' })
  // Tests want figures, however long that takes here.
  const read = readSettings({ PARLEY_FIGURES_PATIENCE_MS: '60000', ...settings })
  const live = await startLive({ ...database, clock, log, limits: read.limits })
  const services: Services = {
    db: database.db,
    clock,
    log,
    settings: read,
    live,
    rates: makeRates(read.limits),
    figures: makeFigures({ db: database.db, clock, log, limits: read.limits }),
    texts: makeTexts(read.limits),
  }
  return {
    ...services,
    clock,
    sql: database.sql,
    person: (name) =>
      createAccount(services, {
        email: `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`,
        name,
        password: testPassword,
      }),
    async stop() {
      await services.figures.close()
      await services.texts.close()
      await live.close()
      await database.drop()
    },
  }
}

/** The same server, but what it says to others of rights is not heard. */
export function withoutNews(services: TestServices): Services {
  return { ...services, live: { ...services.live, rightsChanged: async () => {} } }
}
