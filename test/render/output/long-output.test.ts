import { describe, expect, it } from 'vitest'
import type { Output } from '../../../src/index.ts'
import { outputLength } from '../../../src/render/output/long-output.ts'
import { renderOutput } from '../../../src/render/output/output.ts'
import { english } from '../../../src/words/english.ts'
import { scopeForTest } from '../../support/scope.ts'

const stream = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text })
const display = (data: Record<string, string>): Output => ({
  output_type: 'display_data',
  data,
  metadata: {},
})
const error = (lines: number): Output => ({
  output_type: 'error',
  ename: 'E',
  evalue: 'no',
  traceback: Array.from({ length: lines }, (_, i) => `line ${i}`),
})
const lengthOf = (output: Output) => {
  const length = outputLength(output, renderOutput(output, scopeForTest().scope), english)
  return { ...length, label: length.label() }
}
const rows = (count: number) =>
  `<table><thead><tr><th>a</th></tr></thead><tbody>${'<tr><td>1</td></tr>'.repeat(count)}</tbody></table>`

describe('outputLength', () => {
  it.each([
    ['as many lines as fit', stream('a\n'.repeat(40)), false, 'Show all 40 lines (80 bytes)'],
    ['one more', stream('a\n'.repeat(41)), true, 'Show all 41 lines (82 bytes)'],
    ['one more, without a line end', stream(`${'a\n'.repeat(40)}b`), true, 'Show all 41 lines (81 bytes)'],
    ['blank lines first', stream(`${'\n'.repeat(40)}b\n`), true, 'Show all 41 lines (42 bytes)'],
    ['colours', stream('\u001b[31ma\n'.repeat(1500)), true, 'Show all 1,500 lines (10.5 KB)'],
    ['text of another alphabet', stream('é\n'.repeat(50)), true, 'Show all 50 lines (150 bytes)'],
    [
      'so many lines that they come in blocks',
      stream('a\n'.repeat(5000)),
      true,
      'Show all 5,000 lines (10.0 KB)',
    ],
    ['plain text', display({ 'text/plain': 'a\n'.repeat(50) }), true, 'Show all 50 lines (100 bytes)'],
    ['a very long line', display({ 'text/plain': 'a'.repeat(9000) }), true, 'Show the whole line (9.0 KB)'],
    [
      'text beside HTML',
      display({ 'text/html': '<b>x</b>', 'text/plain': 'a\n'.repeat(50) }),
      false,
      'Show all',
    ],
    ['a short table', display({ 'text/html': rows(40) }), false, 'Show all 40 rows'],
    ['a long table', display({ 'text/html': rows(1200) }), true, 'Show all 1,200 rows'],
    ['tables that lay out others', display({ 'text/html': rows(30) + rows(30) }), true, 'Show all'],
    ['an error', error(100), false, 'Show all 100 lines (789 bytes)'],
    ['a long error', error(130), true, 'Show all 130 lines (1.1 KB)'],
  ])('%s', (_name, output, isLong, label) => {
    expect(lengthOf(output)).toEqual({ isLong, label, hasLongLines: /whole line/.test(label) })
  })

  it('wraps a line that nobody would scroll along to the end, but not one whose length is in its colours', () => {
    expect(lengthOf(stream(`${'word '.repeat(300)}\n`))).toMatchObject({ isLong: false, hasLongLines: true })
    expect(lengthOf(stream(`${'\u001b[31mr\u001b[32mg'.repeat(50)}\n`))).toMatchObject({
      hasLongLines: false,
    })
  })
})
