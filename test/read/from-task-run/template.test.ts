import { describe, expect, it } from 'vitest'
import type { NotebookTemplate } from '../../../src/model/notebook-template.ts'
import type { OutputItem } from '../../../src/model/task-run.ts'
import type { FromTaskRunOptions } from '../../../src/read/from-task-run/options.ts'
import { notebookOf, sources } from './run.ts'

const logs: OutputItem = { kind: 'logs', text: 'log' }
const error: OutputItem = { kind: 'error', name: 'E', message: 'm' }
const checks: OutputItem = { kind: 'checks', checks: [{ name: 'c', status: 'passed' }] }
const markdown = (text: string): OutputItem => ({ kind: 'markdown', text })
const notebook: OutputItem = {
  kind: 'notebook',
  content:
    '{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"# N"}]}',
}

/** Sources, and for a cell without one its kind. */
function outline(items: readonly OutputItem[], template?: NotebookTemplate | string): readonly string[] {
  const { cells } = notebookOf(items, template === undefined ? {} : { template })
  return cells.map(({ source, metadata }) => source || String((metadata.platen as { kind: string }).kind))
}

describe('the generic template', () => {
  it('gives a script its log and its error', () => {
    expect(outline([error, logs])).toEqual(['## Logs', 'logs', '## Errors', 'error'])
  })

  it('speaks the language that is asked for, and its own words', () => {
    const sourcesOf = (options: FromTaskRunOptions) =>
      notebookOf([error, logs, checks, markdown('m')], options).cells.map(({ source }) => source)
    expect(sourcesOf({ lang: 'zh-CN' })).toEqual([
      '## 摘要',
      '',
      '## 结果',
      'm',
      '## 日志',
      '',
      '## 错误',
      '',
    ])
    expect(sourcesOf({ words: { logs: 'Output', inputs: 'Given' } })).toContain('## Output')
    const own = { sections: [{ heading: 'Logs', kinds: ['logs' as const] }] }
    expect(sourcesOf({ lang: 'zh', template: own })).toContain('## Logs')
    expect(() => sourcesOf({ lang: 'not a tag' })).toThrow(expect.objectContaining({ pointer: '/lang' }))
  })

  it('gives a query its results in order, without a heading', () => {
    expect(
      outline([
        { kind: 'table', columns: [], rows: [] },
        { kind: 'value', value: 1 },
      ]),
    ).toEqual(['table', 'value'])
  })

  it('gives a check run its checks, without a heading', () => {
    expect(outline([checks])).toEqual(['checks'])
    expect(outline([{ ...checks, title: 'Pre-checks' }])).toEqual(['## Pre\\-checks', 'checks'])
  })

  it('leaves a notebook its own headings', () => {
    expect(outline([notebook])).toEqual(['# N'])
    expect(outline([notebook, logs, error])).toEqual(['# N', '## Logs', 'logs', '## Errors', 'error'])
    expect(outline([notebook, checks])).toEqual(['## Summary', 'checks', '# N'])
  })

  it('puts what matters first and says nothing twice', () => {
    expect(
      outline([markdown('b'), { ...logs, title: 'Logs' }, markdown('a'), { ...checks, title: 'Rules' }]),
    ).toEqual(['## Summary', '### Rules', 'checks', '## Results', 'b', 'a', '## Logs', 'logs'])
  })
})

describe('a template of one’s own', () => {
  const template: NotebookTemplate = {
    sections: [
      { heading: 'What *was* said', kinds: ['markdown', 'logs'], order: 'kinds', showHeading: 'always' },
      { heading: 'Never', kinds: ['error', 'logs'], showHeading: 'never' },
    ],
  }

  it('decides on sections, headings and order; the rest follows', () => {
    expect(outline([checks, error, logs, markdown('a')], template)).toEqual([
      '## What \\*was\\* said',
      'a',
      'logs',
      'error',
      'checks',
    ])
    expect(outline([markdown('a')], template)).toEqual(['## What \\*was\\* said', 'a'])
    expect(sources(notebookOf([markdown('b'), markdown('a')], { template: { sections: [] } }))).toEqual([
      'b',
      'a',
    ])
  })

  it.each([
    ['special', '/template'],
    ['__proto__', '/template'],
    [{ sections: [{ kinds: ['logs', 'hologram'] }] }, '/template/sections/0/kinds/1'],
    [{ sections: [{ kinds: [], headings: 'x' }] }, '/template/sections/0/headings'],
    [{}, '/template'],
    [null, '/template'],
    [3, '/template'],
  ])('is checked: %j', (bad, pointer) => {
    expect(() => notebookOf([], { template: bad as never })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', pointer }),
    )
  })
})
