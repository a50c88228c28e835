import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../src/errors.ts'
import { type Limits, limits } from '../src/limits.ts'
import type { Cell, MimeBundle } from '../src/model/notebook.ts'
import { fromIpynb } from '../src/read/from-ipynb/from-ipynb.ts'
import { fromTaskRun } from '../src/read/from-task-run/from-task-run.ts'
import { inflate } from '../src/text/inflate.ts'
import type { Warning } from '../src/warnings.ts'
import { toHtml } from '../src/write/html/page.ts'
import { toIpynb } from '../src/write/ipynb.ts'

// Each limit is lowered until an ordinary input meets it: then there is a warning and everything is still to be
// read in the page, or a typed error where nothing could be shown.

/** What an input comes to under these limits; as a page, for limits with a fallback. */
type Run = (lowered: Partial<Limits>) => { page?: string; warnings?: readonly Warning[] }

interface LimitCase {
  readonly lowered: number
  readonly run: Run
  /** What the page shows within the limit. */
  readonly usually?: RegExp
  /** What it shows instead. */
  readonly instead?: RegExp
  readonly refused?: true
}

function show(...cells: Cell[]): Run {
  return (lowered) => {
    const warnings: Warning[] = []
    const metadata = { language_info: { name: 'python' } }
    const page = toHtml(
      { nbformat: 4, nbformat_minor: 5, metadata, cells },
      { limits: lowered, onWarning: (warning) => warnings.push(warning) },
    )
    return { page: page.slice(page.indexOf('<main')), warnings }
  }
}

const markdown = (source: string, attachments = {}) =>
  show({ cell_type: 'markdown', id: 'm', metadata: {}, source, attachments })
const code = (source: string) =>
  show({ cell_type: 'code', id: 'c', metadata: {}, source, execution_count: null, outputs: [] })
const output = (data: MimeBundle) =>
  show({
    cell_type: 'code',
    id: 'c',
    metadata: {},
    source: '',
    execution_count: null,
    outputs: [{ output_type: 'display_data', data, metadata: {} }],
  })
const notebook = (cells: readonly object[]) =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 })
const raw = { cell_type: 'raw', id: 'a', metadata: {}, source: 'x' }
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

