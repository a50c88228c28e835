import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFile } from '../../../src/node/index.ts'
import { type Shape, writeLargeNotebook } from '../../support/large-notebook.ts'
import { FULL } from '../../support/requires.ts'
import { repositoryPath } from '../../support/shared.ts'

// In a process of its own, whose heap is much smaller than the notebook, and which says how large it grew.
const CHILD = `
  import { readFileSync } from 'node:fs'
  import { exportNotebookFile } from ${JSON.stringify(repositoryPath('src/node/index.ts'))}
  const [input, output] = process.argv.slice(-2)
  const { size } = await exportNotebookFile(input, output)
  const peak = /VmHWM:\\s*(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))
  console.log(JSON.stringify({ size, peak: peak && Number(peak[1]) / 1_024 }))
`

let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platen-large-'))
  await build({
    stdin: { contents: CHILD, resolveDir: folder },
    outfile: at('child.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    logLevel: 'warning',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Bytes written and MiB at most, under so many MiB of heap. */
function exportAlone(input: string, output: string, heap: number): { size: number; peak: number | null } {
  const args = [`--max-old-space-size=${heap}`, at('child.mjs'), input, output]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  return JSON.parse(stdout)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

const SHAPES: readonly Shape[] = ['images', 'cells']

describe.each(SHAPES)('a notebook of many %s, larger than the heap', (shape) => {
  const size = shape === 'images' ? 60_000_000 : 24_000_000

  it('goes through, to the same bytes as in memory', { timeout: 300_000 }, async () => {
    writeLargeNotebook(at('a.ipynb'), shape, size)
    for (const format of ['html', 'ipynb'] as const) {
      const { peak } = exportAlone(at('a.ipynb'), at(`a.out.${format}`), 64)
      // Where the system tells.
      if (peak !== null) expect(peak).toBeLessThan(220)
      await exportFile(at('a.ipynb'), at(`a.memory.${format}`))
      expect(await hashOf(at(`a.out.${format}`))).toBe(await hashOf(at(`a.memory.${format}`)))
    }
  })

  if (!FULL) return

  it('of 500 MB, under 256 MB and in less than 400 MB', { timeout: 3_600_000 }, async () => {
    const { cells } = writeLargeNotebook(at('b.ipynb'), shape, 500_000_000)
    const ipynb = exportAlone(at('b.ipynb'), at('b.out.ipynb'), 256)
    const html = exportAlone(at('b.ipynb'), at('b.out.html'), 256)
    for (const { peak } of [ipynb, html]) if (peak !== null) expect(peak).toBeLessThan(400)
    // It was written as Jupyter writes it.
    expect(await hashOf(at('b.out.ipynb'))).toBe(await hashOf(at('b.ipynb')))
    expect(await countCells(at('b.out.html'))).toBe(cells)
  })
})

async function countCells(page: string): Promise<number> {
  let count = 0
  let rest = ''
  for await (const chunk of createReadStream(page, 'latin1')) {
    const parts = (rest + chunk).split('<div class="pl-cell ')
    count += parts.length - 1
    rest = parts.at(-1)!.slice(-50)
  }
  expect(rest.endsWith('</html>\n')).toBe(true)
  return count
}
