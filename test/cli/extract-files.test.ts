import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TINY_PNG } from '../support/pictures.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { createWorkshop, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

function withPictures(svg = '<svg xmlns="http://www.w3.org/2000/svg"/>', attachment = 'a.png'): string {
  const data = (bundle: object) => ({ data: bundle, metadata: {}, output_type: 'display_data' })
  const cells = [
    {
      cell_type: 'code',
      execution_count: 1,
      id: 'plot',
      metadata: {},
      outputs: [data({ 'image/png': TINY_PNG }), data({ 'image/svg+xml': svg })],
      source: 'plot()',
    },
    {
      attachments: { [attachment]: { 'image/png': TINY_PNG } },
      cell_type: 'markdown',
      id: 'note',
      metadata: {},
      source: `![](attachment:${encodeURI(attachment)})`,
    },
  ]
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 })
}

const place = (...names: string[]) => join(workshop.folder, ...names)

test('media go to files beside the notebook, which refers to them; the page has them in it', async () => {
  workshop.file('a.ipynb', withPictures())
  const args = 'export a.ipynb --to html,ipynb --out-dir out/deep --extract-files ./files/img/'.split(' ')
  const { code, stderr } = await workshop.run(args)
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/wrote out\/deep\/a\.ipynb .* and 3 files it shows/),
  ])
  expect(readdirSync(place('out/deep/files/img/a')).sort()).toEqual([
    'note-a.png',
    'plot-0.png',
    'plot-1.svg',
  ])
  const png = readFileSync(place('out/deep/files/img/a/plot-0.png'))
  expect(png.toString('base64')).toBe(TINY_PNG)
  const { cells } = JSON.parse(readFileSync(place('out/deep/a.ipynb'), 'utf8'))
  expect(cells[0].outputs[0].data['text/html'].join('')).toContain('src="files/img/a/plot-0.png"')
  expect(cells[1].source).toEqual(['![](files/img/a/note-a.png)'])
  expect(readFileSync(place('out/deep/a.html'), 'utf8').match(/data:image\/png;base64,/g)).toHaveLength(2)
  // The references hold from where the notebook is.
  const again = await workshop.run(['export', 'out/deep/a.ipynb', '-o', 'again.html', '--strict'])
  expect([again.code, again.stderr]).toEqual([0, expect.not.stringContaining('warning')])
  expect(readFileSync(place('again.html'), 'utf8').match(/data:image\/png;base64,/g)).toHaveLength(2)
})

test('two notebooks with one cell id do not share files', async () => {
  workshop.file('x.ipynb', withPictures('<svg>x</svg>'))
  workshop.file('y.ipynb', withPictures('<svg>y</svg>'))
  const args = 'export x.ipynb y.ipynb --to ipynb --out-dir two --extract-files .'.split(' ')
  expect((await workshop.run(args)).code).toBe(0)
  const svg = (name: string) => readFileSync(place('two', name, 'plot-1.svg'), 'utf8')
  expect([svg('x'), svg('y')]).toEqual(['<svg>x</svg>', '<svg>y</svg>'])
})

test('names that lead elsewhere, or that no file can have, do neither', async () => {
  workshop.file('odd? name: 1.ipynb', withPictures(undefined, '../../../escaped.png'))
  const { code } = await workshop.run(
    'export|odd? name: 1.ipynb|--to=ipynb|--out-dir=odd|--extract-files=f'.split('|'),
  )
  expect(code).toBe(0)
  expect(readdirSync(place('odd')).sort()).toEqual(['f', 'odd? name: 1.ipynb'])
  expect(readdirSync(place('odd/f'))).toEqual(['_odd-name-1'])
  expect(readdirSync(place('odd/f/_odd-name-1')).sort()).toEqual([
    'note-..-..-..-escaped.png',
    'plot-0.png',
    'plot-1.svg',
  ])
  expect(existsSync(place('escaped.png'))).toBe(false)
})

test('a link that leads out of the folder is refused, and then no notebook is written', async () => {
  workshop.file('linked.ipynb', withPictures())
  mkdirSync(place('elsewhere'))
  mkdirSync(place('trap'))
  symlinkSync('../elsewhere', place('trap/files'))
  const args = 'export linked.ipynb --to ipynb --out-dir trap --extract-files files'.split(' ')
  const { code, stderr } = await workshop.run(args)
  expect([code, stderr]).toEqual([1, expect.stringContaining('a symbolic link leads out of the folder')])
  expect(readdirSync(place('elsewhere'))).toEqual([])
  expect(readdirSync(place('trap'))).toEqual(['files'])
})

test('what is masked is in no file and in no name', async () => {
  workshop.file('secret.ipynb', withPictures('<svg><text>hunter2</text></svg>', 'hunter2.png'))
  const args = 'export secret.ipynb --to ipynb --out-dir masked --extract-files f --redact-pattern hunter2'
  expect((await workshop.run(args.split(' '))).code).toBe(0)
  expect(readFileSync(place('masked/f/secret/plot-1.svg'), 'utf8')).toContain('REDACTED')
  expect(readdirSync(place('masked/f/secret')).join()).not.toContain('hunter2')
  expect(readFileSync(place('masked/secret.ipynb'), 'utf8')).not.toContain('hunter2')
})

test('what is not base64 stays, with a warning', async () => {
  workshop.file('bad.ipynb', withPictures().replaceAll(TINY_PNG, '?'))
  const args = 'export bad.ipynb --to ipynb --out-dir bad --extract-files f'.split(' ')
  const { code, stderr } = await workshop.run(args)
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining('warning[INVALID_DATA] /cells/0/outputs/0/data/image~1png'),
  ])
  expect(readdirSync(place('bad/f/bad'))).toEqual(['plot-1.svg'])
})

test.skipIf(corpusNotebooks().length === 0)(
  'notebooks of the corpus: no file is lost, and none is outside',
  { timeout: 120_000 },
  async () => {
    const notebooks = corpusNotebooks()
      .filter((path) => path.includes('/real/'))
      .filter((_, i) => i % 6 === 0)
    const { code, stderr } = await workshop.run([
      ...['export', '--to=ipynb', '--out-dir=corpus', '--extract-files=files'],
      ...notebooks,
    ])
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('INTERNAL')])
    const said = [...stderr.matchAll(/ and (\d+) files? it shows/g)].map(([, count]) => Number(count))
    const entries = readdirSync(place('corpus/files'), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(20)
    expect(files).toHaveLength(said.reduce((sum, count) => sum + count, 0))
    const named = notebooks.flatMap((path) => {
      const text = readFileSync(place('corpus', path.split('/').at(-1)!), 'utf8')
      return [...text.matchAll(/"(files\/[^"\\]+)[\\"]/g)].map(([, file]) => file!)
    })
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((file) => !existsSync(place('corpus', file)))).toEqual([])
  },
)
