import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import type { JsonObject, JsonValue } from '../../../src/model/json.ts'
import type { CodeCell } from '../../../src/model/notebook.ts'
import { fromIpynb } from '../../../src/read/from-ipynb/from-ipynb.ts'
import { validateNotebook } from '../../../src/read/validate.ts'
import { JsonNumber } from '../../../src/text/json/number.ts'
import { parseJson } from '../../../src/text/json/parse.ts'
import { writeJson } from '../../../src/text/json/write.ts'
import { toIpynb } from '../../../src/write/ipynb.ts'
import { damage } from '../../support/damage.ts'
import { chooser, looseFile } from '../../support/loose-file.ts'
import { anyNotebook } from '../../support/notebook-arbitrary.ts'
import { FULL } from '../../support/requires.ts'

const CODE = { cell_type: 'code', id: 'c', metadata: {}, source: '', outputs: [], execution_count: null }
const MARKDOWN = { cell_type: 'markdown', id: 'm', metadata: {}, source: '' }

function file(cells: readonly unknown[], rest: object = {}): string {
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...rest })
}

/** The notebook and what was repaired, as `pointer: message`. The result has to be valid whatever the input was. */
function read(text: string) {
  const repairs: string[] = []
  const notebook = fromIpynb(text, {
    onWarning: ({ code, pointer, message }) => repairs.push(`${code} ${pointer}: ${message}`),
  })
  expect(validateNotebook(toIpynb(notebook)).violations).toEqual([])
  return { notebook, repairs, cells: notebook.cells, cell: notebook.cells[0]! }
}

function readCode(cell: object) {
  const result = read(file([{ ...CODE, ...cell }]))
  return { ...result, cell: result.cell as CodeCell }
}

