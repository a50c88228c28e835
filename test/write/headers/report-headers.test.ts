import { validateHeaderName, validateHeaderValue } from 'node:http'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fromIpynb,
  PlatenError,
  type ReportFile,
  type ReportHeadersOptions,
  reportHeaders,
  toHtml,
} from '../../../src/index.ts'
import { HOSTILE_NAMES } from './hostile-names.ts'

const page: ReportFile = { name: 'Nightly.html', format: 'HTML' }
const policyOf = (file: ReportFile, options?: ReportHeadersOptions) =>
  reportHeaders(file, options)['Content-Security-Policy']!.split('; ')

/** Throws where a header would be refused or changed on its way. */
function send(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  const received = new Response(null, { headers: { ...headers } }).headers
  expect([...received]).toEqual(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  )
}

describe('reportHeaders', () => {
  it('of a page', () => {
    const { 'Content-Security-Policy': policy, ...others } = reportHeaders(page)
    expect(others).toEqual({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': 'inline; filename="Nightly.html"',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
      'X-Frame-Options': 'DENY',
    })
    expect(policy).toMatch(/; sandbox allow-scripts allow-downloads; frame-ancestors 'none'$/)
  })

  it('of a notebook', () => {
    expect(reportHeaders({ name: 'Nightly.html', format: 'IPYNB' })).toEqual({
      'Content-Type': 'application/x-ipynb+json',
      'Content-Disposition': 'attachment; filename="Nightly.ipynb"',
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
      'X-Frame-Options': 'DENY',
    })
  })

  it('say what the page itself says, and what it cannot say', () => {
    const html = toHtml(fromIpynb('{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}'))
    const own = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!.split('; ')
    expect(policyOf(page).slice(0, own.length)).toEqual(own)
    expect(
      policyOf(page)
        .slice(own.length)
        .map((part) => part.split(' ')[0]),
    ).toEqual(['sandbox', 'frame-ancestors'])
  })

  it('allow framing where asked, and then links into new windows', () => {
    const own = reportHeaders(page, { frameAncestors: ["'self'"] })
    expect(own['X-Frame-Options']).toBe('SAMEORIGIN')
    const frameAncestors = ["'self'", 'https://app.example.com', 'https://*.example.org:8443', 'app://x:*']
    const headers = reportHeaders(page, { frameAncestors })
    expect(headers).not.toHaveProperty('X-Frame-Options')
    expect(policyOf(page, { frameAncestors }).slice(-2)).toEqual([
      'sandbox allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox',
      "frame-ancestors 'self' https://app.example.com https://*.example.org:8443 app://x:*",
    ])
  })

  it('can be sent, for any name', () => {
    const file = fc.record({
      name: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_NAMES)),
      format: fc.constantFrom('HTML' as const, 'IPYNB' as const),
    })
    fc.assert(
      fc.property(file, (value) => send(reportHeaders(value))),
      { numRuns: 500 },
    )
    for (const name of HOSTILE_NAMES) send(reportHeaders({ name, format: 'HTML' }))
  })

  it('can be sent, and have the directives they had, for any origin that is taken', () => {
    const host = fc.constantFrom(
      'https://a.example',
      'https://*.b-c.example:8443',
      "'self'",
      'http://localhost:80',
    )
    const junk = fc.constantFrom(
      ';',
      ',',
      ' ',
      '\n',
      '\r\n',
      '*',
      "'none'",
      'script-src',
      '/',
      '@',
      '%',
      '\t',
      '\0',
    )
    const source = fc
      .array(fc.oneof(host, junk, fc.string()), { maxLength: 3 })
      .map((parts) => parts.join(''))
    const directives = policyOf(page).map((part) => part.split(' ')[0])
    fc.assert(
      fc.property(fc.array(fc.oneof(host, source), { maxLength: 4 }), (frameAncestors) => {
        try {
          send(reportHeaders(page, { frameAncestors }))
          const policy = policyOf(page, { frameAncestors })
          expect(policy.map((part) => part.split(' ')[0])).toEqual(directives)
          expect(policy.at(-1)!.split(' ').slice(1)).toEqual(
            frameAncestors.length === 0 ? ["'none'"] : frameAncestors,
          )
          expect(policy.join('; ')).not.toMatch(/,|allow-same-origin/)
        } catch (error) {
          if (!(error instanceof PlatenError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ["https://a.example; script-src 'unsafe-inline'", '/frameAncestors/1'],
    ['https://a.example\r\nSet-Cookie: a=b', '/frameAncestors/1'],
    ['https://a.example\n', '/frameAncestors/1'],
    ['https://a.example https://b.example', '/frameAncestors/1'],
    ['https://a.example, https://b.example', '/frameAncestors/1'],
    ['https://a.example/path', '/frameAncestors/1'],
    ['https://a.example@b.example', '/frameAncestors/1'],
    ['https://ä.example', '/frameAncestors/1'],
    ['a.example', '/frameAncestors/1'],
    ['https:', '/frameAncestors/1'],
    ['*', '/frameAncestors/1'],
    ['self', '/frameAncestors/1'],
    ["'none'", '/frameAncestors/1'],
    ['', '/frameAncestors/1'],
    [null, '/frameAncestors/1'],
  ])('refuse the origin %j', (source, pointer) => {
    const frameAncestors = ["'self'", source] as string[]
    expect(() => reportHeaders(page, { frameAncestors })).toThrow(
      expect.objectContaining({
        name: 'PlatenError',
        code: 'INVALID_OPTION',
        pointer,
        help: expect.any(String),
      }),
    )
  })

  it.each([
    [{ name: 'x', format: 'PDF' }, {}, 'INVALID_FORMAT', '/format'],
    [{ name: 'x', format: '__proto__' }, {}, 'INVALID_FORMAT', '/format'],
    [undefined, {}, 'INVALID_FORMAT', '/format'],
    [{ format: 'HTML' }, {}, 'INVALID_OPTION', '/name'],
    [page, { disposition: 'inline; x' }, 'INVALID_OPTION', '/disposition'],
    [{ name: 'x', format: 'IPYNB' }, { disposition: 'inline' }, 'INVALID_OPTION', '/disposition'],
    [page, { frameAncestors: "'self'" }, 'INVALID_OPTION', '/frameAncestors'],
    [page, { frameAncestor: ["'self'"] }, 'INVALID_OPTION', '/frameAncestor'],
  ])('of %j with %j are refused', (file, options, code, pointer) => {
    expect(() => reportHeaders(file as ReportFile, options as ReportHeadersOptions)).toThrow(
      expect.objectContaining({ name: 'PlatenError', code, pointer, help: expect.any(String) }),
    )
  })
})

describe('what a refusal names', () => {
  it.each<[object, object, string]>([
    [{ name: 'a' }, {}, 'format is undefined;'],
    [{ name: 'a', format: null }, {}, 'format is null;'],
    [page, { disposition: ['inline'] }, 'disposition is a list;'],
    [{ format: 'HTML' }, {}, 'name is null;'],
    [page, { frameAncestors: [undefined] }, 'frameAncestors holds undefined,'],
  ])('%j, %j', (file, options, said) => {
    expect(() => reportHeaders(file as ReportFile, options)).toThrow(said)
  })
})
