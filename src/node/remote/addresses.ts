import { BlockList, isIP } from 'node:net'

/** What IANA has set aside (RFC 6890 and its registries): this machine, private networks, multicast, documentation. */
const SPECIAL_V4 = listOf('ipv4', [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
]) // biome-ignore format: a list
/** All that is given to the public; and of it what has another meaning, such as an IPv4 address within. */
const GLOBAL_V6 = listOf('ipv6', ['2000::/3'])
const SPECIAL_V6 = listOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/** IPv4 within IPv6, as the URL standard writes it: mapped addresses, and those of a NAT64. */
const WITHIN_V6 = /^\[(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/

/** Whether an IP address is on the public internet: neither this machine nor a network of its owner's. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !SPECIAL_V4.check(address)
  if (family !== 6 || address.includes('%')) return false
  const [, high, low] = WITHIN_V6.exec(new URL(`http://[${address}]/`).hostname) ?? []
  if (high !== undefined && low !== undefined) {
    const parts = [high, low].flatMap((group) => [
      Number.parseInt(group, 16) >> 8,
      Number.parseInt(group, 16) & 255,
    ])
    return isPublicAddress(parts.join('.'))
  }
  return GLOBAL_V6.check(address, 'ipv6') && !SPECIAL_V6.check(address, 'ipv6')
}

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/')
    list.addSubnet(network, Number(prefix), family)
  }
  return list
}