function failure(input: string | Uint8Array | object): PlatenError {
  try {
    fromIpynb(input)
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('fromIpynb reads what is right', () => {
  it('takes text, bytes and an ArrayBuffer', () => {
    const text = file([CODE])
    const bytes = new TextEncoder().encode(text)
    expect(fromIpynb(bytes)).toEqual(fromIpynb(text))
    expect(fromIpynb(bytes.buffer)).toEqual(fromIpynb(text))
  })

  it('joins lines and gives 4.5', () => {
    const { notebook, repairs } = read(
      file(
        [
          {
            ...CODE,
            source: ['a\n', '', 'b'],
            execution_count: 3,
            outputs: [
              { output_type: 'stream', name: 'stderr', text: ['x\r', '\ny'] },
              {
                output_type: 'execute_result',
                execution_count: 3,
                metadata: { 'image/png': { width: 5 } },
                data: {
                  'text/plain': ['1', '2'],
                  'image/png': ['aa', 'bb'],
                  'image/svg+xml': [],
                  'application/json': ['1', '2'],
                  'application/vnd.x+json': { a: ['1'] },
                },
              },
              { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['1\n', '2'] },
            ],
          },
          { ...MARKDOWN, attachments: { 'a.png': { 'image/png': ['c', 'd'] } } },
        ],
        { nbformat_minor: 5 },
      ),
    )
    expect(repairs).toEqual([])
    expect(notebook).toEqual({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [
        {
          ...CODE,
          source: 'a\nb',
          execution_count: 3,
          outputs: [
            { output_type: 'stream', name: 'stderr', text: 'x\r\ny' },
            {
              output_type: 'execute_result',
              execution_count: 3,
              metadata: { 'image/png': { width: 5 } },
              data: {
                'text/plain': '12',
                'image/png': 'aabb',
                'image/svg+xml': '',
                'application/json': ['1', '2'],
                'application/vnd.x+json': { a: ['1'] },
              },
            },
            { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['1\n', '2'] },
          ],
        },
        { ...MARKDOWN, attachments: { 'a.png': { 'image/png': 'cd' } } },
      ],
    })
  })

  it('takes bytes, text and objects', () => {
    const text = file([{ ...MARKDOWN, source: 'é' }])
    const expected = fromIpynb(text)
    expect(fromIpynb(new TextEncoder().encode(`\ufeff${text}`))).toEqual(expected)
    expect(fromIpynb(`\ufeff${text}`)).toEqual(expected)
    expect(fromIpynb(JSON.parse(text) as object)).toEqual(expected)
  })

  it('upgrades 4.0 to 4.4 without a word, and keeps ids that are there', () => {
    const { id: _, ...anonymous } = CODE
    for (const minor of [0, 1, 2, 3, 4]) {
      const { cells, repairs } = read(
        file([anonymous, { ...MARKDOWN, id: 'kept' }], { nbformat_minor: minor }),
      )
      expect(repairs).toEqual([])
      expect(cells.map((cell) => cell.id)).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), 'kept'])
    }
  })

  it('keeps numbers as Python holds them, and NaN', () => {
    const text = file([]).replace(
      '"metadata":{}',
      '"metadata":{"a":1.0,"b":9007199254740993,"c":NaN,"d":1.5}',
    )
    expect(fromIpynb(text).metadata).toEqual({
      a: new JsonNumber('1.0'),
      b: new JsonNumber('9007199254740993'),
      c: new JsonNumber('NaN'),
      d: 1.5,
    })
  })

  it('drops what nbformat never writes', () => {
    const { notebook, repairs } = read(
      file([{ ...MARKDOWN, metadata: { trusted: true, a: 1 } }], {
        metadata: { orig_nbformat: 3, orig_nbformat_minor: 0, signature: 'x', b: 2 },
      }),
    )
    expect(repairs).toEqual([])
    expect(notebook.metadata).toEqual({ b: 2 })
    expect(notebook.cells[0]?.metadata).toEqual({ a: 1 })
  })

  it('never takes a run from the file', () => {
    const { notebook } = read(
      file([], { metadata: { platen: { run: { system: 'forged' } } }, run: { system: 'x' } }),
    )
    expect(notebook.run).toBeUndefined()
  })

  it('keeps widgets without a state, and says so', () => {
    const widgets = {
      'application/vnd.jupyter.widget-state+json': { abc: { model_name: 'HBoxModel', state: {} } },
    }
    const { notebook, repairs } = read(file([], { metadata: { widgets } }))
    expect(notebook.metadata).toEqual({ widgets })
    expect(repairs).toEqual([
      expect.stringMatching(
        /^INVALID_DATA \/metadata\/widgets\/application~1vnd\.jupyter\.widget-state\+json: /,
      ),
    ])
  })

  it('takes __proto__ for a key like any other', () => {
    const { notebook } = read(
      file([]).replace('"metadata":{}', '"metadata":{"__proto__":{"polluted":1}},"__proto__":{"cells":[]}'),
    )
    expect(Object.keys(notebook.metadata)).toEqual(['__proto__', 'platen'])
    expect(Object.keys((notebook.metadata.platen as JsonObject).extra as JsonObject)).toEqual(['__proto__'])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('fromIpynb mends what loses nothing', () => {
  it('adds what is missing', () => {
    const { cells, repairs } = read(
      '{"cells": [{"cell_type": "code"}, {"cell_type": "raw", "source": null}]}',
    )
    expect(cells).toEqual([
      { ...CODE, id: cells[0]?.id },
      { cell_type: 'raw', id: cells[1]?.id, metadata: {}, source: '' },
    ])
    expect(repairs.map((repair) => repair.slice(0, repair.indexOf(':')))).toEqual([
      'REPAIRED /nbformat',
      'REPAIRED /nbformat_minor',
      'REPAIRED /metadata',
      'REPAIRED /cells/0/source',
      'REPAIRED /cells/0/metadata',
      'REPAIRED /cells/0/execution_count',
      'REPAIRED /cells/0/outputs',
      'REPAIRED /cells/1/source',
      'REPAIRED /cells/1/metadata',
    ])
  })

  it.each([
    [{ output_type: 'stream' }, { output_type: 'stream', name: 'stdout', text: '' }, 2],
    [{ output_type: 'stream', name: 'x', text: null }, { output_type: 'stream', name: 'x', text: '' }, 1],
    [{ output_type: 'display_data' }, { output_type: 'display_data', data: {}, metadata: {} }, 2],
    [
      { output_type: 'execute_result', data: {}, metadata: {} },
      { output_type: 'execute_result', data: {}, metadata: {}, execution_count: null },
      1,
    ],
    [{ output_type: 'error' }, { output_type: 'error', ename: '', evalue: '', traceback: [] }, 3],
    [
      { output_type: 'error', ename: 'E', evalue: ['a', 'b'], traceback: 'all of it' },
      { output_type: 'error', ename: 'E', evalue: 'ab', traceback: ['all of it'] },
      1,
    ],
    [
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'text/plain': 5, 'text/html': ['a', 1], 'image/png': null },
      },
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'text/plain': '5', 'text/html': '[\n "a",\n 1\n]', 'image/png': 'null' },
      },
      3,
    ],
  ])('mends the output %j', (output, expected, count) => {
    const { cell, repairs } = readCode({ outputs: [output] })
    expect(cell.outputs).toEqual([expected])
    expect(repairs).toHaveLength(count)
    expect(repairs[0]).toMatch(/^REPAIRED \/cells\/0\/outputs\/0\//)
  })

  it('gives ids to cells without one, and keeps the first of equal ones', () => {
    const cells = ['dup', 'dup', undefined, 'bad id', null].map((id) => ({ ...MARKDOWN, id }))
    const { notebook, repairs } = read(file(cells))
    expect(notebook.cells[0]?.id).toBe('dup')
    expect(new Set(notebook.cells.map((cell) => cell.id)).size).toBe(5)
    expect(repairs.map((repair) => repair.slice(0, 21))).toEqual(
      [1, 2, 3, 4].map((i) => `REPAIRED /cells/${i}/id:`),
    )
    expect(notebook.cells[3]?.metadata).toEqual({ platen: { extra: { id: 'bad id' } } })
  })

  it('never gives a cell an id that a later one has', () => {
    const derived = fromIpynb(file([{ ...MARKDOWN, id: undefined }])).cells[0]?.id
    const { cells } = read(
      file([
        { ...MARKDOWN, id: undefined },
        { ...MARKDOWN, id: derived },
      ]),
    )
    expect(cells.map((cell) => cell.id)).toEqual([`${derived}-2`, derived])
  })

  it('keeps what has no place in metadata.platen', () => {
    const { notebook, cell, repairs } = read(
      file(
        [
          {
            ...CODE,
            attachments: { a: {} },
            odd: 1,
            metadata: { platen: { extra: { older: 1 }, mine: 2 } },
            outputs: [
              { output_type: 'stream', name: 'x', text: '' },
              { output_type: 'stream', name: 'x', text: '', odd: 2 },
            ],
          },
        ],
        { odd: { deep: [3] } },
      ),
    )
    expect(cell.metadata).toEqual({
      platen: { mine: 2, extra: { older: 1, attachments: { a: {} }, odd: 1 }, outputs: { 1: { odd: 2 } } },
    })
    expect(notebook.metadata).toEqual({ platen: { extra: { odd: { deep: [3] } } } })
    expect(repairs).toHaveLength(4)
    expect(read(toIpynb(notebook))).toMatchObject({ notebook, repairs: [] })
  })

  it('keeps a metadata.platen that is something else', () => {
    const { cell } = read(file([{ ...MARKDOWN, metadata: { platen: 'mine' }, odd: 1 }]))
    expect(cell.metadata).toEqual({ platen: { value: 'mine', extra: { odd: 1 } } })
  })

  it('makes raw cells of unknown ones', () => {
    const heading = { cell_type: 'heading', id: 'h', level: 2, metadata: {}, source: ['Title'] }
    const { cell, repairs } = read(file([heading]))
    expect(cell).toEqual({
      cell_type: 'raw',
      id: 'h',
      source: 'Title',
      metadata: { platen: { extra: { cell_type: 'heading', level: 2 } } },
    })
    expect(repairs).toHaveLength(2)
  })

  it('keeps outputs of unknown type through writing and reading', () => {
    const output = { output_type: 'future', text: ['as', 'it came'], number: 1 }
    for (const outputs of [[output], [{ no: 'type' }], [{ output_type: 5 }]]) {
      const { notebook, cell, repairs } = readCode({ outputs })
      expect(cell.outputs).toEqual([{ output_type: 'unknown', value: outputs[0] }])
      expect(repairs).toHaveLength(1)
      expect(fromIpynb(toIpynb(notebook))).toEqual(notebook)
    }
  })

  it('moves metadata aside that would make the file invalid, and no more of it', () => {
    const { notebook, cell } = read(
      file(
        [
          {
            ...CODE,
            metadata: {
              collapsed: 'yes',
              name: '',
              tags: ['keep', 'a,b', 'keep', 'too'],
              execution: { ok: 'x', bad: 1 },
              deletable: 'free',
            },
          },
        ],
        {
          metadata: {
            kernelspec: { name: 5, language: 'R' },
            language_info: { codemirror_mode: null, version: 4 },
            title: 7,
            authors: {},
            other: 1,
          },
        },
      ),
    )
    expect(cell.metadata).toEqual({
      tags: ['keep', 'too'],
      execution: { ok: 'x' },
      deletable: 'free',
      platen: {
        metadata: {
          collapsed: 'yes',
          name: '',
          tags: ['keep', 'a,b', 'keep', 'too'],
          execution: { bad: 1 },
        },
      },
    })
    expect(notebook.metadata).toEqual({
      kernelspec: { name: '', display_name: '', language: 'R' },
      language_info: { name: '', version: 4 },
      other: 1,
      platen: {
        metadata: {
          kernelspec: { name: 5, display_name: 5 },
          language_info: { codemirror_mode: null },
          title: 7,
          authors: {},
        },
      },
    })
  })

  it.each([
    ['1.0', 1, undefined],
    ['-1', null, -1],
    ['2.5', null, 2.5],
    ['1e400', null, new JsonNumber('Infinity')],
    ['9007199254740993', null, new JsonNumber('9007199254740993')],
  ])('mends the execution count %s', (token, count, kept) => {
    const text = file([CODE]).replace('"execution_count":null', `"execution_count":${token}`)
    const { cell, repairs } = read(text)
    expect((cell as CodeCell).execution_count).toBe(count)
    expect(cell.metadata).toEqual(kept === undefined ? {} : { platen: { extra: { execution_count: kept } } })
    expect(repairs).toHaveLength(1)
  })
})

