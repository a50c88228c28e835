import { describe, expect, it } from 'vitest'
import type { ErrorOutput, StreamOutput } from '../../../src/model/notebook.ts'
import type { OutputItem } from '../../../src/model/task-run.ts'
import { JsonNumber } from '../../../src/text/json/number.ts'
import { cellsOf, displaysOf, notebookOf, outputsOf, withWarnings } from './run.ts'

const first = <T>(values: readonly T[]): T => values[0]!

describe('logs', () => {
  it('are a stream, as they are', () => {
    const text = '\u001b[31mred\u001b[0m\r\nplain'
    expect(displaysOf({ kind: 'logs', text, stream: 'stderr' })).toEqual([
      { output_type: 'stream', name: 'stderr', text },
    ])
  })

  it('put time in UTC, level and logger before each structured line', () => {
    const lines = [
      { message: 'start', timestamp: Date.UTC(2026, 10, 20, 4, 0, 12, 5), level: 'INFO', logger: 'app.main' },
      { message: 'half a millisecond', timestamp: 1_700_000_000_000.5 },
      { message: 'two\nlines', timestamp: '20/Nov 04:00', level: '' },
      { message: 'no date has this', timestamp: 1e300 },
      { message: 'bare' },
    ]
    const stream = first(displaysOf({ kind: 'logs', text: 'before', lines })) as unknown as StreamOutput
    expect(stream.text.split('\n')).toEqual([
      'before',
      '2026-11-20T04:00:12.005Z INFO app.main: start',
      '2023-11-14T22:13:20.0005Z half a millisecond',
      '20/Nov 04:00 two',
      'lines',
      '1e+300 no date has this',
      'bare',
      '',
    ])
  })

  it.each([
    ['ERROR', '\u001b[31mERROR\u001b[39m'],
    ['critical', '\u001b[31mcritical\u001b[39m'],
    ['Warn', '\u001b[33mWarn\u001b[39m'],
    ['INFO', 'INFO'],
    // Somebody's own colours are theirs.
    ['\u001b[35mERROR\u001b[0m', '\u001b[35mERROR\u001b[0m'],
  ])('colour levels of trouble in lines that are composed: %s', (level, shown) => {
    const lines = [{ message: 'ERROR', level }]
    const [stream] = displaysOf({ kind: 'logs', lines }) as unknown as StreamOutput[]
    expect(stream!.text).toBe(`${shown} ERROR\n`)
  })

  it('say so where there is nothing', () => {
    expect(first(displaysOf({ kind: 'logs' })).data['text/plain']).toBe('No output.')
  })
})

describe('error', () => {
  const traceback =
    'Traceback (most recent call last):\n  File "a.py", line 1\nZeroDivisionError: division by zero\n'
  const errorOf = (item: Partial<Extract<OutputItem, { kind: 'error' }>>) =>
    first(outputsOf(first(cellsOf({ kind: 'error', name: 'E', message: 'why', ...item })))) as ErrorOutput

  it('splits a traceback into lines', () => {
    expect(errorOf({ name: 'ZeroDivisionError', message: 'division by zero', traceback })).toEqual({
      output_type: 'error',
      ename: 'ZeroDivisionError',
      evalue: 'division by zero',
      traceback: traceback.trimEnd().split('\n'),
    })
  })

  it('keeps frames and their ANSI escapes', () => {
    const frames = [
      '\u001b[0;31m---\u001b[0m',
      'Cell In[1]\n----> 1 1/0\n',
      '\u001b[0;31mE\u001b[0m: wh\u001b[1my',
    ]
    expect(errorOf({ traceback: frames }).traceback).toEqual([
      frames[0],
      'Cell In[1]\n----> 1 1/0',
      frames[2],
    ])
  })

  it('adds the message to a traceback that does not say it', () => {
    expect(errorOf({ traceback: 'at f (a.js:1)' }).traceback).toEqual(['at f (a.js:1)', 'E: why'])
    expect(errorOf({ traceback: '' }).traceback).toEqual([])
    expect(errorOf({}).traceback).toEqual([])
  })
})

