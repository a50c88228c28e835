import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMath } from '../../../src/render/markdown/find-math.ts'

const found = (text: string) => findMath(text).map(({ tex, display }) => (display ? `D ${tex}` : tex))

describe('findMath, by Jupyter’s rule', () => {
  it.each<[string, string[]]>([
    ['$5 and $6', ['5 and ']],
    ['the $n$th', ['n']],
    ['($y$)', ['y']],
    ['$x$2', ['x']],
    ['a $$a\n+b$$ c', ['D a\n+b']],
    ['$a\nb$', ['a\nb']],
    ['\\\\(a\\\\) \\\\[b\\\\]', ['a', 'D b']],
    ['\\begin{align*}a\\end{align*}', ['D \\begin{align*}a\\end{align*}']],
    ['\\begin{ALIGN}a\\end{ALIGN}', ['D \\begin{ALIGN}a\\end{ALIGN}']],
    ['<div>$x$</div>', ['x']],
    ['$$\\begin{align}a\\end{align}$$', ['D \\begin{align}a\\end{align}']],
    ['\\begin{a}\\begin{b}x\\end{b}\\end{a}', ['D \\begin{a}\\begin{b}x\\end{b}\\end{a}']],
    ['$\\text{$y$}$', ['\\text{$y$}']],
    ['$\\{$', ['\\{']],
    ['$a \\$ b$', ['a \\$ b']],
    ['$$$$', ['D ']],
    ['$a$$b$', ['a', 'b']],
    ['$ \\\\$ 5 $', [' \\\\']],
    ['see \\eqref{a} and \\ref{b}', ['\\eqref{a}', '\\ref{b}']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    '\\(a\\)',
    '\\[a\\]',
    '$a\n\nb$',
    '$a\n  \nb$',
    '\\$5 and \\$6',
    'just $5',
    '\\begin{a}x\\end{b}',
    '`$x$`',
    '``a ` $x$``',
    '```\n$x$\n```',
    '~~~ tex\n$x$\n~~~',
    '- a\n  ```\n  echo $HOME $PATH\n  ```',
    '> ```\n> $x$\n> ```',
    '```\n\\begin{a}\n```\n\\end{a}',
    '$a\n```\ncode\n```\nb$',
  ])('none in %j', (text) => {
    expect(found(text)).toEqual([])
  })

  it.each<[string, string[]]>([
    // Braces that never balance: the last closer before the blank line ends it.
    ['$a{b$ c $d$\n\n$e$', ['a{b$ c $d', 'e']],
    ['$a\n\n$b$', ['b']],
    ['a ` b $x$', ['x']],
    ['\\`$x$\\`', ['x']],
    ['```\nnever closed $x$', ['x']],
    ['`a` $x$ `b`', ['x']],
    ['`` ` `` $x$ `', ['x']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('gives ranges that are in order, apart and what they say', () => {
    const piece = fc.constantFrom(
      '$',
      '$$',
      '\\\\(',
      '\\\\)',
      '\\begin{a}',
      '\\end{a}',
      '{',
      '}',
      '\\$',
      '\\\\$',
      '\n',
      '\n\n',
      '`',
      '```\n',
      'x',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        let at = 0
        for (const { start, end, tex } of findMath(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toContain(tex)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it.each([
    ['dollars', '$'.repeat(100_001)],
    ['open braces', '${'.repeat(50_000)],
    ['environments that are reopened', Array.from({ length: 20_000 }, (_, i) => environment(i)).join('')],
    ['fences that never close', Array.from({ length: 20_000 }, (_, i) => `\`\`\`a${i}`).join('\n')],
    ['backticks of every length', Array.from({ length: 1_000 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
  ])('takes any number of %s', (_name, text) => {
    expect(() => findMath(text)).not.toThrow()
  })
})

function environment(index: number): string {
  const name = index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)
  return `\\begin{${name}}{\\end{${name}}`
}
