import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import type { CodeCell, Notebook } from '../../src/model/notebook.ts'
import { type StableOptions, stable } from '../../src/transforms/stable.ts'
import { deepFreeze } from './deep-freeze.ts'
import { code, display, error, firstCode, markdown, notebookOf, stream } from './notebooks.ts'

const OFF: StableOptions = {
  executionCounts: false,
  timing: false,
  durations: false,
  addresses: false,
  temporaryPaths: false,
  widgetIds: false,
  randomIds: false,
}

/** What a stream with this text becomes. */
function streamOf(text: string, options?: StableOptions): string {
  const { outputs } = firstCode(stable(options)(notebookOf(code([stream(text)]))))
  return outputs[0]?.output_type === 'stream' ? outputs[0].text : ''
}

function outputsOf(notebook: Notebook): readonly CodeCell['outputs'][] {
  return notebook.cells.flatMap((cell) => (cell.cell_type === 'code' ? [cell.outputs] : []))
}

describe('stable: addresses', () => {
  it.each([
    ['<Figure at 0x7f80df785780> <A at 0x7f80df785781>', '<Figure at 0x…1> <A at 0x…2>'],
    ['<A at 0x7F80DF785780> <A at 0x00007f80df785780>', '<A at 0x…1> <A at 0x…1>'],
    ['\x1b[31m0x7f80df785780\x1b[0m', '\x1b[31m0x…1\x1b[0m'],
    ['&lt;A at 0xb7c0ffee&gt;', '&lt;A at 0x…1&gt;'],
    ['Ptr{Nothing} @0x00007f80df785780', 'Ptr{Nothing} @0x…1'],
    ['org.apache.spark.SparkSession@3b2c1a9f [I@1b6d3586', 'org.apache.spark.SparkSession@…1 [I@…2'],
  ])('%j', (before, after) => expect(streamOf(before)).toBe(after))

  it.each([
    '0xff00aa 0xdeadbeef 0x1F',
    `0x${'ab'.repeat(20)}`,
    'data:image/png;base64,AAAA/0x123456789a+0x123456789b',
    'bob@facade.org Bob@123456.example',
    'at 0x12',
  ])('leaves %j alone', (text) => expect(streamOf(text)).toBe(text))

  it('are all the same where asked', () => {
    expect(streamOf('0x7f80df785780 at 0x7f80df785781 A@1b6d3586', { addresses: 'same' })).toBe(
      '0x… at 0x… A@…',
    )
  })

  it('are the same number in all of the notebook, and counted anew in each', () => {
    const one = notebookOf(
      code([stream('at 0x7f80df785780')]),
      code([
        display({
          'application/vnd.jupyter.stderr': 'at 0x7f80df785781',
          'application/json': { a: ['at 0x7f80df785780'] },
        }),
      ]),
    )
    const transform = stable()
    expect(outputsOf(transform(one))).toEqual([
      [stream('at 0x…1')],
      [display({ 'application/vnd.jupyter.stderr': 'at 0x…2', 'application/json': { a: ['at 0x…1'] } })],
    ])
    expect(transform(one)).toEqual(transform(one))
  })
})

describe('stable: temporary paths', () => {
  it.each([
    [
      'wrote /tmp/tmpab12_x.csv, /tmp/tmpzz/a.txt and /tmp/tmpab12_x.csv.',
      'wrote /tmp/…1.csv, /tmp/…2/a.txt and /tmp/…1.csv.',
    ],
    ['/tmp/report.csv', '/tmp/report.csv'],
    [
      '\x1b[0;32m/tmp/ipykernel_93010/3447948156.py\x1b[0m in',
      '\x1b[0;32m/tmp/ipykernel_…/3447948156.py\x1b[0m in',
    ],
    ['"/var/folders/xc/sptt9bk14s34rgxt7453p03r0000gp/T/ipykernel_930/34.py"', '"/tmp/ipykernel_…/34.py"'],
    ['/private/var/folders/xc/sp_tt9/T/tmpa1', '/tmp/…1'],
    ['/private/tmp/x1 /var/tmp/x1', '/tmp/…1 /tmp/…1'],
    ['C:\\Users\\Jo Doe\\AppData\\Local\\Temp\\tmp12\\a', '/tmp/…1\\a'],
    ["'C:\\\\Users\\\\jo\\\\AppData\\\\Local\\\\Temp\\\\ipykernel_5\\\\7.py'", "'/tmp/ipykernel_…\\\\7.py'"],
    ['file:///tmp/svelte_g3iLlo/S_3.html', 'file:///tmp/…1/S_3.html'],
    ['/tmp/pytest-of-jo/pytest-12/t0/x', '/tmp/pytest-…/t0/x'],
  ])('%j', (before, after) => expect(streamOf(before)).toBe(after))

  it.each(['~/tmp/a1', 'https://h.example/tmp/a1', './tmp/a1', '/tmpfs/a1', '$HOME/tmp/a1', '+/tmp/a1'])(
    'leaves %j alone',
    (text) => expect(streamOf(text)).toBe(text),
  )
})