describe('fromIpynb refuses', () => {
  it.each([
    ['', 'INVALID_JSON'],
    [' \n', 'INVALID_JSON'],
    ['not json', 'INVALID_JSON'],
    ['{"cells": [', 'INVALID_JSON'],
    [new Uint8Array([0x7b, 0xff]), 'INVALID_ENCODING'],
    ['[]', 'NOT_A_NOTEBOOK'],
    ['"text"', 'NOT_A_NOTEBOOK'],
    ['null', 'NOT_A_NOTEBOOK'],
    ['{}', 'NOT_A_NOTEBOOK'],
    ['{"name": "package.json"}', 'NOT_A_NOTEBOOK'],
    ['{"nbformat": 2}', 'INVALID_NOTEBOOK'],
    ['{"nbformat": 3, "worksheets": [1]}', 'INVALID_NOTEBOOK'],
    ['{"nbformat": 0, "cells": []}', 'UNSUPPORTED_NBFORMAT'],
    ['{"nbformat": 5, "cells": []}', 'UNSUPPORTED_NBFORMAT'],
    [`{"nbformat":4,"a":${'['.repeat(2000)}`, 'LIMIT_EXCEEDED'],
    [{ nbformat: 4, cells: [], metadata: { when: new Date(0) } }, 'INVALID_JSON'],
  ])('%j', (input, code) => {
    const error = failure(input)
    expect(error.code).toBe(code)
    expect(error.help).toBeTruthy()
    if (code === 'INVALID_JSON' && typeof input === 'string')
      expect(error.line).toBe(input === '' ? 1 : error.line)
  })

  it('an object that contains itself', () => {
    const loop: { [key: string]: unknown } = { nbformat: 4, cells: [], metadata: {} }
    loop.metadata = loop
    expect(failure(loop).code).toBe('LIMIT_EXCEEDED')
  })

  it.each([
    [{ cells: {} }, '/cells', 'empty object', 'array'],
    [{ cells: undefined }, '/cells', 'nothing', 'array'],
    [{ cells: [3] }, '/cells/0', 'number 3', 'object'],
    [{ nbformat: '4' }, '/nbformat', 'string "4"', 'integer'],
    [{ nbformat_minor: -1 }, '/nbformat_minor', 'number -1', 'integer'],
    [{ metadata: [] }, '/metadata', 'array of 0 items', 'object'],
    [{ cells: [{ ...CODE, cell_type: undefined }] }, '/cells/0/cell_type', 'nothing', '"code"'],
    [{ cells: [{ ...CODE, source: 5 }] }, '/cells/0/source', 'number 5', 'string or array of strings'],
    [
      { cells: [{ ...CODE, source: ['a', null] }] },
      '/cells/0/source',
      'array of 2 items',
      'array of strings',
    ],
    [{ cells: [{ ...CODE, metadata: 'x' }] }, '/cells/0/metadata', 'string "x"', 'object'],
    [{ cells: [{ ...CODE, outputs: 'x' }] }, '/cells/0/outputs', 'string "x"', 'array'],
    [{ cells: [{ ...CODE, outputs: ['x'] }] }, '/cells/0/outputs/0', 'string "x"', 'object'],
    [
      { cells: [{ ...CODE, execution_count: '1' }] },
      '/cells/0/execution_count',
      'string "1"',
      'integer or null',
    ],
    [
      { cells: [CODE, { ...CODE, outputs: [{ output_type: 'stream', text: {} }] }] },
      '/cells/1/outputs/0/text',
      'empty object',
      'string',
    ],
    [
      { cells: [{ ...CODE, outputs: [{ output_type: 'error', traceback: [1] }] }] },
      '/cells/0/outputs/0/traceback',
      'array of 1 item',
      'array of strings',
    ],
    [
      { cells: [{ ...MARKDOWN, attachments: { 'a/b': 5 } }] },
      '/cells/0/attachments/a~1b',
      'number 5',
      'object',
    ],
  ])('%j', (rest, pointer, found, allowed) => {
    const error = failure(file([], rest))
    expect({ code: error.code, pointer: error.pointer }).toEqual({ code: 'INVALID_NOTEBOOK', pointer })
    expect(error.message).toContain(found)
    expect(error.message).toContain(allowed)
    expect(error.help).toBeTruthy()
  })

  it('more cells than the limit', () => {
    expect(() => fromIpynb(file([CODE, CODE]), { limits: { cells: 1 } })).toThrow('2 cells')
    expect(() => fromIpynb(file([{ ...CODE, metadata: { a: {} } }]), { limits: { jsonDepth: 4 } })).toThrow(
      '4 deep',
    )
  })
})