describe('image', () => {
  it('has its own MIME type, alternative text and size', () => {
    const image = {
      kind: 'image',
      mimeType: 'image/png',
      data: 'aGk=',
      alt: 'A plot',
      width: 640,
      height: 480,
    } as const
    expect(displaysOf(image)).toEqual([
      {
        output_type: 'display_data',
        data: { 'image/png': 'aGk=', 'text/plain': 'A plot' },
        metadata: { 'image/png': { alt: 'A plot', width: 640, height: 480 } },
      },
    ])
  })

  it('keeps SVG as text', () => {
    const image = { kind: 'image', mimeType: 'image/svg+xml', data: '<svg/>' } as const
    expect(displaysOf(image)).toEqual([
      { output_type: 'display_data', data: { 'image/svg+xml': '<svg/>' }, metadata: {} },
    ])
  })

  it('keeps what is no MIME type', () => {
    const { notebook, warnings } = withWarnings([{ kind: 'image', mimeType: 'png', data: 'aGk=' }])
    expect(notebook.cells[0]!.metadata.platen).toMatchObject({ mimeType: 'png' })
    expect(warnings).toMatchObject([{ code: 'INVALID_DATA', pointer: '/outputs/0/mimeType' }])
  })
})

describe('file', () => {
  it('holds its content under its own MIME type, with its name', () => {
    const pdf = { kind: 'file', name: 'a.pdf', mimeType: 'application/PDF', data: 'aGkh' } as const
    expect(displaysOf(pdf)).toEqual([
      {
        output_type: 'display_data',
        data: { 'application/pdf': 'aGkh', 'text/plain': 'a.pdf (application/PDF, 3 bytes)' },
        metadata: { 'application/pdf': { filename: 'a.pdf', mimeType: 'application/PDF' } },
      },
    ])
  })

  it.each(['text/html', 'text/csv', 'application/json', 'image/svg+xml', 'application/x-tar', 'nonsense'])(
    'is never shown as %s, but offered as bytes',
    (mimeType) => {
      const display = first(displaysOf({ kind: 'file', name: 'a', mimeType, data: 'PGI+' }))
      expect(display.data['application/octet-stream']).toBe('PGI+')
      expect(Object.keys(display.data)).not.toContain(mimeType)
      expect(display.metadata).toEqual({ 'application/octet-stream': { filename: 'a', mimeType } })
    },
  )

  it('is a link where the content is elsewhere', () => {
    const [display] = displaysOf({ kind: 'file', name: '<b>', size: 1_500_000, url: 'https://x.y/?a=1&b=2' })
    expect(display!.data).toEqual({
      'text/html': '<p><a href="https://x.y/?a=1&amp;b=2">&lt;b&gt;</a> (1.5 MB)</p>',
      'text/plain': '<b> (1.5 MB) https://x.y/?a=1&b=2',
    })
  })

  it('shows an address that must not be a link', () => {
    const [display] = displaysOf({ kind: 'file', name: 'a', url: 'javascript:alert(1)' })
    expect(display!.data['text/html']).toBe('<p><strong>a</strong> <code>javascript:alert(1)</code></p>')
  })
})

describe('params', () => {
  const item: OutputItem = {
    kind: 'params',
    params: [
      { name: 'n', value: 3, type: 'int' },
      { name: 'a b', value: null },
    ],
  }

  it('are a code cell tagged for Papermill, in Python by default', () => {
    const { cells, metadata } = notebookOf([item])
    expect(cells).toMatchObject([
      {
        cell_type: 'code',
        source: 'n = 3  # int\n# a b: null',
        metadata: { tags: ['parameters'], platen: { kind: 'params', params: item.params } },
      },
    ])
    expect(metadata.language_info).toEqual({ name: 'python' })
  })

  it.each([
    [{ language_info: { name: 'R' } }, 'n <- 3  # int'],
    [{ kernelspec: { name: 'julia-1.10', display_name: '' } }, 'n = 3  # int'],
    [{ kernelspec: { name: 'ir', display_name: 'R' } }, 'n <- 3  # int'],
    [{ kernelspec: { name: 'x', display_name: '', language: 'scala' } }, 'val n = 3  // int'],
    [{ language_info: { name: 'sql' } }, '-- n: 3  (int)'],
  ])('are in the language of the notebook beside them: %j', (metadata, line) => {
    const content = { nbformat: 4, nbformat_minor: 5, metadata, cells: [] }
    const { cells } = notebookOf([{ kind: 'notebook', content }, item])
    const cell = cells.find(({ metadata: { tags } }) => tags !== undefined)
    expect(cell!.source.split('\n')[0]).toBe(line)
  })
})