const CASES: { readonly [name in keyof Limits]: readonly LimitCase[] } = {
  jsonDepth: [
    {
      lowered: 3,
      refused: true,
      run: (lowered) => ({ page: toHtml(fromIpynb(notebook([raw]), { limits: lowered })) }),
    },
    {
      lowered: 2,
      run: output({ 'application/json': '{"a": [[["deep"]]]}' }),
      usually: /<details/,
      instead: /<span class="pl-json-string">.*deep/,
    },
  ],
  cells: [
    {
      lowered: 1,
      refused: true,
      run: (lowered) => ({
        page: toHtml(fromIpynb(notebook([raw, { ...raw, id: 'b' }]), { limits: lowered })),
      }),
    },
    {
      lowered: 1,
      refused: true,
      run: (lowered) => {
        const outputs = [{ kind: 'text', text: 'a' } as const, { kind: 'text', text: 'b' } as const]
        return {
          page: toHtml(fromTaskRun({ version: 1, meta: { system: 's' }, outputs }, { limits: lowered })),
        }
      },
    },
  ],
  markdownLength: [
    {
      lowered: 10,
      run: markdown('*emphasis* in a text'),
      usually: /<em>/,
      instead: /\*emphasis\* in a text/,
    },
  ],
  markdownNesting: [
    {
      lowered: 2,
      run: markdown('> > > > deep'),
      usually: /<blockquote>/,
      instead: /&gt; &gt; &gt; &gt; deep/,
    },
  ],
  tableCells: [
    {
      lowered: 4,
      run: markdown('|head|two|\n|-|-|\n|body|\n|last|'),
      usually: /<td>body/,
      instead: /\|head\|two\|\n\|-\|-\|\n\|body\|\n\|last\|/,
    },
  ],
  repeatedLength: [
    {
      lowered: 50,
      run: markdown('[one][r] [two][r] [three][r]\n\n[r]: https://a.example/a/rather/long/address'),
      usually: />three<\/a>/,
      instead: />one<\/a>.*two three/,
    },
    {
      lowered: 50,
      run: markdown('![a](attachment:i.png) ![b](attachment:i.png)', { 'i.png': { 'image/png': PIXEL } }),
      usually: /<img[^>]*alt="b"/,
      instead: /<img[^>]*alt="a".*b — Image shown above: i\.png/,
    },
    {
      lowered: 50,
      run: markdown('<img src="attachment:i.png" alt="a"> <img src="attachment:i.png" alt="b">', {
        'i.png': { 'image/png': PIXEL },
      }),
      usually: /<img[^>]*alt="b"/,
      instead: /<img[^>]*alt="a".*Image shown above: i\.png/,
    },
  ],
  htmlLength: [
    {
      lowered: 5,
      run: output({ 'text/html': '<b>bold</b>' }),
      usually: /<b>bold<\/b>/,
      instead: /&lt;b&gt;bold&lt;\/b&gt;/,
    },
  ],
  htmlNesting: [
    {
      lowered: 3,
      run: output({ 'text/html': '<div><div><div><div><i>deep</i></div></div></div></div>' }),
      usually: /<i>deep<\/i>/,
      instead: /[^>]*deep(?!<\/i>)/,
    },
  ],
  highlightLength: [
    { lowered: 10, run: code('def function(): pass'), usually: /hljs-/, instead: /def function\(\): pass/ },
  ],
  highlightLineLength: [
    { lowered: 10, run: code('def function(): pass'), usually: /hljs-/, instead: /def function\(\): pass/ },
  ],
  mathLength: [{ lowered: 5, run: markdown('$a + b + c$'), usually: /<math/, instead: /\$a \+ b \+ c\$/ }],
  mathNesting: [
    { lowered: 2, run: markdown('$a_{b_{c_{d}}}$'), usually: /<math/, instead: /\$a_\{b_\{c_\{d\}\}\}\$/ },
  ],
  outputLength: [
    {
      lowered: 5,
      run: output({ 'text/markdown': '*emphasis*' }),
      usually: /<em>/,
      instead: /<pre class="pl-source">\*emphasis\*/,
    },
    {
      lowered: 5,
      run: show({
        cell_type: 'code',
        id: 'c',
        metadata: {},
        source: '',
        execution_count: null,
        outputs: [
          { output_type: 'stream', name: 'stdout', text: '\u001b[31mred as can be' },
          { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[32mgreen as can be'] },
        ],
      }),
      usually: /pl-ansi-red.*pl-ansi-green/s,
      instead: /<pre class="pl-source">red as can be.*<pre class="pl-source">green as can be/s,
    },
  ],
  jsonValues: [
    {
      lowered: 3,
      run: output({ 'application/json': { key: [1, 2, 3] } }),
      usually: /<div class="pl-json">/,
      instead: /<pre class="pl-source">\{\n {2}&quot;key&quot;: \[/,
    },
    {
      lowered: 3,
      run: output({ 'application/vnd.a+json': '{"key": [1, 2, 3]}' }),
      usually: /<div class="pl-json">/,
      instead: /<pre class="pl-source">\{&quot;key&quot;: \[1, 2, 3\]\}/,
    },
  ],
  documentLength: [
    { lowered: 100, refused: true, run: markdown('text') },
    {
      lowered: 50,
      refused: true,
      run: (lowered) => ({ page: toIpynb(fromIpynb(notebook([raw])), { limits: lowered }) }),
    },
  ],
  decompressedBytes: [
    {
      lowered: 10,
      refused: true,
      run: ({ decompressedBytes }) => {
        const zipped = gzipSync('x'.repeat(100))
        const bytes = inflate(
          zipped,
          'gzip',
          decompressedBytes === undefined ? {} : { maxBytes: decompressedBytes },
        )
        return { page: new TextDecoder().decode(bytes) }
      },
    },
  ],
}

const NAMES = Object.keys(limits) as (keyof Limits)[]

describe('limits', () => {
  it('all have a case here', () => {
    expect(Object.keys(CASES).sort()).toEqual([...NAMES].sort())
  })

  it.each(NAMES.flatMap((name) => CASES[name].map((one, i) => [`${name}, ${i + 1}`, name, one] as const)))(
    '%s',
    (_title, name, { lowered, run, usually, instead, refused }) => {
      const usual = run({})
      if (refused) {
        expect(usual.page).toBeTruthy()
        expect(refusal(() => run({ [name]: lowered }))).toMatchObject({
          code: 'LIMIT_EXCEEDED',
          help: expect.any(String),
        })
        return
      }
      expect(usual.page).toMatch(usually!)
      expect(usual.warnings).toEqual([])
      const { page, warnings } = run({ [name]: lowered })
      expect(page).toMatch(instead!)
      expect(page).not.toMatch(usually!)
      expect(warnings).toContainEqual(expect.objectContaining({ code: 'FALLBACK' }))
    },
  )
})

function refusal(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('it was not refused')
}
