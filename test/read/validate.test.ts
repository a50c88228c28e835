import { describe, expect, it } from 'vitest'
import { validateNotebook } from '../../src/read/validate.ts'

const CELL = { cell_type: 'markdown', id: 'a', metadata: {}, source: '' }

function validate(notebook: object): string[] {
  const { valid, violations } = validateNotebook(
    JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [], ...notebook }),
  )
  expect(valid).toBe(violations.length === 0)
  return violations.map(({ pointer, message }) => `${pointer}: ${message}`)
}

describe('validateNotebook', () => {
  it('lists all that is wrong, with its place, what was found and what is allowed', () => {
    const cells = [
      CELL,
      { ...CELL, id: 'b c', source: 5, outputs: [] },
      {
        cell_type: 'code',
        id: 'a',
        metadata: { tags: ['x', 'x'] },
        source: ['a', null],
        execution_count: -1,
      },
      { cell_type: 'sql', metadata: {} },
    ]
    expect(validate({ cells, metadata: { kernelspec: {} }, more: 1 })).toEqual([
      '/metadata/kernelspec: missing key "name"',
      '/metadata/kernelspec: missing key "display_name"',
      '/cells/1/id: found string "b c", allowed: text that matches ^[a-zA-Z0-9_-]+$',
      '/cells/1/source: found number 5, allowed: string or array',
      '/cells/1/outputs: found key "outputs", allowed: "id", "cell_type", "metadata", "source", "attachments"',
      '/cells/2: missing key "outputs"',
      '/cells/2/metadata/tags/1: found string "x" again, allowed: once',
      '/cells/2/source/1: found null, allowed: string',
      '/cells/2/execution_count: found number -1, allowed: at least 0',
      '/cells/3/cell_type: found string "sql", allowed: "raw", "markdown", "code"',
      '/more: found key "more", allowed: "metadata", "nbformat_minor", "nbformat", "cells"',
      '/cells/2/id: found id "a" again, allowed: once; /cells/0 has it',
    ])
  })

  it('wants ids from 4.5 on, and knows none before', () => {
    const { id: _, ...anonymous } = CELL
    expect(validate({ cells: [anonymous] })).toEqual(['/cells/0: missing key "id"'])
    expect(validate({ nbformat_minor: 4, cells: [anonymous] })).toEqual([])
    expect(validate({ nbformat_minor: 4, cells: [CELL] })).toHaveLength(1)
  })

  it('lets newer minor versions have what it does not know', () => {
    const cells = [{ ...CELL, more: 1 }, { cell_type: 'sql', metadata: {} }, { cell_type: 'sql' }]
    expect(validate({ nbformat_minor: 6, more: 1, cells })).toEqual(['/cells/2: missing key "metadata"'])
    expect(validateNotebook({ nbformat: 4, nbformat_minor: 6, metadata: {}, cells: [] }).nbformat).toBe('4.6')
  })

  it('finds as much wrong as there is', () => {
    const cells = Array.from({ length: 150_000 }, () => CELL)
    const { violations } = validateNotebook({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells })
    expect(violations).toHaveLength(cells.length - 1)
  })

  it.each([
    ['', '', 'empty'],
    ['{"a" 1}', '', 'line 1, column 6'],
    [new Uint8Array([0xff]), '', 'UTF-8'],
    ['[]', '', 'Not a notebook'],
    ['{"nbformat": 3, "worksheets": []}', '/nbformat', 'allowed: 4'],
    [{ nbformat: 4, cells: [() => 1] }, '/cells/0', 'function'],
    ['['.repeat(5000), '', 'deep'],
  ])('finds %j wrong without throwing', (input, pointer, message) => {
    expect(validateNotebook(input)).toMatchObject({
      valid: false,
      violations: [{ pointer, message: expect.stringContaining(message) }],
    })
  })
})
