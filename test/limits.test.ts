import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exportTaskRunOutput } from '../src/convert.ts'
import { PlatenError } from '../src/errors.ts'
import { type Limits, limits, limitsOf } from '../src/limits.ts'
import type { JsonObject } from '../src/model/json.ts'
import type { Cell, MimeBundle } from '../src/model/notebook.ts'
import { WIDGET_STATE, WIDGET_VIEW } from '../src/model/widget-types.ts'
import { fromIpynb } from '../src/read/from-ipynb/from-ipynb.ts'
import { fromTaskRun } from '../src/read/from-task-run/from-task-run.ts'
import { parseTaskRun } from '../src/read/from-task-run/parse-task-run.ts'
import { validateNotebook } from '../src/read/validate.ts'
import { redactTaskRun } from '../src/redact/index.ts'
import { detectSource, fromAny } from '../src/sources/index.ts'
import { inflate } from '../src/text/inflate.ts'
import type { Warning } from '../src/warnings.ts'
import { toHtml, toHtmlBytes, toHtmlChunks } from '../src/write/html/page.ts'
import { toIpynb } from '../src/write/ipynb.ts'
import { normalizeIpynb } from '../src/write/normalize/normalize-ipynb.ts'

// Each limit is lowered until an ordinary input meets it: then there is a warning and everything is still to be
// read in the page, or a typed error where nothing could be shown.

/** What an input comes to under these limits; as a page, for limits with a fallback. */
type Run = (
  lowered: Partial<Limits>,
  metadata?: JsonObject,
) => { page?: string; warnings?: readonly Warning[] }

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
  return (lowered, more) => {
    const warnings: Warning[] = []
    const metadata = { language_info: { name: 'python' }, ...more }
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
/** The first of these models. */
const widgets = (models: Record<string, readonly [name: string, state: JsonObject]>): Run => {
  const state = Object.entries(models).map(([id, [name, traits]]) => {
    const model_module = name === 'Foreign' ? 'foreign' : '@jupyter-widgets/controls'
    return [id, { model_name: `${name}Model`, model_module, state: traits }] as const
  })
  const view = output({ [WIDGET_VIEW]: { model_id: Object.keys(models)[0]! } })
  return (lowered) => view(lowered, { widgets: { [WIDGET_STATE]: { state: Object.fromEntries(state) } } })
}
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
      usually: /pl-json-size/,
      instead: /<p class="pl-note">.*nested more than 2 levels.*<pre class="pl-source">.*deep/,
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
    {
      lowered: 4,
      run: output({ 'text/csv': 'a,b\nfirst,1\nsecond,2\nthird,3\n' }),
      usually: /<td>third<\/td>/,
      instead: /<td>second<\/td>.*Showing 2 of 3 rows\./s,
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
      run: widgets({
        a: ['VBox', { children: ['IPY_MODEL_b', 'IPY_MODEL_b'] }],
        b: ['Label', { value: 'a label that is shown twice' }],
      }),
      usually: /twice.*twice/,
      instead: /twice(?!.*twice).*Label, shown above/,
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
    {
      lowered: 10,
      run: code('%%sql\nselect one from two'),
      usually: /hljs-/,
      instead: /select one from two/,
    },
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
  widgetNesting: [
    {
      lowered: 2,
      run: widgets({
        a: ['VBox', { children: ['IPY_MODEL_b'] }],
        b: ['HBox', { children: ['IPY_MODEL_c'] }],
        c: ['Label', { value: 'innermost' }],
      }),
      usually: /<span class="pl-widget-text">innermost/,
      instead: /Widget <code>LabelModel<\/code>.*nested in more than 2 others.*innermost/,
    },
  ],
  widgetData: [
    {
      lowered: 20,
      run: widgets({ a: ['Foreign', { first: 'seen', second: 'x'.repeat(1_234) }] }),
      usually: /<span class="pl-json-string">&quot;xxx/,
      instead: /Widget <code>ForeignModel<\/code>.*seen.*1,2\d\d more characters are in the notebook/s,
    },
  ],
  scriptLength: [
    {
      lowered: 10,
      run: output({ 'application/javascript': 'first(); middle(); last()' }),
      usually: /first\(\); middle\(\); last\(\)/,
      instead: /first\(\); m<\/pre><p class="pl-note">15 more characters are in the notebook/,
    },
  ],
  tableRows: [
    {
      lowered: 1,
      run: output({ 'text/csv': 'a,b\nfirst,1\nsecond,2\n' }),
      usually: /<td>second<\/td>/,
      instead: /<td>first<\/td>.*Showing 1 of 2 rows\./s,
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
      // That a widget is shown as data is said however much of it there is.
      expect(usual.warnings?.filter(({ code }) => code !== 'UNKNOWN_KIND')).toEqual([])
      const { page, warnings } = run({ [name]: lowered })
      expect(page).toMatch(instead!)
      expect(page).not.toMatch(usually!)
      // Elements too deep are flattened, which the sanitiser's warning says without a name.
      const message = expect.stringMatching(
        name === 'htmlNesting' ? /nested/ : new RegExp(`\\(limits\\.${name}\\)$`),
      )
      const isCut = warnings?.every(({ code }) => code === 'TRUNCATED' || code === 'UNKNOWN_KIND')
      const code = isCut ? 'TRUNCATED' : 'FALLBACK'
      expect(warnings).toContainEqual(expect.objectContaining({ code, message }))
    },
  )
})

