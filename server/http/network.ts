import ipaddr from 'ipaddr.js'

/** An address as the one it is: an IPv4 address that an IPv6 socket wraps is IPv4. What is none stays. */
export function plainAddress(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address
}

/**
 * Whom an address counts as where tries are counted: itself, or of IPv6 the /64 it is in. A household is
 * given no less, so whoever guesses has 2^64 addresses to do it from.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const plain = ipaddr.process(address)
  if (plain.kind() === 'ipv4') return plain.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${plain.toString()}/64`)}/64`
}
