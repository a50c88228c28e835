import { JSDOM, VirtualConsole } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { type HtmlOptions, type Notebook, toHtml } from '../../../src/index.ts'

const notebook: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    {
      cell_type: 'code',
      id: 'a',
      metadata: {},
      source: 'print("hi")',
      execution_count: 1,
      outputs: [{ output_type: 'stream', name: 'stdout', text: 'hi\n' }],
    },
  ],
}
const page = (options: HtmlOptions) =>
  new JSDOM(toHtml(notebook, options), { virtualConsole: new VirtualConsole() }).window.document
const css = (options: HtmlOptions) => page(options).querySelector('style')!.textContent

describe('the theme', () => {
  it.each([
    [{}, 'auto', 'report'],
    [{ theme: 'auto' }, 'auto', 'report'],
    [{ theme: 'dark' }, 'dark', 'report'],
    [{ theme: 'light' }, 'light', 'report'],
    [{ theme: 'auto', colorScheme: 'dark' }, 'dark', 'report'],
    [{ theme: 'report', colorScheme: 'light' }, 'light', 'report'],
    [{ theme: 'lab' }, 'auto', 'lab'],
    [{ theme: 'lab', colorScheme: 'dark' }, 'dark', 'lab'],
    [{ theme: 'paper' }, 'light', 'paper'],
    [{ theme: 'paper', colorScheme: 'auto' }, 'auto', 'paper'],
    [{ theme: 'dark', colorScheme: 'dark' }, 'dark', 'report'],
  ] as const)('%j: colours %s, look %s', (options, scheme, look) => {
    const document = page(options)
    expect(document.documentElement.dataset.theme).toBe(scheme)
    expect(document.querySelectorAll('.pl-theme-toggle').length).toBe(scheme === 'auto' ? 1 : 0)
    expect(css(options)).toBe(css({ theme: look }))
  })

  it('changes the style sheet and nothing else', () => {
    const without = (options: HtmlOptions) => toHtml(notebook, options).replace(/<style>.*?<\/style>/s, '')
    const sheets = (['report', 'lab', 'paper'] as const).map((theme) => css({ theme }))
    expect(new Set(sheets).size).toBe(3)
    for (const theme of ['lab', 'paper'] as const)
      expect(without({ theme, colorScheme: 'auto' })).toBe(without({ theme: 'report' }))
  })

  it.each([
    [{ theme: 'pink' }, '/theme'],
    [{ theme: 'toString' }, '/theme'],
    [{ theme: 5 }, '/theme'],
    [{ colorScheme: 'pink' }, '/colorScheme'],
    [{ colorScheme: null }, '/colorScheme'],
    [{ theme: 'dark', colorScheme: 'light' }, '/colorScheme'],
  ])('%j is refused', (options, pointer) => {
    expect(() => toHtml(notebook, options as HtmlOptions)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', pointer }),
    )
  })

  it.each(['report', 'lab', 'paper'] as const)('%s shows a one-cell report in 25 KB', (theme) => {
    expect(new TextEncoder().encode(toHtml(notebook, { theme })).length).toBeLessThanOrEqual(25 * 1024)
  })
})