describe('overrides', () => {
  it('undefined is the default, Infinity is no limit', () => {
    expect(limitsOf(undefined)).toEqual(limits)
    const given = { tableCells: undefined, cells: 0, jsonDepth: Number.POSITIVE_INFINITY } as Partial<Limits>
    expect(limitsOf(given)).toEqual({ ...limits, cells: 0, jsonDepth: Number.POSITIVE_INFINITY })
    const bomb = `|a|b|\n|-|-|\n${'|x|\n'.repeat(60_000)}`
    expect(markdown(bomb)(given).page).not.toContain('<td>')
  })

  const run = { version: 1, meta: { system: 's' }, outputs: [] } as const
  const model = fromTaskRun(run)
  const file = notebook([raw])
  const ENTRIES: { readonly [name: string]: (lowered: Partial<Limits>) => unknown } = {
    toHtml: (lowered) => toHtml(model, { limits: lowered }),
    toHtmlBytes: (lowered) => toHtmlBytes(model, { limits: lowered }),
    toHtmlChunks: (lowered) => [...toHtmlChunks(model, { limits: lowered })],
    toIpynb: (lowered) => toIpynb(model, { limits: lowered }),
    normalizeIpynb: (lowered) => normalizeIpynb(file, { limits: lowered }),
    fromIpynb: (lowered) => fromIpynb(file, { limits: lowered }),
    validateNotebook: (lowered) => validateNotebook(file, { limits: lowered }),
    fromTaskRun: (lowered) => fromTaskRun(run, { limits: lowered }),
    parseTaskRun: (lowered) => parseTaskRun(run, { limits: lowered }),
    exportTaskRunOutput: (lowered) => exportTaskRunOutput(run, { limits: lowered }),
    redaction: (lowered) => redactTaskRun(run, { names: ['a'] }, { limits: lowered }),
    fromAny: (lowered) => fromAny(JSON.stringify(run), { limits: lowered }),
    detectSource: (lowered) => detectSource(run, { limits: lowered }),
  }
  const WRONG: readonly [given: unknown, pointer: string][] = [
    [{ tableCells: Number.NaN }, '/limits/tableCells'],
    [{ tableCells: -1 }, '/limits/tableCells'],
    [{ tableCells: '5' }, '/limits/tableCells'],
    [{ tableCells: null }, '/limits/tableCells'],
    [{ nosuch: 5 }, '/limits/nosuch'],
    [{ markdownlength: 5 }, '/limits/markdownlength'],
    [JSON.parse('{"__proto__": 5}'), '/limits/__proto__'],
    [{ toString: 5 }, '/limits/toString'],
    [null, '/limits'],
    [[5], '/limits'],
    [5, '/limits'],
  ]

  it.each(Object.entries(ENTRIES))('are checked by %s', (_name, entry) => {
    entry({})
    for (const [given, pointer] of WRONG) {
      expect(refusal(() => entry(given as Partial<Limits>))).toMatchObject({
        code: 'INVALID_OPTION',
        pointer,
        help: expect.any(String),
      })
    }
  })
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