describe('stable: durations and dates', () => {
  it.each([
    [
      'CPU times: user 19min 6s, sys: 2 s, total: 21min\nWall time: 12min 28s\n',
      'CPU times: …\nWall time: …\n',
    ],
    ['536 ms ± 15.9 ms per loop (mean ± std. dev. of 7 runs, 1 loop each)', '… per loop'],
    ['1min 8s ± 0 ns per loop (mean ± std. dev. of 1 run, 1 loop each)', '… per loop'],
    ['1000 loops, best of 3: 1.2 ms per loop', '… per loop'],
    [' 15/15 [00:03<00:00,  4.5it/s]', ' 15/15 […]'],
    ['12:00:00 1.5 ms [12, 30]', '12:00:00 1.5 ms [12, 30]'],
  ])('%j', (before, after) => expect(streamOf(before)).toBe(after))

  it('leaves dates unless asked', () => {
    const text = '2024-01-02 03:04:05,678 INFO; 2024-01-02T03:04:05.6+01:00; 2024-01-02'
    expect(streamOf(text)).toBe(text)
    expect(streamOf(text, { dates: true })).toBe('0000-00-00 00:00:00 INFO; 0000-00-00T00:00:00; 2024-01-02')
  })
})

describe('stable: execution counts', () => {
  const trace =
    'Cell \x1b[0;32mIn[40], line 1\x1b[0m Input In [41] <ipython-input-99-0f1f376cfea0> &lt;ipython-input-41-0f1f376cfea0'

  it('are numbered in order, in results and in tracebacks', () => {
    const notebook = notebookOf(
      { ...code([error(trace)]), execution_count: 40 },
      { ...code([]), execution_count: null },
      {
        ...code([{ output_type: 'execute_result', execution_count: 41, data: {}, metadata: {} }]),
        execution_count: 41,
      },
    )
    const { cells } = stable()(notebook)
    expect(cells.map((cell) => cell.cell_type === 'code' && cell.execution_count)).toEqual([1, null, 2])
    expect(cells[0]).toMatchObject({
      outputs: [
        {
          traceback: [
            'Cell \x1b[0;32mIn[1], line 1\x1b[0m Input In [2] <ipython-input-…-0f1f376cfea0> &lt;ipython-input-2-0f1f376cfea0',
          ],
        },
      ],
    })
    expect(cells[2]).toMatchObject({ outputs: [{ execution_count: 2 }] })
  })

  it('of the cell itself come first where several have the same', () => {
    const twice = [4, 4].map((count) => ({ ...code([error('In[4]')]), execution_count: count }))
    expect(outputsOf(stable()(notebookOf(...twice)))).toMatchObject([
      [{ traceback: ['In[1]'] }],
      [{ traceback: ['In[2]'] }],
    ])
  })
})

describe('stable: metadata', () => {
  it('loses times only', () => {
    const cell = code([], {
      tags: ['a'],
      execution: { 'iopub.execute_input': '2020' },
      ExecuteTime: { end_time: '2020' },
      papermill: { status: 'completed', duration: 1, start_time: 'x', end_time: 'y' },
      executionInfo: { elapsed: 3, user: { id: '1' } },
    })
    const notebook: Notebook = {
      ...notebookOf({ ...cell, execution_count: null }),
      metadata: { papermill: { duration: 2, version: '2' } },
      run: { system: 's', startTime: 1, endTime: 2, durations: { total: 1 } },
    }
    const result = stable()(notebook)
    expect(result.cells[0]?.metadata).toEqual({ tags: ['a'], papermill: { status: 'completed' } })
    expect(result.metadata).toEqual({ papermill: { version: '2' } })
    expect(result.run).toEqual({ system: 's' })
    expect(stable(OFF)(notebook)).toBe(notebook)
  })
})

