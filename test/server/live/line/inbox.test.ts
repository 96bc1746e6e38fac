import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Inbox } from '#server/live/line/inbox.ts'
import { Pace } from '#server/live/line/pace.ts'

test('hundreds of messages that come at once are answered in order, with turns for others in between', async () => {
  const server = new WebSocketServer({ port: 0 })
  await once(server, 'listening')
  const page = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [socket] = (await once(server, 'connection')) as [WebSocket]
  const answered: number[] = []
  const pace = new Pace(10_000, 10_000, () => performance.now())
  const inbox = new Inbox(socket, pace, (frame) => void answered.push(frame[0]!))
  inbox.open()
  for (let number = 0; number < 200; number++) inbox.take(Uint8Array.of(number))
  const perTurn = answered.length
  expect(perTurn).toBeLessThan(50)
  for (let turns = 0; answered.length < 200; turns++) {
    const before = answered.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(answered.length - before).toBeLessThanOrEqual(perTurn)
    expect(turns).toBeLessThan(1_000)
  }
  expect(answered).toEqual(Array.from({ length: 200 }, (_, number) => number))
  page.terminate()
  server.close()
})
