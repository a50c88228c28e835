import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { type ImageFile, PlatenError, type ResolveImage } from '../index.ts'
import { imageType } from '../kernel.ts'
import { expectOptions, invalidOption } from './expect-options.ts'
import { errorCode, readFailed } from './file-error.ts'
import { isPublicAddress } from './remote/addresses.ts'
import { allowedHosts, type Verdict } from './remote/hosts.ts'
import { request } from './remote/request.ts'

export interface RemoteImageOptions {
  /**
   * Hosts images may come from, by https: `img.example.com`, or `*.example.com` for all below it (without itself). With
   * `http://` before it or `:8443` behind it, that scheme and port and no other. An IP address that is listed may be a
   * private one.
   */
  readonly hosts: readonly string[]
  /** Larger images are refused. Bytes; default 10 MiB. */
  readonly maxBytes?: number
  /** What all images of one resolver may come to. Bytes; default 64 MiB. */
  readonly maxTotalBytes?: number
  /** What one image may take, redirects and all. Milliseconds; default 10,000. */
  readonly timeout?: number
  /** What all images of one resolver may take. Milliseconds; default 60,000. */
  readonly totalTimeout?: number
  /**
   * Whether names may lead to private addresses (this machine, the local network). Default false. DANGER: a notebook
   * then has requests sent to whatever the listed names lead to in there.
   */
  readonly privateAddresses?: boolean
  /** How a name becomes IP addresses. Default: as the system does it. */
  readonly lookup?: (hostname: string) => Promise<readonly string[]>
  /** Ends it. */
  readonly signal?: AbortSignal
}

const DEFAULTS = {
  maxBytes: 10 * 1024 * 1024,
  maxTotalBytes: 64 * 1024 * 1024,
  timeout: 10_000,
  totalTimeout: 60_000,
}
const OPTIONS = ['hosts', ...Object.keys(DEFAULTS), 'privateAddresses', 'lookup', 'signal']
const MAX_REDIRECTS = 3

/**
 * A `resolveImage` for `prepareAssets` that fetches images from hosts of a list, and from nowhere else; addresses of
 * other hosts are none of its business and give undefined. Where a redirect leads is judged as if the notebook had
 * written it. A name that leads to an address within a private network is refused, and the address that was judged is
 * the one that is connected to. What came has to be an image by its content. It rejects, with the reason, what it
 * refuses.
 *
 * DANGER: a server of the list learns from which address and when a notebook is exported.
 *
 * @throws PlatenError `INVALID_OPTION`
 */
export function createRemoteImageResolver(options: RemoteImageOptions): ResolveImage {
  expectOptions(options, OPTIONS, 'createRemoteImageResolver')
  const limits = limitsOf(options)
  const judge = allowedHosts(options.hosts)
  let bytes = 0
  let deadline: number | undefined
  return async (reference) => {
    const url = addressOf(reference)
    const verdict = url && judge(url)
    if (!verdict || (!verdict.allowed && verdict.reason === undefined)) return undefined
    deadline ??= performance.now() + limits.totalTimeout
    const time = Math.min(limits.timeout, deadline - performance.now())
    if (time <= 0) throw readFailed('the images before it took all the time there is', 'Raise totalTimeout.')
    const left = limits.maxTotalBytes - bytes
    if (left <= 0) throw tooMany(limits.maxTotalBytes)
    const timer = AbortSignal.timeout(Math.ceil(time))
    const signal = options.signal ? AbortSignal.any([timer, options.signal]) : timer
    try {
      const image = await fetchImage(url, judge, {
        ...options,
        maxBytes: Math.min(limits.maxBytes, left),
        signal,
      })
      bytes += image.data.length
      return image
    } catch (error) {
      options.signal?.throwIfAborted()
      throw timer.aborted ? tooSlow() : explained(error)
    }
  }
}

type FetchOptions = Pick<RemoteImageOptions, 'privateAddresses' | 'lookup'> & {
  readonly maxBytes: number
  readonly signal: AbortSignal
}

