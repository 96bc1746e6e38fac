import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { formatDocumentNews, readDocumentNews } from '#server/live/servers/channels.ts'

const layer = () => `layer.${randomUUID()}.${randomUUID()}.${randomUUID()}`

test('news of many documents fit into few notifications, and come out as they went in', () => {
  const news = Array.from({ length: 200 }, (_, index) => ({
    document: layer(),
    epoch: 1 + (index % 3),
    sequence: index * 1_000,
  }))
  const messages = formatDocumentNews('p', news)
  expect(messages.length).toBeLessThan(6)
  for (const message of messages) {
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(7_999)
    expect(message).toMatch(/^p /)
  }
  expect(messages.flatMap((message) => readDocumentNews(message))).toEqual(news)
})

test('what is no such message tells of nothing', () => {
  for (const message of ['', 'p', `p ${layer()}`, `p ${layer()} 1`]) {
    expect(readDocumentNews(message)).toEqual([])
  }
})
