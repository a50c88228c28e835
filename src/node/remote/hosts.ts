import { isIP } from 'node:net'
import { invalidOption } from '../expect-options.ts'

/** One place images may come from. */
interface AllowedHost {
  readonly protocol: string
  readonly port: string
  readonly name: string
  readonly isWildcard: boolean
}

/** What a list of hosts says of an address. */
export type Verdict =
  /** `isNamedAddress`: the list has this very IP address. */
  | { readonly allowed: true; readonly isNamedAddress: boolean }
  /** `reason` is there where only the scheme or the port is another. */
  | { readonly allowed: false; readonly reason?: string }

const ENTRY = /^(?:(https?):\/\/)?(\*\.)?([^/?#@*:\s]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i

/**
 * Judges addresses by a list of hosts.
 *
 * @throws PlatenError `INVALID_OPTION` for what is no list, is empty, or has an entry that is no host
 */
export function allowedHosts(hosts: readonly string[]): (url: URL) => Verdict {
  if (!Array.isArray(hosts) || hosts.length === 0)
    throw invalidOption('hosts', 'hosts is not a list of at least one host', HELP)
  const allowed = hosts.map(parseHost)
  return (url) => {
    const named = allowed.filter(({ name, isWildcard }) =>
      isWildcard ? url.hostname.endsWith(`.${name}`) : url.hostname === name,
    )
    if (named.some(({ protocol, port }) => protocol === url.protocol && port === url.port))
      return { allowed: true, isNamedAddress: isAddress(url.hostname) }
    if (named.length === 0) return { allowed: false }
    const reason = `images of ${url.hostname} may come by ${named.map(originOf).join(' or ')} only`
    return { allowed: false, reason }
  }
}

const HELP =
  'Pass names such as "img.example.com" or "*.example.com"; with "http://" or a port where it is not https at 443.'

function parseHost(entry: string): AllowedHost {
  const [whole, scheme = 'https', wildcard, host, port] = ENTRY.exec(entry) ?? []
  const written = `${scheme}://${host}${port === undefined ? '' : `:${port}`}/`
  if (whole === undefined || !URL.canParse(written))
    throw invalidOption('hosts', `hosts has ${JSON.stringify(entry)}, which is no host`, HELP)
  const url = new URL(written)
  const isWildcard = wildcard !== undefined
  if (isWildcard && isAddress(url.hostname))
    throw invalidOption('hosts', `hosts has ${JSON.stringify(entry)}, but addresses have no parts`, HELP)
  return { protocol: url.protocol, port: url.port, name: url.hostname, isWildcard }
}

function originOf({ protocol, port }: AllowedHost): string {
  return `${protocol.slice(0, -1)}${port === '' ? '' : ` at port ${port}`}`
}

function isAddress(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
}
