import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachments, MarkdownCell } from '../../src/model/notebook.ts'
import { prepareAssets } from '../../src/prepare-assets.ts'
import { encodeBase64 } from '../../src/text/base64.ts'
import { fileNameProblem } from '../../src/text/file-name.ts'
import { type ExtractFilesOptions, extractFiles } from '../../src/transforms/extract-files.ts'
import { inlineAttachments } from '../../src/transforms/inline-attachments.ts'
import type { Warning } from '../../src/warnings.ts'
import { toHtml } from '../../src/write/html/page.ts'
import { TINY_PNG } from '../support/pictures.ts'
import { code, display, markdown, notebookOf, stream } from './notebooks.ts'

const PNG = 'iVBORw0KGgo='
const BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function attached(source: string, attachments: Attachments, id = 'm'): MarkdownCell {
  return { ...markdown(source), id, attachments }
}

function extract(cell: MarkdownCell, options?: ExtractFilesOptions): { cell: MarkdownCell; paths: string[] } {
  const { notebook, files } = extractFiles(notebookOf(cell), options)
  return { cell: notebook.cells[0] as MarkdownCell, paths: [...files.keys()] }
}

describe('extractFiles: outputs', () => {
  it('become files that the output refers to', () => {
    const cell = {
      ...code([
        stream('a'),
        display(
          { 'image/png': `${PNG}\n`, 'text/plain': '<Figure>' },
          { 'image/png': { width: 30, height: '"><script>' }, filenames: { 'image/gif': 'x.gif' } },
        ),
        display({ 'image/svg+xml': '<svg>é</svg>', 'text/html': '<b>' }),
        display({ 'application/pdf': PNG }),
      ]),
      id: 'plot',
    }
    const { notebook, files } = extractFiles(notebookOf(cell), { folder: 'a b/c(d' })
    expect(notebook.cells[0]).toMatchObject({
      outputs: [
        stream('a'),
        {
          data: {
            'text/plain': '<Figure>',
            'text/html': '<img src="a%20b/c%28d/plot-1.png" alt="Figure" width="30">',
          },
          metadata: { filenames: { 'image/gif': 'x.gif', 'image/png': 'a b/c(d/plot-1.png' } },
        },
        { data: { 'text/html': '<b>' }, metadata: { filenames: { 'image/svg+xml': 'a b/c(d/plot-2.svg' } } },
        { data: { 'text/html': '<a href="a%20b/c%28d/plot-3.pdf">a%20b/c%28d/plot-3.pdf</a>' } },
      ],
    })
    expect([...files]).toEqual([
      ['a b/c(d/plot-1.png', BYTES],
      ['a b/c(d/plot-2.svg', new TextEncoder().encode('<svg>é</svg>')],
      ['a b/c(d/plot-3.pdf', BYTES],
    ])
    expect(extractFiles(notebook).notebook).toBe(notebook)
  })

  it('that are not base64, or not asked for, stay', () => {
    const warnings: Warning[] = []
    const notebook = notebookOf(
      code([display({ 'image/png': 'no base64!', 'image/gif': '', 'image/jpeg': { a: 1 } })]),
      code([display({ 'image/webp': PNG })]),
    )
    const options = {
      mimeTypes: ['image/png', 'image/gif', 'image/jpeg'],
      onWarning: (w: Warning) => warnings.push(w),
    }
    expect(extractFiles(notebook, options).notebook).toBe(notebook)
    expect(warnings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'INVALID_DATA /cells/0/outputs/0/data/image~1png',
      'INVALID_DATA /cells/0/outputs/0/data/image~1jpeg',
      'INVALID_DATA /cells/0/outputs/0/data/image~1gif',
    ])
    const some = notebookOf(code([display({ 'image/png': PNG })]))
    expect(extractFiles(some, { outputs: false }).notebook).toBe(some)
  })

  it('get names that differ in more than case', () => {
    const cells = ['a', 'A', 'a-0-2'].map((id) => ({ ...code([display({ 'image/png': PNG })]), id }))
    const more = { ...code([display({ 'image/png': PNG })]), id: 'a' }
    const { files } = extractFiles(notebookOf(...cells, more))
    expect([...files.keys()]).toEqual(
      ['a-0.png', 'A-0-2.png', 'a-0-2-0.png', 'a-0-3.png'].map((name) => `files/${name}`),
    )
  })

  it('refuses folders that lead elsewhere, and types that are no files', () => {
    for (const folder of ['..', '/etc', 'a/../b', 'a//b', 'a\\b', 'con'])
      expect(() => extractFiles(notebookOf(), { folder })).toThrow(
        expect.objectContaining({ code: 'INVALID_OPTION' }),
      )
    expect(() => extractFiles(notebookOf(), { mimeTypes: ['text/html'] })).toThrow(/cannot become a file/)
    expect(() => extractFiles('{}' as never)).toThrow(expect.objectContaining({ code: 'NOT_A_NOTEBOOK' }))
  })
})

