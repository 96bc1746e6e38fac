import { expect, test } from 'vitest'
import { formatPeerNews, type PeerEntry, readPeerNews } from '#server/live/servers/peer-news.ts'

function aState(clientId: number, json: string | null): PeerEntry {
  return { state: { document: 'room.r.t', clientId, personId: 'ana', clock: 1, json } }
}

test('what servers tell each other fits into notifications, and comes out as it went in', () => {
  const entries: PeerEntry[] = [
    { seat: { document: 'room.r.t', personId: 'ana', isIn: true } },
    { seat: { document: 'room.r.t', personId: 'ben', isIn: false } },
    aState(1, null),
    // Quotes count twice and an emoji four times, as they do in the notification.
    ...Array.from({ length: 90 }, (_, id) =>
      aState(id + 2, JSON.stringify({ note: '"👩'.repeat(id) })),
    ),
  ]
  const messages = formatPeerNews({ processId: 'p', kind: 'news', entries })
  expect(messages.length).toBeGreaterThan(2)
  for (const message of messages) expect(Buffer.byteLength(message)).toBeLessThanOrEqual(7_999)
  expect(messages.flatMap((message) => readPeerNews(message)!.entries)).toEqual(entries)
})

test('a state that fits into no notification is left out, the others are told', () => {
  const messages = formatPeerNews({
    processId: 'p',
    kind: 'news',
    entries: [aState(1, '1'), aState(2, 'x'.repeat(8_000)), aState(3, '3')],
  })
  const told = messages.flatMap((message) => readPeerNews(message)!.entries)
  expect(told).toEqual([aState(1, '1'), aState(3, '3')])
})

test('what is no such message is passed over', () => {
  for (const message of ['', '{}', '["p","news"]', '["p","other",[]]', '["p","news",[[1]]]']) {
    expect(readPeerNews(message)).toBeNull()
  }
})
