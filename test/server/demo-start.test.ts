import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemo } from '#server/demo/start-demo.ts'
import { needsSetUp, signIn } from '#server/people.ts'
import { listProjects } from '#server/projects.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

test('[DM5] a server without accounts gets one that leads a demo study, its password told once', async () => {
  const account = await startDemo(services)
  expect(account).not.toBeNull()
  const person = await signIn(services, account!, '192.0.2.7')
  expect(await listProjects(services, person)).toMatchObject([
    { name: 'Lake Vessa talks', demo: true, roles: ['lead', 'coder'] },
  ])
  expect(await needsSetUp(services)).toBe(false)
  expect(await startDemo(services)).toBeNull()
  expect(await listProjects(services, person)).toHaveLength(1)
})

test('[DM5] a server that has accounts gets nothing', async () => {
  const other = await startServices()
  const mira = await other.person('Mira')
  expect(await startDemo(other)).toBeNull()
  expect(await listProjects(other, mira)).toEqual([])
  await other.stop()
})
