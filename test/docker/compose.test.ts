import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

// What a container engine would do and can be done without one: the compose file is checked, the steps
// of the Dockerfile are replayed, the proxy is run where it is installed. That images build, start and
// find each other in their networks needs an engine and is not shown here.

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

interface Service {
  image?: string
  user?: string
  read_only?: boolean
  restart?: string
  ports?: { target: number }[]
  container_name?: string
  cap_drop?: string[]
  security_opt?: string[]
  healthcheck?: object
  depends_on?: Record<string, { condition: string }>
  volumes?: string[]
  networks?: string[]
  environment?: Record<string, string>
}

const composeText = await readFile(join(root, 'docker-compose.yml'), 'utf8')
const compose: {
  services: Record<string, Service>
  networks: Record<string, { internal?: true }>
} = parse(composeText, { merge: true })
const services = Object.entries(compose.services)

test('passes dclint without a warning', async () => {
  const dclint = join(root, 'node_modules/dclint/bin/dclint.cjs')
  const compose = join(root, 'docker-compose.yml')
  await expect(
    run(process.execPath, [dclint, compose, '--max-warnings', '0']),
  ).resolves.toBeTruthy()
})

test('[DB10] the proxy alone publishes a port, and no service has a name that forbids a second one', () => {
  expect(services.filter(([, service]) => service.ports).map(([name]) => name)).toEqual(['proxy'])
  expect(services.filter(([, service]) => service.container_name)).toEqual([])
})

test('[DB10] no secret has a default: without it docker compose stops and says what to set', () => {
  const uses = [...composeText.matchAll(/\$\{(\w*(?:PASSWORD|SECRET)\w*)(:?[-?])?/g)]
  expect(uses.length).toBeGreaterThan(2)
  expect(uses.filter(([, , how]) => how !== ':?')).toEqual([])
  expect(composeText).not.toMatch(/PASSWORD: [^$]/)
})

test('every variable of the file is named in docker/env.example or has a default', async () => {
  const example = await readFile(join(root, 'docker/env.example'), 'utf8')
  const needed = [...composeText.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name as string)
  expect(needed.filter((name) => !example.includes(`${name}=`))).toEqual([])
})

test.each(services)(
  '%s is checked, comes back, and may change nothing of its own',
  (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      restart: 'unless-stopped',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      healthcheck: expect.anything(),
    })
  },
)

test('the database is Postgres 18 with its data where that image keeps them', () => {
  const { database } = compose.services
  expect(database?.image).toMatch(/^postgres:18\b/)
  expect(database?.volumes).toEqual(['database:/var/lib/postgresql'])
  expect(database?.user).toBe('postgres')
})

test('the database is out of reach of the proxy and of the world', () => {
  expect(compose.services.database?.networks).toEqual(['back'])
  expect(compose.services.proxy?.networks).toEqual(['front'])
  expect(compose.networks.back?.internal).toBe(true)
})

test('each waits for the health of what it needs', () => {
  expect(compose.services.app?.depends_on?.database?.condition).toBe('service_healthy')
  expect(compose.services.proxy?.depends_on?.app?.condition).toBe('service_healthy')
})
