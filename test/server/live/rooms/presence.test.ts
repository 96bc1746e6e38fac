import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frames } from '#server/live/line/messages.ts'
import { LiveClient } from '../../../builders/live-client.ts'
import { type LiveStudy, liveStudy } from '../../../builders/live-study.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study?.stop())

describe('presence that is not one’s own', () => {
  function states(entries: readonly [number, number, string][]): Uint8Array {
    return frames.awareness(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, entries.length)
        for (const [client, clock, json] of entries) {
          encoding.writeVarUint(encoder, client)
          encoding.writeVarUint(encoder, clock)
          encoding.writeVarString(encoder, json)
        }
      }),
    )
  }
  const said = (client: LiveClient) =>
    client.heard
      .filter((frame) => frame[0] === 1)
      .map((frame) => Buffer.from(frame).toString('latin1'))
      .join('\n')

  test('name and id are the server’s, whatever a page says', async () => {
    const [listener, client] = await Promise.all(
      [study.ben, study.ana].map((person) => new LiveClient(study.url, study.room, person).join()),
    )
    const claim = { user: { id: study.lia.id, name: 'Lia', initials: 'LI' }, turn: 2 }
    client!.send(states([[11, 1, JSON.stringify(claim)]]))
    await listener!.until(() => said(listener!).includes('"turn":2'))
    expect(said(listener!)).toContain(`"id":"${study.ana.id}","name":"Ana"`)
    expect(said(listener!)).not.toContain('Lia')

    // Somebody else's, a clock that locks it for good, and fifty thousand that do not exist.
    const ghosts = Array.from({ length: 50_000 }, (_, i): [number, number, string] => [
      1000 + i,
      1,
      'null',
    ])
    listener!.send(states([[12, 1, '{"turn":1}']]))
    await client!.until(() => said(client!).includes('"turn":1'))
    client!.send(states([[12, 2 ** 50, '{"turn":99}'], ...ghosts]))
    client!.send(states([[11, 2, '{"turn":3}']]))
    await listener!.until(() => said(listener!).includes('"turn":3'))
    expect(said(listener!)).not.toContain('"turn":99')
    expect(listener!.heard.length).toBeLessThan(20)

    // Not newer: dropped. Gone with its connection.
    const before = listener!.heard.length
    client!.send(states([[11, 2, '{"turn":4}']]))
    await client!.close()
    await listener!.until(() => listener!.heard.length > before)
    expect(said(listener!)).not.toContain('"turn":4')
    expect(Buffer.from(listener!.heard.at(-1)!).toString('latin1')).toContain('null')
    await listener!.close()
  })

  test.each([
    ['a state that is no JSON', states([[13, 1, '{oops']])],
    ['a state that is no object', states([[13, 1, '[1]']])],
    ['a clock far beyond any page', states([[13, 2 ** 50, '{}']])],
    ['a state of a megabyte', states([[13, 1, JSON.stringify({ a: 'x'.repeat(1_000_000) })]])],
    ['fewer states than it counts', frames.awareness(Uint8Array.of(200, 1, 1, 0))],
  ])('%s closes its sender’s line alone', async (_, frame) => {
    const client = await new LiveClient(study.url, study.room, study.ana).join()
    client.send(frame)
    expect((await client.closed).code).toBe(4400)
  })
})
