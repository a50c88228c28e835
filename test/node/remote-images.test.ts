import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fromIpynb, prepareAssets, toHtml, type Warning } from '../../src/index.ts'
import { createRemoteImageResolver, type RemoteImageOptions, renderOutput } from '../../src/node/index.ts'
import { isPublicAddress } from '../../src/node/remote/addresses.ts'
import { PICTURES, pngBytes } from '../support/pictures.ts'

const PNG = pngBytes(3, 2)
let server: Server
let port: number
/** A server of another host, which nobody may reach. */
let other: Server
let otherPort: number
const seen: IncomingMessage[] = []
let hits = 0

type Handler = (response: ServerResponse, request: IncomingMessage) => void
const send = (type: string, body: Uint8Array | string, headers = {}): Handler => {
  return (response) => response.writeHead(200, { 'content-type': type, ...headers }).end(body)
}
const redirect =
  (location: () => string, status = 302): Handler =>
  (response) =>
    response.writeHead(status, { location: location() }).end(PNG)

const PAGES: Readonly<Record<string, Handler>> = {
  '/a.png': send('image/png', PNG),
  '/a.png?x=%20': send('image/png', PNG),
  '/lies.png': send('text/html', PNG),
  '/jpeg-as.png': send('image/png', Buffer.from(PICTURES['image/jpeg']!, 'base64')),
  '/drawing.svg': send('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'),
  '/page.png': send('image/png', '<html><svg></svg></html>'),
  '/empty.png': send('image/png', ''),
  '/gone.png': (response) => response.writeHead(404).end(PNG),
  '/none.png': (response) => response.writeHead(204).end(),
  '/large.png': send('image/png', Buffer.concat([PNG, Buffer.alloc(100_000)])),
  '/endless.png': (response) => {
    response.writeHead(200, { 'content-type': 'image/png' }).write(PNG)
    const more = setInterval(() => response.write(Buffer.alloc(10_000)), 2)
    response.on('close', () => clearInterval(more))
  },
  '/liar.png': (response) => {
    response.writeHead(200, { 'content-length': '10' })
    response.end(PNG.subarray(0, 10))
  },
  '/bomb.png': send('image/png', gzipSync(Buffer.alloc(10_000_000)), { 'content-encoding': 'gzip' }),
  '/silent.png': () => {},
  '/slow.png': (response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(more))
  },
  '/to-a.png': redirect(() => '/a.png', 301),
  '/to-address.png': redirect(() => `http://127.0.0.1:${port}/a.png`, 308),
  '/round.png': redirect(() => '/round.png'),
  '/away.png': redirect(() => `http://127.0.0.1:${otherPort}/a.png`),
  '/inside.png': redirect(() => 'http://169.254.169.254/latest/meta-data'),
  '/file.png': redirect(() => 'file:///etc/passwd'),
  '/data.png': redirect(() => `data:image/png;base64,${PNG.toString('base64')}`),
  '/user.png': redirect(() => `http://user:secret@127.0.0.1:${port}/a.png`),
  '/nowhere.png': redirect(() => 'http://['),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request)
    const handler = PAGES[request.url ?? '']
    if (handler === undefined) response.writeHead(404).end()
    else handler(response, request)
  })
  other = createServer((_request, response) => {
    hits++
    response.end(PNG)
  })
  await Promise.all(
    [server, other].map((each) => new Promise<void>((ready) => each.listen(0, '127.0.0.1', ready))),
  )
  port = (server.address() as AddressInfo).port
  otherPort = (other.address() as AddressInfo).port
})
afterAll(() => {
  for (const each of [server, other]) {
    each.closeAllConnections()
    each.close()
  }
})
beforeEach(() => {
  seen.length = 0
  hits = 0
})

const at = (path: string) => `http://127.0.0.1:${port}${path}`
const resolver = (options: Partial<RemoteImageOptions> = {}) =>
  createRemoteImageResolver({ hosts: [`http://127.0.0.1:${port}`], ...options })
/** A host by a name that leads to the test's server, or to where the test says. */
const named = (options: Partial<RemoteImageOptions> & { to?: string } = {}) => {
  const { to = '127.0.0.1', ...rest } = options
  return createRemoteImageResolver({
    hosts: [`http://images.example:${port}`, `http://*.pool.example:${port}`],
    privateAddresses: true,
    lookup: async () => [to],
    ...rest,
  })
}

