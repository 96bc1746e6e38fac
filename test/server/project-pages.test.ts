import { expect, test } from 'vitest'
import { startApp } from '../builders/app.ts'
import { projectPages, visitor } from '../builders/project-pages.ts'
import { type StoredRound, storeRound } from '../builders/stored-round.ts'

const small = { transcripts: 2, turns: 4, coders: 2, codes: 4, spans: 4, seed: 7 }
const larger = { transcripts: 60, turns: 12, coders: 6, codes: 120, spans: 40, seed: 7 }
/** More than any page asks now; a page that has to ask more should be looked at first. */
const mostStatements = 20

test('[PJ7] a page of a project asks the database as often in a large project as in a small one', async () => {
  const app = await startApp()
  const lead = await app.person('Lia Sander')
  const rounds = [
    await storeRound(app.services.db, small, { lead }),
    await storeRound(app.services.db, larger, { lead }),
  ] as const
  const visit = await visitor(app, rounds[0])
  const counted = async (round: StoredRound) => {
    const asked: Record<string, number> = {}
    // The first search after an import makes what searching reads, so each page is visited twice.
    for (const page of [...projectPages(round), ...projectPages(round)]) {
      asked[page.name] = (await visit(page)).statements
    }
    return asked
  }
  const few = await counted(rounds[0])
  const many = await counted(rounds[1])
  expect(many).toEqual(few)
  for (const [name, statements] of Object.entries(many)) {
    expect(statements, name).toBeGreaterThan(0)
    expect(statements, name).toBeLessThanOrEqual(mostStatements)
  }
  await app.close()
})
