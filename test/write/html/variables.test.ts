import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HtmlOptions, type Notebook, toHtml } from '../../../src/index.ts'
import { declarations } from '../../../src/write/html/variables.ts'

const notebook: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }
const known = new Set(['--pl-accent', '--pl-prose'])
const refusal = (pointer: string) => expect.objectContaining({ code: 'INVALID_OPTION', pointer })

describe('variables', () => {
  it.each([
    '#0a7',
    '#00AA77cc',
    'rebeccapurple',
    'rgb(0 170 119 / 50%)',
    'rgba(0, 170, 119, .5)',
    'light-dark(#0a7, oklch(80% 0.1 150))',
    'color-mix(in oklab, var(--pl-ink) 60%, transparent)',
    'calc(100% - 2 * var(--pl-gutter))',
    'calc((1rem + 2px) / 3)',
    'clamp(20rem, 60vw, 70rem)',
    '"IBM Plex Sans", \'微软雅黑\', system-ui, sans-serif',
    '-1.5rem',
    '0',
    'none',
    ' 1px solid red ',
  ])('take %s', (value) => {
    expect(declarations({ '--pl-accent': value }, known)).toBe(`--pl-accent:${value.trim()};`)
    expect(toHtml(notebook, { variables: { '--pl-accent': value } })).toContain(
      `.pl-page{--pl-accent:${value.trim()};}`,
    )
  })

  it.each([
    '',
    '   ',
    'red;color:blue',
    'red}body{display:none',
    '{}',
    'url(https://a.example/x)',
    'url("x")',
    'URL(x)',
    'u\\72l(x)',
    'image-set("x" 1x)',
    'src("x")',
    'image("x")',
    'element(#x)',
    'env(x)',
    'attr(href)',
    'expression(1)',
    'var(--other)',
    'paint(x)',
    'cross-fade(red, blue)',
    '</style><script>x()</script>',
    '<!--',
    '/* x',
    'red /* x */',
    'calc(1px /* 2)',
    '//a.example',
    '"a',
    '\'a"',
    '"a\\22 b"',
    '"a;b"',
    '(1px',
    '1px)',
    ')(',
    '@import',
    '!important',
    'red!important',
    '#12',
    'a:b',
    'a\u0000b',
    'x'.repeat(501),
    5,
    null,
    ['red'],
    { toString: () => 'red' },
  ])('refuse %j', (value) => {
    expect(() => toHtml(notebook, { variables: { '--pl-accent': value as string } })).toThrow(
      refusal('/variables/--pl-accent'),
    )
  })

  it.each(['--pl-x', 'color', '--accent', '--pl-fg', '--pl-accent:red;--pl-ink', '__proto__x', ''])(
    'have no %j',
    (name) => {
      expect(() => toHtml(notebook, { variables: { [name]: 'red' } })).toThrow(refusal(`/variables/${name}`))
    },
  )

  it.each([
    ['a list', []],
    ['a text', 'x'],
    ['null', null],
  ])('are no %s', (_name, variables) => {
    expect(() => toHtml(notebook, { variables } as unknown as HtmlOptions)).toThrow(refusal('/variables'))
  })

  it('left undefined are as they were', () => {
    expect(toHtml(notebook, { variables: {} })).toBe(toHtml(notebook))
    expect(toHtml(notebook, { variables: { '--pl-accent': undefined as unknown as string } })).toBe(
      toHtml(notebook),
    )
  })

  it('whatever their values are, never end their declaration', () => {
    const bits = fc.constantFrom(
      ...'a b 1px 50% # " \' ( ) , / * + - ; : { } < > \\ @ ! var( url( rgb( --pl-ink . _ \n \u0000 é 微 /* */ //'.split(
        ' ',
      ),
      ' ',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
        const value = parts.join('')
        let css: string
        try {
          css = declarations({ '--pl-accent': value }, known)
        } catch {
          return
        }
        const body = css.slice('--pl-accent:'.length, -1).replace(/"[^"]*"|'[^']*'/g, '')
        // `--pl-inkurl()` is a function of another name.
        expect(body).not.toMatch(/[;{}<>\\@!:"']|\/\*|(?<![\w-])url/i)
        let depth = 0
        for (const char of body) {
          depth += char === '(' ? 1 : char === ')' ? -1 : 0
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
      { numRuns: 5_000 },
    )
  })
})