describe('values', () => {
  it('are a line where they are short', () => {
    expect(first(displaysOf({ kind: 'value', name: '<n>', value: new JsonNumber('1.0') })).data).toEqual({
      'text/html': '<p><strong>&lt;n&gt;</strong>: 1.0</p>',
      'text/plain': '<n>: 1.0',
    })
    expect(first(displaysOf({ kind: 'value', value: 'done' })).data).toEqual({ 'text/plain': 'done' })
  })

  it('are text or JSON under their name where they are not', () => {
    expect(
      displaysOf({ kind: 'value', name: 'n', value: 'a\nb' }).map(({ data }) => data['text/plain']),
    ).toEqual(['n', 'a\nb'])
    const [label, json] = displaysOf({ kind: 'value', name: 'n', value: { b: [1], a: null } })
    expect(label!.data['text/plain']).toBe('n')
    expect(json!.data).toEqual({
      'application/json': { b: [1], a: null },
      'text/plain': '{\n  "b": [\n    1\n  ],\n  "a": null\n}',
    })
  })
})

describe('checks', () => {
  const checks = [
    { name: 'a', status: 'passed', group: 'net' },
    { name: 'b', status: 'passed', group: 'disk', duration: 1_500 },
    {
      name: 'c',
      status: 'failed',
      group: 'disk',
      severity: 'high',
      message: '<full>',
      remediation: 'delete',
    },
    { name: 'd', status: 'warning' },
  ] as const

  it('count, then list what needs attention first', () => {
    const [counts, table] = displaysOf({ kind: 'checks', checks })
    expect(counts!.data['text/plain']).toBe('4 in all: 1 failed, 1 warning, 2 passed')
    expect(counts!.data['text/html']).toContain('<span class="check-failed">1 failed</span>')
    const markup = String(table!.data['text/html'])
    expect(markup.match(/scope="row(?:group)?">[^<]*/g)).toEqual(
      ['row">d', 'rowgroup">disk', 'row">c', 'row">b', 'rowgroup">net', 'row">a'].map(
        (end) => `scope="${end}`,
      ),
    )
    expect(markup).toContain('<tbody>\n<tr><th colspan="6" scope="rowgroup">disk</th></tr>')
    expect(markup).toContain('<th scope="row">c</th><td>high</td><td>&lt;full&gt;</td><td>delete</td>')
    expect(markup).toContain('1.5 s')
  })

  it('say so where there are none', () => {
    expect(first(displaysOf({ kind: 'checks', checks: [] })).data['text/plain']).toBe('No checks.')
  })
})

describe('progress', () => {
  it.each([
    [{ value: 37, total: 50, unit: 'days' }, '━━━━━━━━━━━━━━────── 74% (37 of 50 days)'],
    [{ value: 99.99 }, '━━━━━━━━━━━━━━━━━━━─ 99.9%'],
    [{ value: 100 }, '━━━━━━━━━━━━━━━━━━━━ 100%'],
    [{ value: 250, total: 100 }, '━━━━━━━━━━━━━━━━━━━━ 250%'],
    [{ value: -1 }, '──────────────────── -1%'],
    [{ value: 3, total: 0 }, '3 of 0'],
  ])('%j', (progress, text) => {
    const display = first(displaysOf({ kind: 'progress', label: 'Load', ...progress }))
    expect(display.data['text/plain']).toBe(`Load: ${text}`)
    expect(display.data['application/vnd.platen.progress+json']).toMatchObject({
      label: 'Load',
      total: 100,
      ...progress,
    })
  })
})

describe('metrics', () => {
  it('have only the columns some metric needs', () => {
    const html = (metrics: Extract<OutputItem, { kind: 'metrics' }>['metrics']) =>
      String(first(displaysOf({ kind: 'metrics', metrics })).data['text/html'])
    expect(html([{ name: 'rmse', value: 0.1 }])).toContain(
      '<th scope="col">Metric</th><th scope="col" class="num">Value</th></tr>',
    )
    expect(html([{ name: 'rmse', value: 0.1, step: 1, timestamp: 0 }])).toContain(
      '<td>1970-01-01T00:00:00.000Z</td>',
    )
  })
})