describe('fromIpynb and toIpynb', () => {
  it('give back any notebook', () => {
    fc.assert(
      fc.property(anyNotebook, (notebook) => {
        // Not toStrictEqual, which trips over a key called `constructor`.
        deepStrictEqual(fromIpynb(toIpynb(notebook)), notebook)
      }),
      { numRuns: FULL ? 20_000 : 200 },
    )
  })

  it('give back a notebook however its file is spelled', () => {
    fc.assert(
      fc.property(anyNotebook, fc.nat(), (notebook, seed) => {
        expect(toIpynb(fromIpynb(looseFile(notebook, 5, chooser(seed))))).toBe(toIpynb(notebook))
      }),
      { numRuns: FULL ? 20_000 : 200 },
    )
  })

  it('mend or refuse whatever is wrong, and what is mended is valid and stays as it is', () => {
    fc.assert(
      fc.property(anyNotebook, fc.nat(6), fc.nat(), (notebook, minor, seed) => {
        const choose = chooser(seed)
        let tree: JsonValue = parseJson(looseFile(notebook, minor, choose), { nan: true })
        for (let i = choose(4); i >= 0; i--) tree = damage(tree, choose)
        const mended = tryRead(writeJson(tree))
        if (!mended) return
        expect(validateNotebook(mended).violations).toEqual([])
        const warnings: unknown[] = []
        const again = toIpynb(fromIpynb(mended, { onWarning: (warning) => warnings.push(warning) }))
        expect(again).toBe(mended)
        expect(warnings).toEqual([])
      }),
      { numRuns: FULL ? 20_000 : 500 },
    )
  })
})

/** The file mended, or undefined where it is refused. Any error but a PlatenError is a bug. */
function tryRead(text: string): string | undefined {
  try {
    return toIpynb(fromIpynb(text))
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    expect(error.help).toBeTruthy()
    return undefined
  }
}
