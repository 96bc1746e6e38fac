import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeHint } from '#server/hints.ts'
import { openWorkspace } from '#server/workspace.ts'
import { insertStudy } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

test('[PE13] a hint that a person closed is theirs alone to miss from then on', async () => {
  const study = await insertStudy(services.db)
  const closedBy = async (person: typeof study.ana) =>
    (await openWorkspace(services, person, study)).closedHints
  expect(await closedBy(study.ana)).toEqual([])
  await closeHint(services, study.ana, 'overlap')
  await closeHint(services, study.ana, 'blind-round')
  await closeHint(services, study.ana, 'overlap')
  expect(await closedBy(study.ana)).toEqual(['blind-round', 'overlap'])
  expect(await closedBy(study.ben)).toEqual([])
})

test('what is no hint is refused', async () => {
  const study = await insertStudy(services.db)
  for (const hint of ['', 'all', null, 'x'.repeat(1_000)]) {
    expect((await refused(closeHint(services, study.ana, hint))).code).toBe('invalid-input')
  }
})