describe('stable: ids', () => {
  it('of a notebook run again with other ids become the same', () => {
    expect(stable()(widgets('a', 'b', 'c'))).toEqual(stable()(widgets('d', 'e', 'f')))
    expect(stable()(reordered(widgets('f', 'a', 'd')))).toEqual(stable()(widgets('a', 'b', 'c')))
  })

  it('of models that are not shown go by content, and by that of what they refer to', () => {
    const saved = (boxes: readonly string[], leaves: readonly string[]): Notebook => {
      const state = [
        ...boxes.map((id, i) => [
          id.repeat(32),
          { state: { children: [`IPY_MODEL_${leaves[i]!.repeat(32)}`] } },
        ]),
        ...leaves.map((id, i) => [id.repeat(32), { state: { value: i } }]),
      ].sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1))
      const type = 'application/vnd.jupyter.widget-state+json'
      return { ...notebookOf(), metadata: { widgets: { [type]: { state: Object.fromEntries(state) } } } }
    }
    const expected = stable()(saved(['a', 'b', 'c'], ['d', 'e', 'f']))
    expect(stable()(saved(['f', 'b', 'a'], ['e', 'c', 'd']))).toEqual(expected)
    expect(stable()(saved(['c', 'd', 'e'], ['b', 'f', 'a']))).toEqual(expected)
  })

  it('tie views to their models', () => {
    const { cells, metadata } = stable()(widgets('a', 'b', 'c'))
    const id = (n: number): string => String(n).padStart(32, '0')
    expect(cells[0]).toMatchObject({
      metadata: { colab: { referenced_widgets: [id(1)] } },
      outputs: [{ data: { 'application/vnd.jupyter.widget-view+json': { model_id: id(1) } } }],
    })
    expect(metadata).toMatchObject({
      widgets: {
        'application/vnd.jupyter.widget-state+json': {
          state: { [id(1)]: { state: { children: [`IPY_MODEL_${id(2)}`] } }, [id(2)]: {}, [id(3)]: {} },
        },
      },
    })
    const untouched = widgets('a', 'b', 'c')
    expect(stable({ ...OFF, randomIds: true })(untouched)).toBe(untouched)
  })

  it('that libraries make up are numbered', () => {
    const uuid = '6e0016be-b3a8-4169-a602-345648e36bdd'
    const html = `<div id="${uuid}"><style>#T_ab12c_row0 td#T_ab12c</style><b id="altair-viz-${'ab'.repeat(16)}">`
    const svg = `<path id="m3ed0427e9c"/><use href="#m3ed0427e9c" clip="url(#p9ad5056704)"/><dc:date>2020</dc:date>`
    const json = { [uuid]: uuid.toUpperCase() }
    const [outputs] = outputsOf(
      stable()(
        notebookOf(code([display({ 'text/html': html, 'image/svg+xml': svg, 'application/json': json })])),
      ),
    )
    const first = '00000000-0000-0000-0000-000000000001'
    expect(outputs).toEqual([
      display({
        'text/html': `<div id="${first}"><style>#T_00001_row0 td#T_00001</style><b id="altair-viz-${'2'.padStart(32, '0')}">`,
        'image/svg+xml':
          '<path id="m0000000002"/><use href="#m0000000002" clip="url(#p0000000003)"/><dc:date></dc:date>',
        'application/json': { [first]: first },
      }),
    ])
  })
})

function widgets(box: string, bar: string, spare: string): Notebook {
  const [boxId, barId, spareId] = [box, bar, spare].map((letter) => letter.repeat(32)) as [
    string,
    string,
    string,
  ]
  const view = { 'application/vnd.jupyter.widget-view+json': { model_id: boxId, version_major: 2 } }
  const state: JsonObject = {
    [boxId]: { model_name: 'HBoxModel', state: { children: [`IPY_MODEL_${barId}`] } },
    [barId]: { model_name: 'FloatProgressModel', state: {} },
    [spareId]: { model_name: 'LayoutModel', state: {} },
  }
  const cell = {
    ...code([display(view)], { colab: { referenced_widgets: [boxId] } }),
    id: 'w',
    execution_count: 1,
  }
  return {
    ...notebookOf(cell),
    metadata: { widgets: { 'application/vnd.jupyter.widget-state+json': { state } } },
  }
}

