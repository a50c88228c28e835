import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Bench } from 'tinybench'
import type { Cell, Notebook } from '../../src/index.ts'
import type { CellScope } from '../../src/render/scope.ts'
import { importOurs } from '../ours.ts'
import type { Answer, FunctionsJob, Part } from './job.ts'

type Highlight = typeof import('../../src/render/highlight/highlight.ts')
type Markdown = typeof import('../../src/render/markdown/markdown.ts')
type Sanitize = typeof import('../../src/render/sanitize/sanitize.ts')
type Ansi = typeof import('../../src/render/ansi/ansi.ts')
type Output = typeof import('../../src/render/output/output.ts')
type RenderCell = typeof import('../../src/render/cell/cell.ts')
type Env = typeof import('../../src/render/env.ts')
type Scope = typeof import('../../src/render/make-scope.ts')
type Context = typeof import('../../src/render/context.ts')

/** One thing a function is called with. */
interface Piece {
  readonly length: number
  run(): unknown
}

/**
 * The functions inside `toHtml`, each over everything of its kind in a set. They are independent of one another,
 * so tinybench does here; it counts CPU time because that is the clock it is given. Caches of content are warm.
 */
export async function measureFunctions(job: FunctionsJob): Promise<Answer> {
  const parts: Part[] = []
  if (job.code !== undefined) {
    const pieces = await collectPieces(
      job.code,
      job.inputs.map((input) => readFileSync(input.path, 'utf8')),
    )
    for (const [name, list] of pieces) parts.push(await measurePart(name, list, job))
  }
  return { about: {}, timings: [], checks: [], parts, sink: 0 }
}

async function measurePart(name: string, pieces: readonly Piece[], job: FunctionsJob): Promise<Part> {
  const bench = new Bench({
    now: cpuMilliseconds,
    time: 0,
    iterations: job.samples,
    warmupTime: job.warmUp / 4,
    warmupIterations: 2,
    retainSamples: true,
    throws: true,
  })
  bench.add(name, () => {
    for (const piece of pieces) piece.run()
  })
  const [task] = await bench.run()
  const samples = task?.result.state === 'completed' ? [...(task.result.latency.samples ?? [])] : []
  return {
    name,
    pieces: pieces.length,
    characters: pieces.reduce((all, piece) => all + piece.length, 0),
    samples,
  }
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function collectPieces(code: string, texts: readonly string[]): Promise<Map<string, Piece[]>> {
  const load = async <T>(path: string) => (await import(pathToFileURL(`${code}/${path}`).href)) as T
  const ours = await importOurs(code)
  const { highlight } = await load<Highlight>('render/highlight/highlight.js')
  const { renderMarkdown } = await load<Markdown>('render/markdown/markdown.js')
  const { sanitize } = await load<Sanitize>('render/sanitize/sanitize.js')
  const { renderAnsi } = await load<Ansi>('render/ansi/ansi.js')
  const { renderOutput } = await load<Output>('render/output/output.js')
  const { renderCell } = await load<RenderCell>('render/cell/cell.js')
  const { makeEnv } = await load<Env>('render/env.js')
  const { makeScope } = await load<Scope>('render/make-scope.js')
  const { DocumentContext } = await load<Context>('render/context.js')

  const out = new Map<string, Piece[]>()
  const add = (name: string, length: number, run: () => unknown) => {
    const list = out.get(name) ?? []
    out.set(name, list)
    list.push({ length, run })
  }

  function addCell(cell: Cell, { metadata }: Notebook): void {
    const env = makeEnv(metadata, {})
    const context = new DocumentContext()
    const scope = (): CellScope => makeScope(env, cell, context, '').scope
    add(`${cell.cell_type} cells, whole`, cell.source.length, () => renderCell(cell, context, env, ''))
    if (cell.cell_type === 'markdown')
      add('markdown', cell.source.length, () => renderMarkdown(cell.source, scope()))
    if (cell.cell_type !== 'code') return
    add('highlight', cell.source.length, () => highlight(cell.source, env.language, scope()))
    for (const output of cell.outputs) {
      if (output.output_type === 'stream')
        add('ansi', output.text.length, () => renderAnsi(output.text, scope()))
      if (!('data' in output)) continue
      add('rich outputs', JSON.stringify(output.data).length, () => renderOutput(output, scope()))
      const html = output.data['text/html']
      if (typeof html === 'string') add('sanitise', html.length, () => sanitize(html, scope()))
    }
  }

  for (const text of texts) {
    const notebook = ours.applyTransforms(ours.fromIpynb(text), ours.defaultTransforms)
    for (const cell of notebook.cells) addCell(cell, notebook)
  }
  return out
}
