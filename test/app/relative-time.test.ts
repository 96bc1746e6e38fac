import { expect, test } from 'vitest'
import { relativeTime } from '#app/components/relative-time.ts'

const now = new Date('2026-05-14T12:00:00')

test.each([
  ['2026-05-14T11:59:40', 'now'],
  ['2026-05-14T11:55:00', '5 minutes ago'],
  ['2026-05-14T09:00:00', '3 hours ago'],
  ['2026-05-13T11:00:00', 'yesterday'],
  ['2026-05-17T12:00:00', 'in 3 days'],
  ['2026-04-02T12:00:00', 'Apr 2'],
  ['2024-04-02T12:00:00', 'Apr 2, 2024'],
])('%s is “%s” at noon on 14 May 2026', (at, words) => {
  expect(relativeTime(new Date(at), now, 'en')).toBe(words)
})