/** With the models in the order of their ids, as files have them. */
function reordered(notebook: Notebook): Notebook {
  const type = 'application/vnd.jupyter.widget-state+json'
  const saved = (notebook.metadata.widgets as JsonObject)[type] as { readonly state: JsonObject }
  const state = Object.fromEntries(Object.entries(saved.state).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { ...notebook, metadata: { widgets: { [type]: { state } } } }
}

describe('stable', () => {
  it('leaves what people wrote and what is base64 alone', () => {
    const text = 'at 0x7f80df785780 /tmp/tmp12 6e0016be-b3a8-4169-a602-345648e36bdd Wall time: 3 s'
    const notebook = notebookOf(
      { ...code([display({ 'image/png': text })]), source: text },
      markdown(text, { note: text }),
    )
    expect(stable()(notebook)).toBe(notebook)
  })

  it('does no more the second time, whatever texts are made of', () => {
    const part = fc.constantFrom(
      ...[
        '0x7f80df785780',
        ' at 0x7f80df7',
        '@1b6d3586',
        'A@1b6d3586',
        '/tmp',
        '/tmp/',
        'tmp12',
        '/private',
        '…1',
        '…',
      ],
      ...[
        '/var/folders/a/b1/T',
        '/pytest-of-a/pytest-1',
        'C:\\Users\\a\\AppData\\Local\\Temp\\',
        'file://',
        'ipykernel_3',
      ],
      ...[
        'In[3]',
        'In [3]',
        'Out[',
        '<ipython-input-3-0f1f376cfea0',
        '12',
        ']',
        '\x1b[31m',
        '\n',
        ' ',
        '.',
        '-',
        'Wall time: ',
        '3 s',
      ],
      ...[
        'CPU times: user ',
        ' ± 1 s per loop (mean a)',
        ' per loop',
        '[00:01<',
        '1 loop, best of 3: ',
        '2024-01-02T03:04:05',
      ],
      ...[
        '6e0016be-b3a8-4169-a602-345648e36bdd',
        'b'.repeat(32),
        'altair-viz-',
        'T_ab12c',
        '"p9ad5056704"',
        '.5Z',
        '00',
      ],
      ...['<dc:date>', 'x</dc:date>', 'IPY_MODEL_'],
    )
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    const output = fc.oneof(
      text.map((value) => stream(value)),
      text.map((value) => error(value, value)),
      fc
        .tuple(text, text)
        .map(([a, b]) => display({ 'text/html': a, 'image/svg+xml': a, 'application/json': { [b]: a } })),
      text.map((value) =>
        display({ 'application/vnd.jupyter.widget-view+json': { model_id: 'b'.repeat(32), value } }),
      ),
    )
    const cell = fc
      .tuple(fc.array(output, { maxLength: 3 }), fc.option(fc.nat({ max: 5 })))
      .map(([outputs, count]) => ({ ...code(outputs), execution_count: count }))
    const options = fc.record<StableOptions>({
      dates: fc.boolean(),
      widgetIds: fc.boolean(),
      randomIds: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 3 }), options, (cells, chosen) => {
        const once = deepFreeze(stable(chosen)(deepFreeze(notebookOf(...cells))))
        expect(stable(chosen)(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('stable: time', () => {
  it('is linear in the text', () => {
    const parts = [
      '/tmp/',
      '/var/folders/',
      'C:\\Users\\',
      'C:\\Users\\a ',
      '/tmp/a.',
      '/tmp/pytest-of-',
      '0x',
      '0x7f',
      ' at 0x',
      'A@',
      'A',
    ]
    const more = [
      'CPU times: user ',
      'Wall time: 1 s ',
      '1 s ± ',
      '1 s ± 1 s per loop (mean ',
      '[00:01<',
      '1',
      '1.',
      '2024-01-',
      '0123456789abcdef',
      '01234567-',
      '\x1b[',
      '\x1b[1;',
      'In[1',
      '<dc:date>',
      'T_abcde',
      '"p',
    ]
    for (const part of [...parts, ...more]) {
      const ratio =
        cost(part.repeat(640_000 / part.length)) / Math.max(cost(part.repeat(80_000 / part.length)), 1_000)
      expect(ratio, JSON.stringify(part)).toBeLessThan(24)
    }
  })
})

/** Microseconds of processor time, the least of three. */
function cost(text: string): number {
  const notebook = notebookOf(code([display({ 'text/html': text })]))
  const transform = stable({ dates: true })
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    transform(notebook)
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...runs)
}
