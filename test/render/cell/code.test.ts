import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import type { CodeCell, HtmlOptions, JsonObject, Output } from '../../../src/index.ts'
import { renderCell } from '../../../src/render/cell/cell.ts'
import { DocumentContext } from '../../../src/render/context.ts'
import { makeEnv } from '../../../src/render/env.ts'

const stream = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text })
const codeCell = (metadata: JsonObject = {}, outputs: readonly Output[] = [stream('out\n')]): CodeCell => ({
  cell_type: 'code',
  id: 'a',
  metadata,
  source: 'x = 1\ny = 2',
  execution_count: 3,
  outputs,
})

function render(cell: CodeCell, options: HtmlOptions = {}) {
  const env = makeEnv({ language_info: { name: 'python' } }, options)
  const { html, styles } = renderCell(cell, new DocumentContext(), env, '/cells/0')
  const { document } = new JSDOM(html.value).window
  const state = (selector: string) => {
    const part = document.querySelector(selector)
    return part === null ? 'removed' : part.hasAttribute('open') ? 'shown' : 'folded'
  }
  return { document, styles, input: state('.pl-input'), outputs: state('.pl-outputs') }
}

describe('a code cell', () => {
  it('folds by the prompt beside it, and has an address', () => {
    const { document } = render(codeCell(), { idPrefix: 'r1-' })
    expect(document.querySelector('.pl-input > summary')?.textContent).toBe('[3]Code')
    expect(document.querySelector('.pl-outputs > summary')?.textContent).toBe('Output')
    const link = document.querySelector('.pl-cell > .pl-permalink')
    expect(link?.getAttribute('href')).toBe(`#${document.querySelector('.pl-cell')?.id}`)
    expect(link?.getAttribute('href')).toBe('#r1-cell-a')
  })

  it.each([
    [{}, 'shown', 'shown'],
    [{ jupyter: { source_hidden: true } }, 'folded', 'shown'],
    [{ hide_input: true }, 'folded', 'shown'],
    [{ hide_input: 'true' }, 'shown', 'shown'],
    [{ cellView: 'form' }, 'folded', 'shown'],
    [{ cellView: 'both' }, 'shown', 'shown'],
    [{ tags: ['hide-input'] }, 'folded', 'shown'],
    [{ tags: ['hide_output'] }, 'shown', 'folded'],
    [{ jupyter: { outputs_hidden: true } }, 'shown', 'folded'],
    [{ collapsed: true }, 'shown', 'folded'],
    [{ platen: { input: 'removed' } }, 'removed', 'shown'],
  ])('obeys %j', (metadata, input, outputs) => {
    expect(render(codeCell(metadata))).toMatchObject({ input, outputs })
  })

  it.each([
    ['folded', {}, 'folded'],
    ['folded', { platen: { input: 'removed' } }, 'removed'],
    ['removed', {}, 'removed'],
    ['removed', { hide_input: true }, 'removed'],
    ['shown', { hide_input: true }, 'folded'],
  ] as const)('is %s by the option: %j', (code, metadata, input) => {
    const rendered = render(codeCell(metadata), { code })
    expect(rendered).toMatchObject({ input, outputs: 'shown' })
    expect(rendered.styles.has('input')).toBe(input !== 'removed')
  })

  it('has line numbers where they are asked for', () => {
    const numbers = (options: HtmlOptions) =>
      [...render(codeCell(), options).document.querySelectorAll('[data-n]')].map((line) => line.textContent)
    expect(numbers({})).toEqual([])
    expect(numbers({ lineNumbers: true })).toEqual(['x = 1', 'y = 2'])
    expect(render(codeCell(), { lineNumbers: true }).styles.has('lines')).toBe(true)
  })

  it.each([
    [undefined, 60, true],
    [undefined, 10, false],
    [true, 10, true],
    [false, 60, false],
  ])('scrolled: %s, with %i lines of output', (scrolled, lines, isLong) => {
    const { document, styles } = render(
      codeCell({ ...(scrolled !== undefined && { scrolled }) }, [stream('a\n'.repeat(lines))]),
    )
    expect(document.querySelector('details.pl-long > .pl-result[tabindex="0"]') !== null).toBe(isLong)
    expect(styles.has('long')).toBe(isLong)
  })

  it('folds outputs behind the first of many, but not the error at the end', () => {
    const error: Output = { output_type: 'error', ename: 'E', evalue: 'no', traceback: [] }
    const many = [...Array.from({ length: 40 }, (_, i) => stream(`${i}`)), error]
    const { document } = render(codeCell({}, many))
    const more = document.querySelector('details.pl-more:not([open])')
    expect(more?.querySelector('summary')?.textContent).toBe('20 more outputs')
    expect(more?.querySelectorAll('.pl-output')).toHaveLength(20)
    expect(document.querySelectorAll('.pl-outputs > .pl-output')).toHaveLength(21)
    expect(document.querySelector('.pl-more .pl-error')).toBeNull()
    expect(document.querySelectorAll('.pl-output')).toHaveLength(41)
    expect(render(codeCell({}, many.slice(0, 30))).document.querySelector('.pl-more')).toBeNull()
    expect(render(codeCell({}, Array(40).fill(error))).document.querySelector('.pl-more')).toBeNull()
  })
})
