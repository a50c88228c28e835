import { PlatenError } from '../../../src/errors.ts'
import { fromTaskRun } from '../../../src/index.ts'
import { detectSource, fromAny } from '../../../src/sources/index.ts'
import { toHtml } from '../../../src/write/html/page.ts'
import { attempt, fill, type HostileArea, type HostileCase } from './case.ts'

/** Pieces that the text formats give a meaning to, alone and together. */
const PIECES = [
  ...['a', '"', '",', ',', ';', '|', '\t', '\n', '\r\n', ' \n', '""\n', 'a,b\n', '"a\n'],
  ...[
    '# ',
    '#\n',
    '# a\n\n',
    '```\n',
    '~~~',
    '[',
    '[a](',
    '**',
    '- ',
    '- a\n',
    '|-',
    '---|\n',
    'a\n---\n',
    '> ',
  ],
  ...[
    '2026-11-20 04:00:00 ',
    '2026-11-20 04:00:00 ERROR a\n',
    'ERROR ',
    'level=',
    '[INFO] a\n',
    '\u001b[31m',
  ],
  ...[
    'Traceback (most recent call last):\n',
    ' at a\n',
    'a.Error: b\n at c\n',
    'A.',
    'AError',
    'panic: \n',
    '\tgoroutine\n',
  ],
  ...['2026-11-20T04:00:00.0000000Z ##[error]a\n', '2026-11-20T04:00:00.0000000Z ##[group]Run a\n', 'a\tb\t'],
  ...['{"a": 1}\n', '{"a"', '<', '<!--', '<a ', '&amp;', '---\n'],
]

const READERS = ['log', 'table', 'markdown', 'github-actions'] as const

/** Told what it is by its shape, and read as each of them in turn; how they render, other areas ask. */
function textCase(piece: string): HostileCase {
  return {
    name: `a text of ${JSON.stringify(piece)}`,
    prepare: (size) => {
      const text = fill(piece, size)
      return {
        run: () =>
          attempt(() => {
            unlessRefused(() => detectSource(text))
            for (const from of READERS) unlessRefused(() => fromTaskRun(fromAny(text, { from })))
            return { page: toHtml(fromTaskRun(fromAny(text, { from: 'log' }))) }
          }),
        shown: [],
      }
    },
  }
}

function unlessRefused(run: () => unknown): void {
  try {
    run()
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
  }
}

const xmlCase = (
  name: string,
  xml: (size: number) => string,
  refused?: 'INVALID_SOURCE' | 'LIMIT_EXCEEDED',
): HostileCase => ({
  name,
  prepare: (size) => {
    const text = xml(size)
    return {
      run: () => attempt(() => ({ page: toHtml(fromTaskRun(fromAny(text, { from: 'junit' }))) })),
      shown: [],
      ...(refused && { refused }),
    }
  },
})

const XML: readonly HostileCase[] = [
  xmlCase('JUnit XML, deep', (size) => `<testsuite>${fill('<a>', size)}`, 'LIMIT_EXCEEDED'),
  xmlCase(
    'JUnit XML, wide',
    (size) => `<testsuite>${fill('<testcase name="a" classname="b"/>', size)}</testsuite>`,
  ),
  xmlCase(
    'JUnit XML, attributes',
    (size) =>
      `<testsuite>${fill('<testcase/>', 100)}<testcase name="${fill('[[ATTACHMENT|', size)}"/></testsuite>`,
  ),
  xmlCase(
    'JUnit XML, attachments',
    (size) =>
      `<testsuite><testcase><system-out>${fill('[[ATTACHMENT|a', size)}</system-out></testcase></testsuite>`,
  ),
  xmlCase('JUnit XML, entities', (size) => `<testsuite name="${fill('&amp;', size)}"/>`),
  xmlCase(
    'JUnit XML, a document type',
    (size) => `<!DOCTYPE a [${fill('<!ENTITY a "b">', size)}]><testsuite/>`,
    'INVALID_SOURCE',
  ),
]

export const sources: HostileArea = {
  name: 'sources',
  cases: [...PIECES.map(textCase), ...XML],
  sizes: [8_000, 16_000, 32_000, 64_000, 128_000, 256_000],
}
