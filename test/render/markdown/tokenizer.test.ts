import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { getDefaults, Lexer } from 'marked'
import { describe, expect, it } from 'vitest'
import { lexMarkdown } from '../../../src/render/markdown/lex.ts'
import { describeCorpus } from '../../support/requires.ts'
import { corpusNotebooks } from '../../support/shared.ts'

const MAX_NESTING = 100

function expectSame(text: string): void {
  const ours = lexMarkdown(text, MAX_NESTING)
  // What is too costly stays text; marked would take its time.
  if (!('tokens' in ours) || ours.cut) return
  expect([...ours.tokens]).toEqual([...new Lexer(getDefaults()).lex(text)])
}

const PIECES = [
  ...'a|b c|. |1. |- |* |+ |*|**|_|__|~|~~|`|```|```\n|~~~\n|[|](|]: |)|![|<|>|> |\\|\\\n|&#65;|&amp;|@|x@y.zz|http|https://a.example|ftp://a|www.a.example|mailto:a@b.cc|xmpp:|:|  \n|   \n|(|"|#|## |=|===|---|--|:-|-:|<b>|</b>|<pre>|<!--|-->|$|é|😀|[x] |!'.split('|'),
  '\n', '\n\n', '    ', '\t', '|', '\n|', '|\n|-|-|\n',
] // biome-ignore format: a list

describe('our tokenizer finds the tokens marked finds', () => {
  it('in any text', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''))
    fc.assert(fc.property(texts, expectSame), { numRuns: 5_000 })
  })

  it.each([
    'a\n=',
    'a\nb\n  ---',
    'a\n:-:',
    'a b\n|-|-|',
    '   - x\n\n     y',
    ' # x',
    '  > x',
    'ahttp://b.example c',
    'a (www.b.example)',
    'ftp:x Http://A.example',
    'x  y  z\nw',
    '`a` ~b~ c@d.ee',
    '<pre>*a*</pre>',
  ])('%j', (text) => expectSame(text))
})

describeCorpus('our tokenizer, on the Markdown of the corpus', () => {
  it('finds the tokens marked finds', () => {
    let cells = 0
    for (const path of corpusNotebooks()) {
      for (const source of markdownIn(readFileSync(path, 'utf8'))) {
        expectSame(source.replace(/\r\n?/g, '\n'))
        cells++
      }
    }
    expect(cells).toBeGreaterThan(2_000)
  })
})

function markdownIn(text: string): string[] {
  try {
    const { cells = [] } = JSON.parse(text) as {
      cells?: { cell_type: string; source: string | string[] }[]
    }
    return cells
      .filter(({ cell_type }) => cell_type === 'markdown')
      .map(({ source }) => [source].flat().join(''))
  } catch {
    // Some are invalid on purpose.
    return []
  }
}
