import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TINY_PNG } from '../support/pictures.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, notebookThatSays, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

const RUN = JSON.stringify({
  version: 1,
  meta: { system: 'demo', title: 'Nightly totals', state: { lifecycle: 'ended', result: 'success' } },
  outputs: [{ kind: 'text', text: 'all is well' }],
})

const PICTURE = Buffer.from(TINY_PNG, 'base64')

function read(...path: string[]): string {
  return readFileSync(join(workshop.folder, ...path), 'utf8')
}

describe('where the output goes', () => {
  test('beside the input, with the new ending, and a line says so', async () => {
    workshop.file('plain.ipynb', notebookThatPrints('hello from a cell'))
    const { code, stdout, stderr } = await workshop.run(['export', 'plain.ipynb'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toMatch(/^plain\.ipynb: wrote plain\.html \(\d+\.\d KB\)\n$/)
    expect(read('plain.html')).toContain('hello from a cell')
    expect(read('plain.html')).toMatch(/^<!DOCTYPE html>/)
  })

  test('several formats of several inputs into one folder, which is made', async () => {
    workshop.file('one.ipynb', notebookThatPrints('1'))
    workshop.file('two.json', RUN)
    const args = ['export', 'one.ipynb', 'two.json', '--to', 'html,ipynb', '--to', 'html', '--out-dir', 'a/b']
    const { code, stderr } = await workshop.run(args)
    expect(code).toBe(0)
    expect(readdirSync(join(workshop.folder, 'a/b')).sort()).toEqual([
      'one.html',
      'one.ipynb',
      'two.html',
      'two.ipynb',
    ])
    expect(stderr).toContain('two.json: recognised as Platen task run')
    expect(stderr).toContain('2 of 2 inputs exported')
    expect(JSON.parse(read('a/b/two.ipynb')).nbformat_minor).toBe(5)
  })

  test('the ending of -o decides the format', async () => {
    workshop.file('ending.json', RUN)
    expect((await workshop.run(['export', 'ending.json', '-o', 'out.ipynb'])).code).toBe(0)
    expect(JSON.parse(read('out.ipynb')).nbformat).toBe(4)
  })

  test('a symbolic link stays, what it points at is replaced', async () => {
    workshop.file('linked.ipynb', notebookThatPrints('new'))
    mkdirSync(join(workshop.folder, 'elsewhere'))
    workshop.file('elsewhere/real.html', 'old')
    symlinkSync('elsewhere/real.html', join(workshop.folder, 'linked.html'))
    expect((await workshop.run(['export', 'linked.ipynb'])).code).toBe(0)
    expect(read('elsewhere/real.html')).toContain('<!DOCTYPE html>')
  })

  test('quiet says nothing', async () => {
    workshop.file('quiet.ipynb', notebookThatSays('![gone](gone.png)'))
    expect(await workshop.run(['export', '-q', 'quiet.ipynb'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    })
  })
})

describe('options', () => {
  test('theme, title, language and table of contents reach the page', async () => {
    workshop.file('options.ipynb', notebookThatSays('# First\n\n# Second'))
    const args = ['export', 'options.ipynb', '--theme=dark', '--title', 'A <b>title', '--lang', 'de', '--toc']
    expect((await workshop.run(args)).code).toBe(0)
    const page = read('options.html')
    expect(page).toContain('<title>A &lt;b&gt;title')
    expect(page).toContain('lang="de"')
    expect(page).toContain('data-theme="dark"')
    expect(page).toMatch(/href="#[^"]*second"/)
    await workshop.run(['export', 'options.ipynb', '--no-toc'])
    expect(read('options.html')).not.toMatch(/<nav\b.*href="#[^"]*second"/s)
  })

  test('--no-input, --clear-output, --remove-tag', async () => {
    const cell = (source: string, text: string, tags: string[]) => ({
      cell_type: 'code',
      execution_count: 1,
      metadata: { tags },
      outputs: [{ name: 'stdout', output_type: 'stream', text }],
      source,
    })
    const cells = [cell('kept_source', 'kept_output', []), cell('secret_source', 'secret_output', ['secret'])]
    workshop.file('cells.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 4 }))
    const page = async (...options: string[]) => {
      expect((await workshop.run(['export', 'cells.ipynb', ...options])).code).toBe(0)
      return read('cells.html')
    }
    expect(await page()).toMatch(/kept_source.*kept_output.*secret_source.*secret_output/s)
    expect(await page('--remove-tag', 'secret')).not.toContain('secret')
    expect(await page('--no-input')).not.toContain('kept_source')
    expect(await page('--code', 'removed')).not.toContain('kept_source')
    expect(await page('--code', 'folded')).toMatch(/<details class="pl-input"><summary>.*kept_source/)
    expect(await page('--line-numbers')).toContain('data-n="1">kept_source')
    expect(await page('--clear-output')).not.toContain('kept_output')
  })

  test('--truncate cuts long outputs and warns', async () => {
    workshop.file('long.ipynb', notebookThatPrints('line\n'.repeat(500)))
    const { code, stderr } = await workshop.run([
      'export',
      'long.ipynb',
      '--truncate',
      '20',
      '-o',
      'short.ipynb',
    ])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^long\.ipynb: warning\[TRUNCATED\] \/cells\/0\/outputs\/0: /m)
    expect(JSON.parse(read('short.ipynb')).cells[0].outputs[0].text.length).toBeLessThanOrEqual(20)
  })

  test('ten warnings are shown, all with --verbose', async () => {
    const images = Array.from({ length: 40 }, (_, i) => `![gone](gone${i}.png)`).join('\n\n')
    workshop.file('many.ipynb', notebookThatSays(images))
    const few = await workshop.run(['export', 'many.ipynb'])
    expect(few.stderr.match(/warning\[/g)).toHaveLength(10)
    expect(few.stderr).toMatch(/many\.ipynb: \d+ more warnings; -v shows all/)
    const all = await workshop.run(['export', '-v', 'many.ipynb'])
    expect(all.stderr.match(/warning\[/g)!.length).toBeGreaterThanOrEqual(40)
  })

  test('--template sorts the items of a run', async () => {
    workshop.file('run.json', RUN)
    workshop.file(
      'template.json',
      JSON.stringify({ sections: [{ heading: 'Said', showHeading: 'always', kinds: ['text'] }] }),
    )
    expect((await workshop.run(['export', 'run.json', '--template', 'template.json'])).code).toBe(0)
    expect(read('run.html')).toContain('Said')
    workshop.file('template.json', '{"sections": 5}')
    const { code, stderr } = await workshop.run(['export', 'run.json', '--template', 'template.json'])
    expect(code).toBe(2)
    expect(stderr).toContain('template')
  })

  test('warnings name the cell of the file, also where earlier cells are removed', async () => {
    const cells = [
      { cell_type: 'markdown', metadata: { tags: ['remove-cell'] }, source: 'gone' },
      { cell_type: 'markdown', metadata: {}, source: '![gone](gone.png)' },
    ]
    workshop.file('shift.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 4 }))
    const { stderr } = await workshop.run(['export', 'shift.ipynb'])
    expect(stderr).toContain('warning[IMAGE_NOT_INLINED] /cells/1')
    expect(stderr).not.toContain('warning[IMAGE_NOT_INLINED] /cells/0')
  })
})

describe('images', () => {
  const folder = () => join(workshop.folder, 'pictures')
  beforeAll(() => {
    mkdirSync(join(folder(), 'book'), { recursive: true })
    writeFileSync(join(folder(), 'book/in side.png'), PICTURE)
    writeFileSync(join(folder(), 'outside.png'), PICTURE)
    const text = '![a](in%20side.png) ![b](../outside.png)'
    writeFileSync(join(folder(), 'book/images.ipynb'), notebookThatSays(text))
  })
  const count = () =>
    readFileSync(join(folder(), 'book/images.html'), 'utf8').match(/src="data:image\/png;base64,/g)?.length ??
    0

  test('those in the folder of the input are put in, others are refused with a warning', async () => {
    const { code, stderr } = await workshop.run(['export', 'pictures/book/images.ipynb'])
    expect(code).toBe(0)
    expect(count()).toBe(1)
    expect(stderr).toContain('"../outside.png"')
  })

  test('--image-root widens, --no-images takes none', async () => {
    await workshop.run(['export', 'pictures/book/images.ipynb', '--image-root', 'pictures'])
    expect(count()).toBe(2)
    await workshop.run(['export', 'pictures/book/images.ipynb', '--no-images'])
    expect(count()).toBe(0)
    for (const root of ['picture', 'pictures/book/images.ipynb', 'p'.repeat(5_000)]) {
      const missing = await workshop.run(['export', 'pictures/book/images.ipynb', '--image-root', root])
      expect(missing.code).toBe(2)
      expect(missing.stderr).toContain(`--image-root ${root.slice(0, 100)}`)
    }
  })
})

test.skipIf(corpusNotebooks().length === 0)(
  'thirty notebooks of the corpus in one go',
  { timeout: 120_000 },
  async () => {
    const notebooks = corpusNotebooks()
      .filter((path) => path.includes('/real/'))
      .slice(0, 30)
    const { code, stderr } = await workshop.run([
      'export',
      ...notebooks,
      '--to',
      'html,ipynb',
      '--out-dir',
      'corpus',
    ])
    expect(stderr).not.toContain('INTERNAL')
    const written = readdirSync(join(workshop.folder, 'corpus'))
    expect(written.filter((name) => name.startsWith('.'))).toEqual([])
    expect(code).toBe(0)
    expect(written).toHaveLength(60)
  },
)
