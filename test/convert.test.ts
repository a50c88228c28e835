import { describe, expect, it } from 'vitest'
import {
  applyTransforms,
  exportTaskRunOutput,
  type Notebook,
  PlatenError,
  removeByPattern,
  removeByTag,
  stable,
  type TaskRunOutput,
  toHtml,
  toIpynb,
} from '../src/index.ts'

const run: TaskRunOutput = {
  version: 1,
  meta: { system: 'cron', title: 'A <b> report / 1' },
  outputs: [{ kind: 'text', text: 'done' }],
}

describe('exportTaskRunOutput', () => {
  it('gives the four fields of Oracle’s ExportedTaskRunOutputContents, HTML by default', () => {
    const file = exportTaskRunOutput(run)
    expect(Object.keys(file)).toEqual(['name', 'path', 'format', 'content'])
    expect(file).toMatchObject({ name: 'A-b-report-1.html', path: '/A-b-report-1.html', format: 'HTML' })
    expect(file.content).toMatch(/^<!DOCTYPE html>/)
  })

  it('gives IPYNB on request', () => {
    const file = exportTaskRunOutput(run, { format: 'IPYNB' })
    expect(file.name).toBe('A-b-report-1.ipynb')
    expect(JSON.parse(file.content).metadata.platen.run.system).toBe('cron')
  })

  it.each([
    [{ path: '/Workspace/reports/x.html' }, 'x.html', '/Workspace/reports/x.html'],
    [{ path: '/a/x.html', name: 'x.html' }, 'x.html', '/a/x.html'],
    [{ name: 'x.html' }, 'x.html', '/x.html'],
    [{ name: 'x.ipynb.txt' }, 'x.ipynb.txt', '/x.ipynb.txt'],
  ])('%j: the name is the last part of the path', (options, name, path) => {
    expect(exportTaskRunOutput(run, options)).toMatchObject({ name, path })
  })

  it.each([
    [run, { format: 'PDF' }, 'INVALID_FORMAT'],
    [run, { format: 'html' }, 'INVALID_FORMAT'],
    [run, { format: null }, 'INVALID_FORMAT'],
    [run, { path: '/a/b', name: 'c' }, 'INVALID_OPTION'],
    [run, { path: '/a/' }, 'INVALID_OPTION'],
    [run, { name: 'report.ipynb' }, 'INVALID_OPTION'],
    [run, { path: '/a/report.IPYNB' }, 'INVALID_OPTION'],
    [run, { name: 'report.html', format: 'IPYNB' }, 'INVALID_OPTION'],
    [run, { name: 'report.htm', format: 'IPYNB' }, 'INVALID_OPTION'],
    [run, { transforms: stable() }, 'INVALID_OPTION'],
    [run, { transforms: 'stable' }, 'INVALID_OPTION'],
    [run, { transforms: [undefined] }, 'INVALID_OPTION'],
    [run, { mimeRenderers: {} }, 'INVALID_OPTION'],
    [run, { mimeRenderers: [null] }, 'INVALID_OPTION'],
    [run, { limits: { tablecells: 5 } }, 'INVALID_OPTION'],
    [run, { name: 'a/b' }, 'INVALID_OPTION'],
    [run, { template: 'none' }, 'INVALID_OPTION'],
    [{}, {}, 'INVALID_TASK_RUN'],
    [null, {}, 'INVALID_TASK_RUN'],
    [{ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }, {}, 'INVALID_TASK_RUN'],
    ['{}', {}, 'INVALID_TASK_RUN'],
  ])('refuses %j with %j: %s', (value, options, code) => {
    const attempt = () => exportTaskRunOutput(value as TaskRunOutput, options as object)
    expect(attempt).toThrow(PlatenError)
    expect(attempt).toThrow(expect.objectContaining({ code, help: expect.any(String) }))
  })
})

describe('what is no notebook', () => {
  it.each([toHtml, toIpynb, (value: Notebook) => applyTransforms(value, [])])(
    'is refused with advice by %o',
    (write) => {
      const cell = {
        cell_type: 'code',
        id: 'a',
        metadata: {},
        source: ['x'],
        outputs: [],
        execution_count: null,
      }
      const broken = [{ cells: [] }, ...[null, {}, cell].map((one) => ({ cells: [one], metadata: {} }))]
      for (const value of ['{"cells": []}', null, undefined, {}, [], ...broken]) {
        expect(() => write(value as unknown as Notebook)).toThrow(
          expect.objectContaining({ code: 'NOT_A_NOTEBOOK', help: expect.any(String) }),
        )
      }
    },
  )
})

describe('transforms that take a list', () => {
  it.each([() => removeByPattern('abc' as never), () => removeByTag({ cellTags: 'abc' as never })])(
    'refuse a string: %o',
    (make) => {
      expect(make).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', help: expect.any(String) }))
    },
  )
})

describe('PlatenError', () => {
  it('is whole as JSON', () => {
    const details = {
      code: 'INVALID_JSON',
      message: 'Not JSON.',
      pointer: '/a',
      help: 'Mend it.',
      line: 1,
      column: 2,
    } as const
    expect(JSON.parse(JSON.stringify(new PlatenError({ ...details, cause: 'x' })))).toEqual({
      name: 'PlatenError',
      ...details,
    })
    expect(new PlatenError({ code: 'INVALID_JSON', message: 'a' }).toJSON()).toEqual({
      name: 'PlatenError',
      code: 'INVALID_JSON',
      message: 'a',
      pointer: '',
    })
  })
})