async function fetchImage(
  start: URL,
  judge: (url: URL) => Verdict,
  options: FetchOptions,
): Promise<ImageFile> {
  let url = start
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const verdict = expectAllowed(url, judge(url))
    const mayBePrivate = options.privateAddresses === true || verdict.isNamedAddress
    const { maxBytes, signal } = options
    const lookup = lookupFor(mayBePrivate, options.lookup)
    const answer = await request(url, { lookup, maxBytes, signal })
    if (answer.kind === 'content') return imageOf(answer.data)
    if (!URL.canParse(answer.location, url)) throw readFailed('it leads on to no address', HELP)
    url = new URL(answer.location, url)
  }
  throw readFailed(`it leads on more than ${MAX_REDIRECTS} times`, HELP)
}

const HELP = 'Store the image beside the notebook, or attach it to the cell.'

function imageOf(data: Uint8Array): ImageFile {
  const mimeType = imageType(data)
  if (mimeType === undefined) throw readFailed('its content is not an image', HELP)
  return { mimeType, data }
}

function expectAllowed(url: URL, verdict: Verdict): Verdict & { readonly allowed: true } {
  if (url.username !== '' || url.password !== '')
    throw readFailed('its address holds a name or a password', 'Store the image beside the notebook.')
  if (verdict.allowed) return verdict
  const reason =
    verdict.reason ?? `it leads on to ${url.hostname || url.protocol}, which is not among the hosts`
  throw readFailed(reason, 'List that, too, if you trust it.')
}

/** A lookup that gives nothing where one of a name's addresses is not to be connected to. */
function lookupFor(mayBePrivate: boolean, resolve: RemoteImageOptions['lookup']): LookupFunction {
  return (hostname, { all }, callback) => {
    addressesOf(hostname, resolve).then(
      (addresses) => {
        const first = addresses[0]
        if (first === undefined) return callback(noHost(), '')
        const isFine = mayBePrivate || addresses.every(({ address }) => isPublicAddress(address))
        if (!isFine) callback(privateAddress(hostname), '')
        else if (all) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

async function addressesOf(
  hostname: string,
  resolve: RemoteImageOptions['lookup'],
): Promise<readonly LookupAddress[]> {
  if (resolve !== undefined)
    return (await resolve(hostname)).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const { lookup } = await import('node:dns/promises')
  return lookup(hostname, { all: true })
}

/** An address on the web; undefined for any other reference. */
function addressOf(reference: string): URL | undefined {
  const written = /^[/\\]{2}/.test(reference) ? `https:${reference}` : reference
  return /^https?:/i.test(written) && URL.canParse(written) ? new URL(written) : undefined
}

function limitsOf(options: RemoteImageOptions): typeof DEFAULTS {
  const given = Object.entries(options).filter(
    ([name, value]) => Object.hasOwn(DEFAULTS, name) && value !== undefined,
  )
  for (const [name, value] of given)
    if (typeof value !== 'number' || !(value > 0))
      throw invalidOption(name, `${name} is not a number above 0`, 'Leave it out for the default.')
  return { ...DEFAULTS, ...Object.fromEntries(given) }
}

function tooMany(maxTotal: number): PlatenError {
  return readFailed(`the images before it come to ${maxTotal} bytes together`, 'Raise maxTotalBytes.')
}

function tooSlow(): PlatenError {
  return readFailed('it took too long', 'Raise timeout, or store the image beside the notebook.')
}

function noHost(): PlatenError {
  return readFailed('there is no such host', 'Check the address.')
}

function privateAddress(hostname: string): PlatenError {
  const help = 'Notebooks could reach into your network; list the address itself, or allow privateAddresses.'
  return readFailed(`its host ${hostname} is at a private address`, help)
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its host could not be looked up',
  ECONNREFUSED: 'the server takes no connections',
  ECONNRESET: 'the server broke off',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'the server cannot be reached',
}

function explained(error: unknown): PlatenError {
  if (error instanceof PlatenError) return error
  const code = errorCode(error)
  const isTls = /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(code)
  const reason = isTls
    ? `its server cannot prove who it is (${code})`
    : Object.hasOwn(REASONS, code)
      ? REASONS[code]!
      : `the connection failed${code && ` (${code})`}`
  return readFailed(reason, 'Check the address, or store the image beside the notebook.', undefined, error)
}