describe('links and references', () => {
  it('are Markdown that data cannot leave', () => {
    expect(cellsOf({ kind: 'link', label: '[x](y) *a*', url: 'https://x.y/<b>' })[0]!.source).toBe(
      '[\\[x\\]\\(y\\) \\*a\\*](<https://x.y/%3Cb%3E>)',
    )
    expect(cellsOf({ kind: 'link', url: 'javascript:x' })[0]!.source).toBe('javascript\\:x')
  })

  it('say what a run is and how it ended', () => {
    const state = { lifecycle: 'ended', result: 'failed', message: 'no *space*' } as const
    const [cell] = cellsOf({ kind: 'ref', type: 'run', id: '17', label: 'Load', url: 'https://x.y', state })
    expect(cell!.source).toBe('run: [Load](<https://x.y>) (17) — failed, no \\*space\\*')
    expect(cell!.metadata.platen).toEqual({
      kind: 'ref',
      ref: { type: 'run', id: '17', label: 'Load', url: 'https://x.y', state },
    })
  })
})

describe('text, Markdown, HTML and JSON', () => {
  it('are what they are', () => {
    expect(cellsOf({ kind: 'markdown', text: '# *a*' })[0]).toMatchObject({
      cell_type: 'markdown',
      source: '# *a*',
    })
    expect(first(displaysOf({ kind: 'html', html: '<b>a</b>' })).data).toEqual({ 'text/html': '<b>a</b>' })
    expect(first(displaysOf({ kind: 'text', text: ' a\tb' })).data).toEqual({ 'text/plain': ' a\tb' })
    expect(first(displaysOf({ kind: 'json', value: [] })).data).toEqual({
      'application/json': [],
      'text/plain': '[]',
    })
  })
})

describe('what is not known', () => {
  it('is JSON under its name', () => {
    const [label, json] = displaysOf({ kind: 'unknown', type: 'holo/cube', value: { faces: 6 } })
    expect(label!.data['text/plain']).toBe('holo/cube')
    expect(json!.data['application/json']).toEqual({ faces: 6 })
  })

  it.each(['hologram', '__proto__', 'constructor', ''])('also where the kind is %j', (kind) => {
    const item = { kind, faces: 6 }
    const { notebook, warnings } = withWarnings([item as never])
    expect(warnings).toMatchObject([{ code: 'UNKNOWN_KIND', pointer: '/outputs/0/kind' }])
    const [label, json] = outputsOf(notebook.cells[0]) as ReturnType<typeof displaysOf>
    expect(label!.data['text/plain']).toBe(kind)
    expect(json!.data['application/json']).toEqual(item)
  })
})

describe('what every item may carry', () => {
  it('is a heading that data cannot leave', () => {
    const [heading] = cellsOf({ kind: 'text', text: '', title: ' 1. *a*\n# b ' })
    expect(heading).toMatchObject({
      cell_type: 'markdown',
      source: '## 1\\. \\*a\\* \\# b',
      metadata: { platen: { kind: 'heading', heading: '1. *a*\n# b' } },
    })
  })

  it.each([
    [{ omitted: 1_234, unit: 'rows', reason: 'Too long.' }, '1,234 rows left out. Too long.'],
    [{ omitted: 1, unit: 'bytes' }, '1 byte left out.'],
    [{ omitted: 5 }, '5 left out.'],
    [{ unit: 'lines' }, 'some lines left out.'],
    [{}, 'some of it left out.'],
  ] as const)('tells the reader and programs what is missing: %j', (truncated, words) => {
    const [cell] = cellsOf({ kind: 'logs', text: 'a', truncated })
    const note = outputsOf(cell)[1] as ReturnType<typeof displaysOf>[0]
    expect(note.data['text/plain']).toBe(`Truncated by the job system: ${words}`)
    expect(cell!.metadata.platen).toEqual({ kind: 'logs', truncated })
  })

  it('tells so below Markdown too', () => {
    const [, note] = cellsOf({ kind: 'markdown', text: 'a', truncated: { reason: '*why*' } })
    expect(note!.source).toBe('> Truncated by the job system\\: some of it left out\\. \\*why\\*')
  })

  it('keeps what the vendor said', () => {
    const [cell] = cellsOf({ kind: 'text', text: 'a', vendor: { x: 1 } })
    expect(cell!.metadata.platen).toEqual({ kind: 'text', vendor: { x: 1 } })
  })
})
