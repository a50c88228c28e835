import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { plainOf, renderAnsi } from '../../../src/render/ansi/ansi.ts'
import { visibleText } from '../../../src/render/visible-controls.ts'
import { stripEscapes } from '../../../src/text/escape-sequence.ts'
import { scopeForTest } from '../../support/scope.ts'
import { textOf } from '../../support/text-of.ts'

type Node = DefaultTreeAdapterTypes.Node

const html = (text: string) => renderAnsi(text, scopeForTest().scope).value

function elements(node: Node): DefaultTreeAdapterTypes.Element[] {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => [...('tagName' in child ? [child] : []), ...elements(child)])
}

describe('renderAnsi', () => {
  it('gives the basic colours classes, for the theme to colour', () => {
    expect(html('\x1b[31mred\x1b[0m \x1b[94;107mx\x1b[0m')).toBe(
      '<span class="pl-ansi-red">red</span> <span class="pl-ansi-bright-blue pl-ansi-bg-bright-white">x</span>',
    )
    expect(html('\x1b[38;5;1;48;5;8mx')).toBe('<span class="pl-ansi-red pl-ansi-bg-bright-black">x</span>')
  })

  it('gives other colours by value', () => {
    expect(html('\x1b[38;5;208mx\x1b[38;5;16my\x1b[38;5;231mz')).toBe(
      '<span class="pl-ansi-rgb" style="--pl-fg:rgb(255,135,0)">x</span><span class="pl-ansi-rgb" style="--pl-fg:rgb(0,0,0)">y</span>' +
        '<span class="pl-ansi-rgb" style="--pl-fg:rgb(255,255,255)">z</span>',
    )
    expect(html('\x1b[1;38;2;1;2;3;48;5;244mx')).toBe(
      '<span class="pl-ansi-bold" style="color:rgb(1,2,3);background-color:rgb(128,128,128)">x</span>',
    )
  })

  it('knows the attributes; hidden text is shown', () => {
    expect(html('\x1b[1;2;3;4;8;9mx')).toBe(
      '<span class="pl-ansi-bold pl-ansi-dim pl-ansi-italic pl-ansi-underline pl-ansi-strike pl-ansi-conceal">x</span>',
    )
  })

  it('swaps colours for inverse text, also those by default', () => {
    expect(html('\x1b[7mx')).toBe('<span class="pl-ansi-inverse-fg pl-ansi-inverse-bg">x</span>')
    expect(html('\x1b[7;31mx')).toBe('<span class="pl-ansi-inverse-fg pl-ansi-bg-red">x</span>')
    expect(html('\x1b[7;31;48;5;208mx')).toBe(
      '<span class="pl-ansi-bg-red" style="color:rgb(255,135,0)">x</span>',
    )
  })

  it('uses as few spans as it can', () => {
    expect(html('\x1b[31ma\x1b[?25lb\x1b[31mc\x1b[0;31md\x1b[1m\x1b[22me\x1b[0m\x1b[32m\x1b[0m f')).toBe(
      '<span class="pl-ansi-red">abcde</span> f',
    )
    expect(html('\x1b[31mone\ntwo')).toBe('<span class="pl-ansi-red">one\ntwo</span>')
  })

  it('reads a traceback of IPython', () => {
    expect(
      html(
        '\x1b[0;32m      1\x1b[0m \x1b[0;32mimport\x1b[0m \x1b[0mfoo\x1b[0m\x1b[0;34m\x1b[0m\x1b[0;34m\x1b[0m\x1b[0m\n',
      ),
    ).toBe('<span class="pl-ansi-green">      1</span> <span class="pl-ansi-green">import</span> foo\n')
  })

  it('reads the output of rich', () => {
    expect(
      html(
        '\x1b[2;36m[10:01]\x1b[0m\x1b[2;36m \x1b[0m\x1b[34mINFO    \x1b[0m \x1b]8;id=8;file:///a.py\x1b\\\x1b[2ma.py\x1b[0m\x1b]8;;\x1b\\',
      ),
    ).toBe(
      '<span class="pl-ansi-cyan pl-ansi-dim">[10:01] </span><span class="pl-ansi-blue">INFO    </span> ' +
        '<span class="pl-ansi-dim">a.py</span>',
    )
  })

  it('links to the web and to mail addresses, and to nothing else', () => {
    const link = (url: string) => html(`\x1b]8;;${url}\x07\x1b[31mt\x1b[0me\x1b]8;;\x07 x`)
    const text = '<span class="pl-ansi-red">t</span>e'
    expect(link('https://a.b/?x=1&y="')).toBe(
      `<a href="https://a.b/?x=1&amp;y=&quot;" rel="noopener noreferrer">${text}</a> x`,
    )
    expect(link('mailto:a@b.c')).toBe(`<a href="mailto:a@b.c" rel="noopener noreferrer">${text}</a> x`)
    for (const url of [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'java&#115;cript:x',
      'data:text/html,x',
      'file:///etc/passwd',
      'vbscript:x',
      '/a',
      '#a',
      'a',
      'https',
      'https:',
      'http://a b',
      'https://a.b/\u202egpj',
      ' javascript:x',
      'blob:https://a.b/1',
    ]) {
      expect(link(url)).toBe(`${text} x`)
    }
    expect(html('see https://a.b')).toBe('see https://a.b')
  })

  it('ends links and colours with the text', () => {
    expect(html('\x1b]8;;http://a.b\x07x\x1b[1my')).toBe(
      '<a href="http://a.b" rel="noopener noreferrer">x<span class="pl-ansi-bold">y</span></a>',
    )
  })

  it('shows the same text, and makes no elements but span and a', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '\x1b',
        '\x1b[',
        '\x1b]8;;',
        'https://a.b',
        '\x07',
        '\x1b\\',
        '\x9b',
        '\x9d',
        '31',
        ';',
        'm',
        '<b>',
        '&amp;',
        '"',
        '\r\n',
      ),
      fc.tuple(fc.nat(110), fc.nat(110)).map(([a, b]) => `\x1b[${a};${b}m`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const tree = parseFragment(`<pre>\n${html(text)}</pre>`)
        expect(textOf(tree)).toBe(visibleText(stripEscapes(text)))
        for (const { tagName, attrs } of elements(tree).slice(1)) {
          expect(['span', 'a']).toContain(tagName)
          expect(['class', 'style', 'title', 'href', 'rel']).toEqual(
            expect.arrayContaining(attrs.map(({ name }) => name)),
          )
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('takes linear time', () => {
    for (const piece of [
      '\x1b',
      '\x1b[1mX\x1b[22mY',
      '\x1b]',
      '\x9d',
      '\x1b]8;;http://a.b\x07x',
      '\x1b[1;',
      '\u202e',
      '\x1b[38;2;1;2;3mx',
    ]) {
      html(piece.repeat(100_000))
    }
    html(`\x1b[${'1;'.repeat(300_000)}m`)
    html(`\x1b]8;;http://${'a'.repeat(2000)}\x07${'\x1b[1mx\x1b[0my'.repeat(50_000)}`)
  })
})

describe('plainOf', () => {
  it('is what a reader sees', () => {
    expect(plainOf('\x1b[31mValue\x1b[0mError: \x00 \u202e <b>')).toBe('ValueError: ␀ U+202E <b>')
  })
})