describe('taken', () => {
  test.each([
    ['/a.png', 'image/png'],
    ['/a.png?x=%20', 'image/png'],
    ['/a.png#there', 'image/png'],
    ['/lies.png', 'image/png'],
    ['/jpeg-as.png', 'image/jpeg'],
    ['/drawing.svg', 'image/svg+xml'],
    ['/to-a.png', 'image/png'],
    ['/to-address.png', 'image/png'],
  ])('%s, by its content', async (path, mimeType) => {
    expect((await resolver()(at(path)))?.mimeType).toBe(mimeType)
  })

  test('with a request that tells nothing but the address', async () => {
    await resolver()(at('/a.png'))
    const { method, headers } = seen[0]!
    expect(method).toBe('GET')
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
    expect(headers).toMatchObject({ 'accept-encoding': 'identity', connection: 'close' })
  })

  test('from a host by name, and below one, where names may lead to private addresses', async () => {
    const resolve = named()
    expect(await resolve(`http://images.example:${port}/a.png`)).toBeDefined()
    expect(await resolve(`HTTP://A.b.pool.example:${port}/a.png`)).toBeDefined()
    expect(seen.map(({ headers }) => headers.host)).toEqual([
      `images.example:${port}`,
      `a.b.pool.example:${port}`,
    ])
  })

  test('for a page, where a list of hosts is given, and behind images of the folder', async () => {
    const source = `![a](${at('/a.png')}) <img src="${at('/jpeg-as.png')}"> ![c](c.png) ![d](https://elsewhere.example/d.png)`
    const notebook = fromIpynb({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [{ id: 'a', cell_type: 'markdown', metadata: {}, source }],
    })
    const warnings: Warning[] = []
    const page = await renderOutput(notebook, 'html', {
      remoteImages: { hosts: [`http://127.0.0.1:${port}`] },
      imageFolder: '/nowhere',
      onWarning: (warning) => warnings.push(warning),
    })
    expect(page.join('').match(/<img src="data:image\/(?:png|jpeg)/g)).toHaveLength(2)
    expect(warnings.map(({ message }) => message)).toEqual([
      '"c.png" could not be read: There is no such file.',
      'Image "https://elsewhere.example/d.png" is not in the report',
    ])
    await renderOutput(notebook, 'html', {})
    expect(seen).toHaveLength(2)
  })
})

describe('none of its business', () => {
  test.each([
    'a.png', '/a.png', '', 'attachment:a.png', 'data:image/png,x', 'file:///etc/passwd', 'ftp://127.0.0.1/a.png', 'javascript:x()',
    'https://elsewhere.example/a.png', 'http://[', 'http://127.0.0.2/a.png', 'http://2130706434/a.png', 'https://127.0.0.1.evil.example/a.png',
  ])('%s', async (reference) => {
    expect(await resolver()(reference)).toBeUndefined()
    expect(seen).toEqual([])
  }) // biome-ignore format: a list

  test('names that only look like one of the list', async () => {
    for (const host of [
      'pool.example',
      'xpool.example',
      'images.example.',
      'a.images.example',
      'images.example.evil.example',
    ])
      expect(await named()(`http://${host}:${port}/a.png`)).toBeUndefined()
  })
})

describe('refused', () => {
  const refuses = async (result: Promise<unknown>, reason: string | RegExp) =>
    expect(result).rejects.toMatchObject({
      code: 'READ_FAILED',
      message: typeof reason === 'string' ? expect.stringContaining(reason) : expect.stringMatching(reason),
    })

  test.each([
    ['/page.png', 'not an image'],
    ['/empty.png', 'not an image'],
    ['/liar.png', 'not an image'],
    ['/gone.png', 'answered 404'],
    ['/none.png', 'answered 204'],
    ['/large.png', 'more than 50000 bytes'],
    ['/endless.png', 'more than 50000 bytes'],
    ['/bomb.png', 'compressed it unasked'],
    ['/round.png', 'leads on more than 3 times'],
    ['/away.png', 'may come by http at port'],
    ['/inside.png', 'leads on to 169.254.169.254, which is not among the hosts'],
    ['/file.png', 'leads on to file:, which is not among the hosts'],
    ['/data.png', 'leads on to data:, which is not among the hosts'],
    ['/user.png', 'a name or a password'],
    ['/nowhere.png', 'leads on to no address'],
  ])('%s', async (path, reason) => {
    await refuses(resolver({ maxBytes: 50_000 })(at(path)), reason)
    expect(hits).toBe(0)
  })

  test('an address with a password', async () => {
    await refuses(resolver()(`http://a:b@127.0.0.1:${port}/a.png`), 'a name or a password')
    expect(seen).toEqual([])
  })

  test('another scheme or port than the listed one', async () => {
    await refuses(resolver()(`http://127.0.0.1:${otherPort}/a.png`), `may come by http at port ${port} only`)
    await refuses(resolver()(`//127.0.0.1:${port}/a.png`), 'only')
    const secure = createRemoteImageResolver({ hosts: ['127.0.0.1'] })
    await refuses(secure('http://127.0.0.1/a.png'), 'may come by https only')
    expect(hits).toBe(0)
  })

  test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
    'a name that leads to %s',
    async (to) => {
      const resolve = named({ to, privateAddresses: false })
      await refuses(resolve(`http://images.example:${port}/a.png`), 'images.example is at a private address')
      expect(seen).toEqual([])
    },
  )

  test('a name of which one address is private', async () => {
    const resolve = named({ privateAddresses: false, lookup: async () => ['93.184.215.14', '127.0.0.1'] })
    await refuses(resolve(`http://images.example:${port}/a.png`), 'private address')
  })

  test('a name that leads elsewhere after a redirect', async () => {
    const addresses = ['127.0.0.1', '10.0.0.1']
    const resolve = createRemoteImageResolver({
      hosts: [`http://127.0.0.1:${port}`, 'http://images.example'],
      lookup: async () => [addresses.pop()!],
    })
    await refuses(
      resolve(at('/a.png')).then(() => resolve('http://images.example/a.png')),
      'private address',
    )
  })

  test('localhost, as the system looks it up', async () => {
    const resolve = createRemoteImageResolver({ hosts: [`http://localhost:${port}`] })
    await refuses(resolve(`http://localhost:${port}/a.png`), 'localhost is at a private address')
    expect(seen).toEqual([])
  })

  test('a name without addresses, and one that cannot be looked up', async () => {
    const url = `http://images.example:${port}/a.png`
    await refuses(named({ lookup: async () => [] })(url), 'no such host')
    const failing = async () => {
      throw Object.assign(new Error('x'), { code: 'ENOTFOUND' })
    }
    await refuses(named({ lookup: failing })(url), 'no such host')
  })

  test('a server that is not there, or speaks another language', async () => {
    const tcp = createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n'))
    await new Promise<void>((ready) => tcp.listen(0, '127.0.0.1', ready))
    const { port: tcpPort } = tcp.address() as AddressInfo
    const hosts = [`http://127.0.0.1:${tcpPort}`, `https://127.0.0.1:${port}`, 'http://127.0.0.1:1']
    const resolve = createRemoteImageResolver({ hosts })
    await refuses(resolve(`http://127.0.0.1:${tcpPort}/a.png`), /connection failed|broke off/)
    await refuses(resolve(`https://127.0.0.1:${port}/a.png`), /prove who it is|connection failed|broke off/)
    await refuses(resolve('http://127.0.0.1:1/a.png'), 'takes no connections')
    tcp.close()
  })

  test.each(['/silent.png', '/slow.png'])('%s that takes too long', async (path) => {
    await refuses(resolver({ timeout: 150 })(at(path)), 'took too long')
  })

  test('more images than there is time or room for', async () => {
    const slow = resolver({ timeout: 5_000, totalTimeout: 200 })
    await refuses(slow(at('/silent.png')), 'took too long')
    await refuses(slow(at('/a.png')), 'all the time there is')
    const small = resolver({ maxTotalBytes: PNG.length + 10 })
    expect(await small(at('/a.png'))).toBeDefined()
    await refuses(small(at('/a.png?x=%20')), 'more than 10 bytes')
    const full = resolver({ maxTotalBytes: PNG.length })
    expect(await full(at('/a.png'))).toBeDefined()
    await refuses(full(at('/a.png')), 'images before it')
  })

  test('everything, once it is stopped', async () => {
    const controller = new AbortController()
    const resolve = resolver({ signal: controller.signal })
    const waiting = resolve(at('/silent.png'))
    setTimeout(() => controller.abort(new Error('enough')), 50)
    await expect(waiting).rejects.toThrow('enough')
  })
})

test.each([
  [{ hosts: [] }, '/hosts'],
  [{ hosts: 'a.example' }, '/hosts'],
  [{ hosts: ['*'] }, '/hosts'],
  [{ hosts: ['a.example/path'] }, '/hosts'],
  [{ hosts: ['ftp://a.example'] }, '/hosts'],
  [{ hosts: ['user@a.example'] }, '/hosts'],
  [{ hosts: ['a.example:99999'] }, '/hosts'],
  [{ hosts: ['*.0.0.1'] }, '/hosts'],
  [{ hosts: [''] }, '/hosts'],
  [{}, '/hosts'],
  [{ hosts: ['a.example'], maxBytes: -1 }, '/maxBytes'],
  [{ hosts: ['a.example'], timeout: '5' }, '/timeout'],
  [{ hosts: ['a.example'], host: 'b' }, '/host'],
])('%j is no option', (options, pointer) => {
  expect(() => createRemoteImageResolver(options as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION', pointer }),
  )
})

describe('addresses', () => {
  test.each([
    '8.8.8.8',
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    '0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.255', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.1.1',
    '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1',
    'ff02::1', '2001:db8::1', '2001::1', '2002:7f00:1::', '3fff::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1',
    '::127.0.0.1', '5f00::1', '4000::1', '', 'a.example', '127.1', '0x7f.1', '1.2.3', '1.2.3.4.5',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  }) // biome-ignore format: a list
})

describe('prepareAssets', () => {
  const notebook = fromIpynb({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      {
        id: 'a',
        cell_type: 'markdown',
        metadata: {},
        source: '![a](a.png) ![b](https://b.example/b.png) ![c](c:\\c.png)',
      },
      {
        id: 'b',
        cell_type: 'markdown',
        metadata: {},
        source: '<image src="//d.example/d.png">\n\n![a](a.png)',
      },
    ],
  })
  const file = (mimeType = 'image/png') => ({ mimeType, data: PNG })

  test('asks for references of every kind once, in document order, and its resolvers in turn', async () => {
    const asked: string[] = []
    const { images } = await prepareAssets(notebook, {
      resolveImage: [
        async (reference) => {
          asked.push(`1 ${reference}`)
          return reference === 'a.png' ? file() : undefined
        },
        async (reference) => {
          asked.push(`2 ${reference}`)
          return reference.includes('//') ? file('image/jpeg') : undefined
        },
      ],
    })
    expect([...images.keys()]).toEqual(['a.png', 'https://b.example/b.png', '//d.example/d.png'])
    expect(asked).toEqual([
      '1 a.png', '1 https://b.example/b.png', '2 https://b.example/b.png', '1 c:\\c.png', '2 c:\\c.png', '1 //d.example/d.png', '2 //d.example/d.png',
    ]) // biome-ignore format: a list
    expect(new Set(images.values())).toEqual(new Set([`data:image/png;base64,${PNG.toString('base64')}`]))
  })

  test('reports each image that could not be had once, whoever is told', async () => {
    const warnings: string[] = []
    const onWarning = ({ pointer, message }: Warning) => warnings.push(`${pointer} ${message}`)
    const assets = await prepareAssets(notebook, {
      onWarning,
      resolveImage: async (reference) => {
        if (reference === 'a.png') throw new Error('no such file')
        return reference.startsWith('https:')
          ? { mimeType: 'image/png', data: Buffer.from('GIF?') }
          : undefined
      },
    })
    toHtml(notebook, { assets, onWarning })
    expect(warnings).toEqual([
      '/cells/0 "a.png" could not be read: no such file',
      '/cells/0 "https://b.example/b.png" is of type image/png, or damaged, and no image a browser can show',
      '/cells/0/source Image "c:\\\\c.png" is not in the report',
      '/cells/1/source Image "//d.example/d.png" is not in the report',
    ])
  })

  test.each([['x'], [[1]], [null]])('refuses %j for a resolver', async (resolveImage) => {
    await expect(prepareAssets(notebook, { resolveImage: resolveImage as never })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      pointer: '/resolveImage',
    })
  })
})
