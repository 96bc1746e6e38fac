import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { makeVisitorReader } from '#server/http/visitor.ts'
import { readSettings } from '#server/settings.ts'

const visitorOf = makeVisitorReader(readSettings({ PARLEY_PROXY: '10.0.0.0/8,fd00::/8' }))

function addressOf(remoteAddress: string, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return visitorOf({ socket: { remoteAddress }, headers } as unknown as IncomingMessage).address
}

test('all addresses of one IPv6 /64 count as one, those of the next as another', () => {
  const one = addressOf('2001:db8:1:2::1')
  expect(addressOf('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(one)
  expect(addressOf('2001:DB8:1:2:0:0:0:7')).toBe(one)
  expect(addressOf('2001:db8:1:3::1')).not.toBe(one)
})

test.each(['::ffff:192.0.2.7', '::FFFF:c000:207', '0:0:0:0:0:ffff:c000:0207'])(
  'an IPv4 address that comes as %s counts as the one it is',
  (wrapped) => {
    expect(addressOf(wrapped)).toBe('192.0.2.7')
    expect(addressOf('10.1.2.3', wrapped)).toBe('192.0.2.7')
  },
)

test('two IPv4 addresses count as two', () => {
  expect(addressOf('192.0.2.7')).not.toBe(addressOf('192.0.2.8'))
})

test('the proxy is believed, also where its address comes wrapped, and nobody else is', () => {
  expect(addressOf('::ffff:a01:203', '198.51.100.4')).toBe('198.51.100.4')
  expect(addressOf('fd00::5', '2001:db8:1:2::9')).toBe(addressOf('2001:db8:1:2::1'))
  expect(addressOf('192.0.2.7', '198.51.100.4')).toBe('192.0.2.7')
  expect(addressOf('10.1.2.3', 'anything')).toBe('10.1.2.3')
})
