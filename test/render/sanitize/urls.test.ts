import { describe, expect, it } from 'vitest'
import { safeUrl } from '../../../src/render/sanitize/urls.ts'

describe('safeUrl', () => {
  it.each([
    // Once let through: more blanks than were looked at.
    `${' '.repeat(5_000)}javascript:alert(1)`,
    `${'\t'.repeat(5_000)}javascript:alert(1)`,
    `java${'\n'.repeat(5_000)}script:alert(1)`,
    `\u0001\u001f javascript:alert(1)`,
    `${'x'.repeat(5_000)}:y`,
    'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:x', 'JAVASCRIPT:x', ' \ufeffjavascript:x', 'javas\u200bcript:x',
    'h\u00a0ttps://a.example', 'http\u2028://a.example', '://a.example', ':x',
  ])('refuses %#', (url) => {
    expect(safeUrl(url)).toBeUndefined()
  }) // biome-ignore format: a list

  it.each([
    'https://a.example',
    'HTTP://a.example',
    'mailto:a@b.example',
    'a.html',
    'a/b:c',
    '?a:b',
    '#a:b',
    '/a:b',
    '',
  ])('keeps %j', (url) => {
    expect(safeUrl(url)).toBe(url)
  })

  it.each([
    ['//a.example/b', 'https://a.example/b'],
    ['\\\\server\\share', 'https://server\\share'],
    ['/\t/a.example', 'https://a.example'],
    ['/\\a.example', 'https://a.example'],
  ])('leads %j to a web server, not to a file server', (url, expected) => {
    expect(safeUrl(url)).toBe(expected)
  })

  it('is what a browser makes of it', () => {
    for (let code = 0; code < 0x300; code++) {
      const character = String.fromCharCode(code)
      for (const url of [
        `${character}javascript:1`,
        `java${character}script:1`,
        `javascript${character}:1`,
      ]) {
        const safe = safeUrl(url)
        if (safe !== undefined) expect(new URL(safe, 'https://a.example').protocol, url).toBe('https:')
      }
    }
  })
})
