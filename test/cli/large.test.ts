import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkshop, type Workshop } from './support.ts'

// What is large is judged by the heap; under a small one, a notebook of 20 MB is.
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=64' }

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('large.ipynb', largeNotebook())
  workshop.file('wrong.ipynb', largeNotebook('"source": 5'))
})
afterAll(() => workshop.remove())

const read = (name: string) => readFileSync(join(workshop.folder, name), 'utf8')

/** Of 20 MB, with a cell that needs repair, and perhaps one that cannot be repaired. */
function largeNotebook(source = '"source": []'): string {
  const image = 'AAAA'.repeat(500_000)
  const output = `{"output_type": "display_data", "metadata": {}, "data": {"image/png": "${image}"}}`
  const cell = (id: number) =>
    `{"cell_type": "code", "id": "c${id}", "metadata": {}, "execution_count": ${id}, "outputs": [${output}], "source": "a"}`
  const cells = Array.from({ length: 10 }, (_, i) => cell(i))
  const last = `{"cell_type": "raw", "metadata": {},\n ${source}}`
  return `{"cells": [\n${[...cells, last].join(',\n')}\n],\n"metadata": {}, "nbformat": 4, "nbformat_minor": 5}`
}

async function both(args: readonly string[]) {
  const streamed = await workshop.run(args, { environment: SMALL_HEAP })
  return { streamed, inMemory: await workshop.run(args) }
}

describe('a notebook that is large for the heap', () => {
  it('is exported as in memory, to files and to standard output', async () => {
    const args = ['export', 'large.ipynb', '--to', 'html,ipynb', '--out-dir']
    const streamed = await workshop.run([...args, 'streamed'], { environment: SMALL_HEAP })
    const inMemory = await workshop.run([...args, 'memory'])
    expect(streamed.code).toBe(0)
    expect(streamed.stderr.replaceAll('streamed', 'memory')).toBe(inMemory.stderr)
    expect(streamed.stderr).toContain('warning[REPAIRED]')
    for (const format of ['html', 'ipynb'])
      expect(read(`streamed/large.${format}`) === read(`memory/large.${format}`)).toBe(true)
    const out = await workshop.run(['export', 'large.ipynb', '-o', '-'], { environment: SMALL_HEAP })
    expect(out.stdout === read('memory/large.html')).toBe(true)
  })

  it('is refused as in memory, with the place of what is wrong', async () => {
    const { streamed, inMemory } = await both(['export', 'wrong.ipynb'])
    expect(streamed).toEqual(inMemory)
    expect(streamed.stderr).toContain('/cells/10/source (line 13, column 12)')
    const strict = await both(['export', 'large.ipynb', '--strict', '-o', 'strict.html'])
    expect(strict.streamed).toEqual(strict.inMemory)
    expect(strict.streamed.code).toBe(1)
  })

  it('is refused where it has to be in memory, instead of running out of it', async () => {
    for (const option of ['--stable', '--keep-version', '--redact-tokens']) {
      const format = option === '--keep-version' ? ['--to', 'ipynb'] : []
      const args = ['export', 'large.ipynb', option, ...format, '--out-dir', 'none']
      const { code, stderr } = await workshop.run(args, { environment: SMALL_HEAP })
      expect(stderr).toContain('error[LIMIT_EXCEEDED]')
      expect(code).toBe(1)
    }
    const { stderr } = await workshop.run(['export', 'large.ipynb', '--limit', 'inputBytes=1000'], {
      environment: SMALL_HEAP,
    })
    expect(stderr).toContain('error[READ_FAILED]')
  })
})
