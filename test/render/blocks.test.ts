import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { renderAnsi } from '../../src/render/ansi/ansi.ts'
import { inBlocks } from '../../src/render/blocks.ts'
import { html } from '../../src/render/safe-html.ts'
import { scopeForTest } from '../support/scope.ts'
import { textOf } from '../support/text-of.ts'

const rows = (count: number, row: (n: number) => string) => Array.from({ length: count }, (_, n) => row(n))
const blocksIn = (markup: string) => markup.match(/<span class="pl-block"/g)?.length ?? 0

describe('blocks', () => {
  it('leave shorter texts in one piece', () => {
    const content = html`${rows(2_000, (n) => `${n}\n`).join('')}`
    expect(inBlocks(content)).toBe(content)
  })

  it('hold the same text, 500 lines each', () => {
    const text = rows(2_750, (n) => (n % 500 > 497 ? '' : `<${n}>`)).join('\n')
    const { value } = inBlocks(html`${text}`)
    expect(textOf(parseFragment(value))).toBe(text)
    expect(value.match(/<span class="pl-block"[^>]*>/g)).toEqual([
      ...Array(5).fill('<span class="pl-block">'),
      '<span class="pl-block" style="--pl-lines:250">',
    ])
  })

  it('are shorter where lines are long', () => {
    const text = rows(40, () => 'x'.repeat(30_000)).join('\n')
    const { value } = inBlocks(html`${text}`)
    expect(textOf(parseFragment(value))).toBe(text)
    expect(blocksIn(value)).toBe(10)
  })

  it('close what is open at a cut, and open it again', () => {
    const change = (n: number) =>
      n % 700 === 3
        ? '\u001b[31m'
        : n % 900 === 5
          ? '\u001b]8;;https://a.example/\u001b\\'
          : n % 1_100 === 7
            ? '\u001b[0m'
            : n % 2_000 === 9
              ? '\u001b]8;;\u001b\\'
              : ''
    const { value } = inBlocks(
      renderAnsi(rows(5_000, (n) => `${change(n)}row ${n}\n`).join(''), scopeForTest().scope),
    )
    // The last holds no more than what closes after the last line break.
    expect(blocksIn(value)).toBe(11)
    expect(serialize(parseFragment(value))).toBe(value)
    expect(
      value.match(/<\/span><span class="pl-block">(?:<a [^>]*>)?<span class="pl-ansi-red">row/g)?.length,
    ).toBeGreaterThan(3)
    expect(textOf(parseFragment(value))).toBe(rows(5_000, (n) => `row ${n}\n`).join(''))
  })

  it('do not repeat a long link at every cut', () => {
    const link = `\u001b]8;;https://a.example/${'a'.repeat(2_000)}\u001b\\`
    const content = renderAnsi(link + 'row\n'.repeat(100_000), scopeForTest().scope)
    expect(inBlocks(content).value.length).toBeLessThan(content.value.length + 10_000)
  })
})
