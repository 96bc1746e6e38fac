import { execFile, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { freePort } from '#test/builders/free-port.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

const caddy = await run('caddy', ['version']).then(
  () => true,
  () => false,
)

describe.skipIf(!caddy)('the proxy (needs the program caddy)', () => {
  test('passes pages and WebSockets on, and tells the app who asks, whatever they claim', async () => {
    const app = createServer((request, response) => {
      response.end(JSON.stringify([request.headers.host, request.headers['x-forwarded-for']]))
    })
    const sockets = new WebSocketServer({ server: app })
    sockets.on('connection', (socket) => {
      socket.on('message', (data) => socket.send(data))
      // A proxy that is stopped may cut the line in the middle of a frame.
      socket.on('error', () => socket.terminate())
    })
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
    const [port, healthPort] = [await freePort(), await freePort()]
    const proxy = spawn('caddy', ['run', '--config', join(root, 'docker/Caddyfile')], {
      env: {
        PATH: process.env.PATH,
        HOME: tmpdir(),
        PARLEY_SITE: `:${port}`,
        PARLEY_APP: 'localhost',
        PARLEY_APP_PORT: String((app.address() as AddressInfo).port),
        PARLEY_HEALTH_PORT: String(healthPort),
      } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
      stdio: 'ignore',
    })
    onTestFinished(() => {
      proxy.kill()
      sockets.close()
      app.close()
    })
    const healthy = () => fetch(`http://127.0.0.1:${healthPort}/`).then((answer) => answer.ok)
    for (let i = 0; i < 250 && !(await healthy().catch(() => false)); i++) await pause(20)

    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    })
    expect(await answer.json()).toEqual([`127.0.0.1:${port}`, '127.0.0.1'])

    const socket = new WebSocket(`ws://127.0.0.1:${port}/live/layer.a.b.c`)
    const echoed = new Promise((resolve, reject) => {
      socket.on('open', () => socket.send('hello'))
      socket.on('message', (data) => resolve(String(data)))
      socket.on('error', reject)
    })
    expect(await echoed).toBe('hello')
    socket.terminate()
  })
})