describe('extractFiles: attachments', () => {
  it.each([
    ['![a](attachment:a.png)', '![a](URL)'],
    ['![a](<attachment:a.png> "t")', '![a](<URL> "t")'],
    ['<img src="attachment:a.png" alt=\'attachment:a.png\'>', '<img src="URL" alt=\'URL\'>'],
    ['[r]: attachment:a.png "t"', '[r]: URL "t"'],
    ['![a](attachment:a%2Epng) ![a](attachment:a\\.png)', '![a](URL) ![a](URL)'],
    [
      '![a](attachment:a.png.bak) ![a](attachment:b.png)',
      '![a](attachment:a.png.bak) ![a](attachment:b.png)',
    ],
    [
      '`attachment:a.png` ``` attachment:a.png',
      '`attachment:a.png` ``` attachment:a.png'.replace(/(?<=` )a.*/, 'URL'),
    ],
    [
      '```\n![a](attachment:a.png)\n```\n![a](attachment:a.png)',
      '```\n![a](attachment:a.png)\n```\n![a](URL)',
    ],
    ['~~~\n![a](attachment:a.png)', '~~~\n![a](attachment:a.png)'],
    ['\\`![a](attachment:a.png)', '\\`![a](URL)'],
  ])('rewrites %j', (before, after) => {
    const { cell } = extract(attached(before, { 'a.png': { 'image/png': PNG } }))
    expect(cell.source).toBe(after.replaceAll('URL', 'files/m-a.png'))
    expect(cell).not.toHaveProperty('attachments')
  })

  it('knows names with spaces and parentheses', () => {
    const attachments = { 'my (1) é&.png': { 'image/png': PNG } }
    const source = '![](<attachment:my (1) é&.png>) ![](attachment:my%20(1)%20%C3%A9&amp;.png)'
    const { cell, paths } = extract(attached(source, attachments))
    expect(paths).toEqual(['files/m-my-1-é.png'])
    expect(cell.source).toBe('![](<files/m-my-1-%C3%A9.png>) ![](files/m-my-1-%C3%A9.png)')
  })

  it('keeps what cannot become a file', () => {
    const attachments = {
      a: { 'image/png': '?' },
      b: { 'text/html': '<script>' },
      c: { 'image/png': PNG, 'text/plain': 'c' },
    }
    const { cell } = extract(attached('![](attachment:a) ![](attachment:b) ![](attachment:c)', attachments))
    expect(cell.source).toBe('![](attachment:a) ![](attachment:b) ![](files/m-c.png)')
    expect(cell.attachments).toEqual({ a: attachments.a, b: attachments.b, c: { 'text/plain': 'c' } })
  })

  it('never leaves the folder, whatever an attachment is called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '../../etc/passwd',
        '/etc/passwd',
        'C:\\x',
        'a\0.png',
        '__proto__',
        'con.png',
        '.',
        '..',
        '‮gnp.exe',
        'x'.repeat(5_000),
      ),
      fc.string({
        unit: fc.constantFrom('ß', 'ﬃ', 'é', '😀', 'あ', 'ΐ', '\ud800'),
        minLength: 30,
        maxLength: 90,
      }),
    )
    const id = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
      fc.constantFrom('con', '-', '-rf', 'x'.repeat(64)),
    )
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, id), { selector: ([n]) => n, maxLength: 6 }), (list) => {
        const cells = list.map(([n, cellId]) =>
          attached('', Object.fromEntries([[n, { 'image/png': PNG }]]), cellId),
        )
        const { files } = extractFiles(notebookOf(...cells))
        expect(files.size).toBe(list.length)
        for (const path of files.keys()) {
          expect(path).toMatch(/^files\/[^/]+\.png$/)
          expect(fileNameProblem(path.slice(6))).toBeUndefined()
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('extractFiles and prepareAssets', () => {
  it('together give the page it would have been', async () => {
    const notebook = notebookOf(
      { ...code([display({ 'image/png': TINY_PNG, 'text/plain': '<Figure>' })]), id: 'a' },
      attached('![x](<attachment:é (1).png>)', { 'é (1).png': { 'image/png': TINY_PNG } }),
    )
    const { notebook: extracted, files } = extractFiles(notebook, { folder: 'my files' })
    const assets = await prepareAssets(extracted, {
      resolveImage: async (reference) => {
        const data = files.get(decodeURIComponent(reference))
        return data && { mimeType: 'image/png', data }
      },
    })
    const images = (page: string): string[] => page.match(/<img[^>]*>/g) ?? []
    expect(images(toHtml(extracted, { assets }))).toEqual(images(toHtml(notebook)))
    expect(images(toHtml(notebook))).toHaveLength(2)
  })
})

describe('inlineAttachments', () => {
  it('writes data: URIs, and the same bytes as extractFiles', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    const cell = attached('![](attachment:a) ![](attachment:b)', {
      a: { 'image/png': `${PNG}\n` },
      b: { 'image/svg+xml': svg },
      c: { 'image/png': PNG },
    })
    const inlined = inlineAttachments()(notebookOf(cell))
    const uri = `data:image/svg+xml;base64,${encodeBase64(new TextEncoder().encode(svg))}`
    expect(inlined.cells[0]).toEqual({
      ...cell,
      source: `![](data:image/png;base64,${PNG}) ![](${uri})`,
      attachments: { c: { 'image/png': PNG } },
    })
    expect(inlineAttachments()(inlined)).toBe(inlined)
    expect([...extractFiles(notebookOf(cell)).files.values()].slice(0, 2).map(encodeBase64)).toEqual([
      PNG,
      uri.split(',')[1],
    ])
  })

  it('keeps what does not fit or is no base64, with one warning each', () => {
    const warnings: string[] = []
    const source = '![](attachment:a) ![](attachment:a) ![](attachment:b)'
    const cell = attached(source, { a: { 'image/png': PNG }, b: { 'image/png': '?' } })
    const options = {
      maxLength: source.length + 40,
      onWarning: ({ code, pointer }: Warning) => warnings.push(`${code} ${pointer}`),
    }
    const once = inlineAttachments(options)(notebookOf(cell))
    expect(once.cells[0]).toEqual({
      ...cell,
      source: `![](data:image/png;base64,${PNG}) ![](attachment:a) ![](attachment:b)`,
    })
    expect(warnings).toEqual(['FALLBACK /cells/0/attachments/a', 'INVALID_DATA /cells/0/attachments/b'])
  })
})

describe('references', () => {
  it('are found in time linear in the source', () => {
    const attachments = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`a${i}`, { 'image/png': PNG }]),
    )
    const hostile = [
      'attachment:',
      '"attachment:',
      '(attachment:(',
      '`attachment:',
      '\\attachment:\\',
      '``` attachment:\n',
      '<attachment:%',
    ]
    for (const part of hostile) {
      const ratio =
        cost(part.repeat(20_000), attachments) / Math.max(cost(part.repeat(5_000), attachments), 1)
      expect(ratio, part).toBeLessThan(12)
    }
  })
})

/** Microseconds of processor time, the least of three. */
function cost(source: string, attachments: Attachments): number {
  const notebook = notebookOf(attached(source, attachments))
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    extractFiles(notebook)
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...runs)
}
