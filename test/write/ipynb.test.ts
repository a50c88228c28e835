import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notebook } from '../../src/model/notebook.ts'
import { IPYNB_HEAD, ipynbTail, toIpynb, writeIpynbCell } from '../../src/write/ipynb.ts'
import { anyNotebook } from '../support/notebook-arbitrary.ts'

const EMPTY: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }

describe('toIpynb', () => {
  it('writes what nbformat writes', () => {
    const notebook: Notebook = {
      ...EMPTY,
      metadata: { é: 1, orig_nbformat: 4, orig_nbformat_minor: 1, signature: 'x' },
      cells: [
        {
          cell_type: 'code',
          id: 'a',
          metadata: { trusted: true, tags: ['x'] },
          source: 'a\r\nb\vc',
          execution_count: 1,
          outputs: [
            { output_type: 'stream', name: 'stdout', text: '' },
            {
              output_type: 'display_data',
              data: {
                'text/html': 'a\nb',
                'image/png': 'a\nb',
                'image/svg+xml': '',
                'application/json': 'a\nb',
              },
              metadata: {},
            },
            { output_type: 'error', ename: 'E', evalue: 'a\nb', traceback: ['a\nb'] },
          ],
        },
        { cell_type: 'raw', id: 'b', metadata: {}, source: '', attachments: { f: { 'text/x': 'a\nb' } } },
      ],
    }
    expect(toIpynb(notebook)).toBe(`{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "a",
   "metadata": {
    "tags": [
     "x"
    ]
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": []
    },
    {
     "data": {
      "application/json": "a\\nb",
      "image/png": "a\\nb",
      "image/svg+xml": [],
      "text/html": [
       "a\\n",
       "b"
      ]
     },
     "metadata": {},
     "output_type": "display_data"
    },
    {
     "ename": "E",
     "evalue": "a\\nb",
     "output_type": "error",
     "traceback": [
      "a\\nb"
     ]
    }
   ],
   "source": [
    "a\\r\\n",
    "b\\u000b",
    "c"
   ]
  },
  {
   "attachments": {
    "f": {
     "text/x": [
      "a\\n",
      "b"
     ]
    }
   },
   "cell_type": "raw",
   "id": "b",
   "metadata": {},
   "source": []
  }
 ],
 "metadata": {
  "é": 1
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`)
  })

  it('writes a notebook without cells', () => {
    expect(toIpynb(EMPTY)).toBe(
      '{\n "cells": [],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n',
    )
  })

  it('writes the run to metadata.platen.run, over what the file claimed', () => {
    const run = { system: 'airflow', runId: '9', title: undefined }
    const metadata = { platen: { run: { system: 'forged' }, extra: { a: 1 } } }
    expect(JSON.parse(toIpynb({ ...EMPTY, metadata, run })).metadata).toEqual({
      platen: { run: { system: 'airflow', runId: '9' }, extra: { a: 1 } },
    })
  })

  it('can be written cell by cell', () => {
    fc.assert(
      fc.property(anyNotebook, (notebook) => {
        const cells = notebook.cells.map(writeIpynbCell).join(',')
        expect(IPYNB_HEAD + cells + ipynbTail(notebook, notebook.cells.length)).toBe(toIpynb(notebook))
      }),
    )
  })
})
