import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { Settings } from '../settings.ts'
import { networkOf, plainAddress } from './network.ts'

/** What a request says of where it came from, as far as it may be believed. */
export interface Visitor {
  /** For rate limits: of the socket, or what our own proxy says it was. Of IPv6 the /64 it is in. */
  address: string
  /** Scheme and host as the visitor typed them. */
  origin: string
}

/**
 * X-Forwarded-For and X-Forwarded-Proto are believed from the proxies named in the settings alone:
 * anybody else may write what they like there.
 */
export function makeVisitorReader(settings: Settings): (request: IncomingMessage) => Visitor {
  const proxies = proxyList(settings.proxy)
  return (request) => {
    const peer = plainAddress(request.socket.remoteAddress ?? '')
    const trusted = isIP(peer) !== 0 && proxies.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4')
    const forwarded = trusted ? lastOf(request.headers['x-forwarded-for']) : undefined
    const scheme = trusted ? lastOf(request.headers['x-forwarded-proto']) : undefined
    return {
      address: networkOf(forwarded !== undefined && isIP(forwarded) !== 0 ? forwarded : peer),
      origin:
        settings.url ?? `${scheme === 'https' ? 'https' : 'http'}://${request.headers.host ?? ''}`,
    }
  }
}

function proxyList(proxies: string | undefined): BlockList {
  const list = new BlockList()
  for (const entry of (proxies ?? '').split(',')) {
    const [address = '', bits] = entry.trim().split('/')
    if (isIP(address) === 0) continue
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

function lastOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : header
  return text?.split(',').at(-1)?.trim()
}
