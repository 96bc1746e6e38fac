import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseKeys } from '#server/key-choices.ts'
import { openWorkspace } from '#server/workspace.ts'
import { insertStudy } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

test('the keys a person chose are theirs in every workspace, and nobody else’s', async () => {
  const study = await insertStudy(services.db)
  const keysOf = async (person: typeof study.ana) =>
    (await openWorkspace(services, person, study)).keys
  expect(await keysOf(study.ana)).toEqual({ enabled: true, keys: {} })
  await chooseKeys(services, study.ana, { enabled: true, keys: { memo: 'g' } })
  const last = { enabled: false, keys: { memo: '', find: 'Alt+f' } }
  await chooseKeys(services, study.ana, last)
  expect(await keysOf(study.ana)).toEqual(last)
  expect(await keysOf(study.ben)).toEqual({ enabled: true, keys: {} })
})

test.each([
  null,
  { enabled: 'yes', keys: {} },
  { enabled: true, keys: { Memo: 'g' } },
  { enabled: true, keys: { memo: 'g'.repeat(41) } },
  { enabled: true, keys: {}, more: 1 },
  {
    enabled: true,
    keys: Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [
        'c'.repeat(1 + (index % 40)) + '-'.repeat(Math.floor(index / 40)),
        'g',
      ]),
    ),
  },
])('what is no choice of keys is refused, and the ones before stay', async (choices) => {
  const study = await insertStudy(services.db)
  const before = { enabled: true, keys: { memo: 'g' } }
  await chooseKeys(services, study.ana, before)
  expect((await refused(chooseKeys(services, study.ana, choices))).code).toBe('invalid-input')
  expect((await openWorkspace(services, study.ana, study)).keys).toEqual(before)
})
