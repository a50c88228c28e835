import fc from 'fast-check'
import hljs from 'highlight.js/lib/core'
import python from 'highlight.js/lib/languages/python'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { scanPythonRepl } from '../../../src/render/highlight/python/repl.ts'
import { scanPython } from '../../../src/render/highlight/python/scan.ts'
import { corpusCode } from '../../support/corpus-code.ts'
import { describeCorpus } from '../../support/requires.ts'
import { textOf } from '../../support/text-of.ts'

const span = (name: string, text: string) => `<span class="hljs-${name}">${text}</span>`
const keyword = (text: string) => span('keyword', text)

describe('Python is marked as highlight.js marks it', () => {
  it.each([
    [
      'if x is not None:',
      `${keyword('if')} x ${keyword('is')} ${keyword('not')} ${span('literal', 'None')}:`,
    ],
    ['# a <b> & c', span('comment', '# a &lt;b&gt; &amp; c')],
    [
      'x = 1_000 + .5e-3j + 0xFF',
      `x = ${span('number', '1_000')} + ${span('number', '.5e-3j')} + ${span('number', '0xFF')}`,
    ],
    ["rb'a\\'b' + '''c\n'd'''", `${span('string', "rb'a\\'b'")} + ${span('string', "'''c\n'd'''")}`],
    ["'open\nx", `${span('string', "'open")}\nx`],
    [
      'def f(self): pass',
      `${keyword('def')} ${span('title function_', 'f')}(${span('variable language_', 'self')}): ${keyword('pass')}`,
    ],
    [
      'class A ( B ):',
      `${keyword('class')} ${span('title class_', 'A')} ( ${span('title class_ inherited__', 'B')} ):`,
    ],
    ['  @a.b(1)', `  ${span('meta', '@a.b')}(${span('number', '1')})`],
    [
      'f\'{x!r:>{w}} {{y}} {"z"}\'',
      span(
        'string',
        `f'${span('subst', '{x!r:&gt;{w}}')} {{y}} ${span('subst', `{${span('string', '"z"')}}`)}'`,
      ),
    ],
    ['a<b>c&d', 'a&lt;b&gt;c&amp;d'],
    ['>>> print(1)', `${span('meta', '&gt;&gt;&gt; ')}${span('built_in', 'print')}(${span('number', '1')})`],
    ['x[1:2]', `x[${span('number', '1')}:${span('number', '2')}]`],
    ['größe = "ß"', `größe = ${span('string', '"ß"')}`],
  ])('%s', (code, marked) => expect(scanPython(code)).toBe(marked))
})

describe('and where Jupyter reads it otherwise, as that', () => {
  it.each([
    [
      '%matplotlib inline\n!pip install x',
      `${span('meta', '%matplotlib')} inline\n${span('meta', '!')}pip install x`,
    ],
    ['a.sum() + sum(b)', `a.sum() + ${span('built_in', 'sum')}(b)`],
    [
      'match x:\n  case 1: y',
      `match x:\n  case ${span('number', '1')}: y`.replace('match', keyword('match')),
    ],
    ['match = re.match(y)', 'match = re.match(y)'],
  ])('%s', (code, marked) => expect(scanPython(code)).toBe(marked))
})

describe('whatever the source', () => {
  const pieces = fc.constantFrom(
    ...'\'|"|"""|\'\'\'|f\'|rb"|{|}|{{|\\|\n|#|<|>|&|&amp;|</span>|@|%|!|>>> |def |class |A|(|)|.|1|.5|0x|1e|_|é| |\t|match |case |:|=|lambda|x.sum'.split(
      '|',
    ),
  )
  const sources = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
    fc.string({ unit: 'grapheme' }),
  )

  it('no character is lost, and all elements are balanced', () => {
    fc.assert(
      fc.property(sources, (code) => {
        fc.pre(!code.includes('\r') && !code.includes('\0'))
        const marked = scanPython(code)
        expect(textOf(parseFragment(`<pre>\n${marked}</pre>`))).toBe(code)
        expect(marked.split('<span').length).toBe(marked.split('</span>').length)
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['nested interpolations', (n: number) => 'f"{'.repeat(n)],
    ['open strings', (n: number) => "f'{\n".repeat(n)],
    ['colons after match', (n: number) => `match ${': '.repeat(n)}x`],
    ['digits', (n: number) => '1_'.repeat(n)],
    ['prefixes', (n: number) => 'rb'.repeat(n)],
    ['long strings that stay open', (n: number) => `"""${'""x'.repeat(n)}`],
  ])('its text is there, also of 100,000 %s', (_name, make) => {
    const code = make(100_000)
    expect(textOf(parseFragment(`<pre>\n${scanPython(code)}</pre>`))).toBe(code)
  })
})

describeCorpus('Python of the corpus', () => {
  it('is marked as highlight.js does, but for a hundredth', () => {
    hljs.registerLanguage('python', python)
    let all = 0
    let same = 0
    for (const code of corpusCode('python')) {
      const ours = classesOf(scanPython(code))
      const theirs = classesOf(hljs.highlight(code, { language: 'python', ignoreIllegals: true }).value)
      expect(ours.length).toBe(theirs.length)
      all += ours.length
      same += ours.filter((name, i) => name === theirs[i]).length
    }
    expect(all).toBeGreaterThan(500_000)
    expect(same / all).toBeGreaterThan(0.99)
  })
})

/** The class of each character: that of the innermost element that has one, parameters aside. */
function classesOf(markup: string): string[] {
  const open: string[] = []
  const classes: string[] = []
  for (const [piece, name] of markup.matchAll(/<span class="([^"]*)">|<\/span>|&#?\w+;|[\s\S]/g)) {
    if (name !== undefined) open.push(name)
    else if (piece === '</span>') open.pop()
    else classes.push(open.findLast((one) => one !== 'hljs-params') ?? '')
  }
  return classes
}

describe('transcripts of the prompt', () => {
  it.each([
    ['>>> x = 1\n1 < 2\n', `${span('meta', '&gt;&gt;&gt; ')}x = ${span('number', '1')}\n1 &lt; 2\n`],
    [
      '>>> if x:\n...     pass\n...\nfor <b>',
      `${span('meta', '&gt;&gt;&gt; ')}${keyword('if')} x:\n${span('meta', '... ')}    ${keyword('pass')}\n...\nfor &lt;b&gt;`,
    ],
    ['no prompt', 'no prompt'],
    ['>>>x', '&gt;&gt;&gt;x'],
  ])('%j', (code, expected) => {
    expect(scanPythonRepl(code)).toBe(expected)
  })
})
