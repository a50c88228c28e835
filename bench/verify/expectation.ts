import { marked } from 'marked'
import {
  joined,
  RASTER_IMAGES,
  type RawBundle,
  type RawCell,
  type RawNotebook,
  type RawOutput,
} from '../nbformat.ts'
import { imageKey, visibleTexts } from './page.ts'
import { consoleLines, directionRuns, letters, squeeze } from './text.ts'

/** What a page made from a notebook must show, read from the notebook without any candidate's help. */
export interface Expectation {
  /** Lines of code, console output, tracebacks and plain-text results, squeezed, in the order of the notebook. */
  readonly lines: readonly Line[]
  /** Prose: Markdown cells and HTML outputs. */
  readonly passages: readonly Passage[]
  /** Keys of raster images; one that stands twice is listed twice. Where there are several formats, any will do. */
  readonly images: readonly (readonly string[])[]
  readonly svgs: number
}

export interface Line {
  readonly text: string
  readonly pointer: string
}

export interface Passage {
  /** Its text nodes, letters and digits only; very short ones are left out, they would be found anywhere. */
  readonly nodes: readonly string[]
  /** The markup itself. A page that shows it as it stands has lost nothing either. */
  readonly source: string
  readonly pointer: string
}

interface Draft {
  readonly lines: Line[]
  readonly passages: Passage[]
  readonly images: (readonly string[])[]
  svgs: number
}

const SHORTEST_NODE = 5
// Stands where something stood that readers draw each in their way: mathematics, references to it, and the kind of
// an alert (`[!NOTE]`). A private-use character, so that Markdown and HTML leave it alone.
const DRAWN = '\ue000'
const MATHEMATICS =
  /\$\$[\s\S]*?\$\$|\$(?:[^$\n]|\n(?!\n))*\$|\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\1\}|\\\\[([][\s\S]*?\\\\[)\]]/g
const REFERENCE = /\\(?:eq)?ref\{[^}\n]*\}|\[!\w+\]/g

export function expectationOf(notebook: RawNotebook): Expectation {
  const draft: Draft = { lines: [], passages: [], images: [], svgs: 0 }
  for (const [index, cell] of notebook.cells.entries()) addCell(draft, cell, `/cells/${index}`)
  return draft
}

function addCell(draft: Draft, cell: RawCell, pointer: string): void {
  if (isTagged(cell, 'remove-cell')) return
  const source = joined(cell.source)
  if (cell.cell_type === 'markdown') {
    addMarkdown(draft, source, pointer)
    addAttachments(draft, cell, source)
    return
  }
  if (cell.cell_type !== 'code') return
  if (!isTagged(cell, 'remove-input')) addSource(draft, source, pointer)
  if (isTagged(cell, 'remove-output')) return
  for (const [index, output] of mergeStreams(cell.outputs ?? []).entries()) {
    addOutput(draft, output, `${pointer}/outputs/${index}`)
  }
}

function addSource(draft: Draft, source: string, pointer: string): void {
  for (const line of source.split(/\r\n|\r|\n/)) addLine(draft, squeeze(line), `${pointer}/source`)
}

/** The author wants it out of sight; a page may show it or not. */
function isTagged({ metadata }: RawCell, tag: string): boolean {
  const tags = metadata?.tags
  return Array.isArray(tags) && (tags.includes(tag) || tags.includes(tag.replace('-', '_')))
}

/** Adjacent pieces of one stream are one text: a `\r` in the second overwrites the end of the first. */
function mergeStreams(outputs: readonly RawOutput[]): RawOutput[] {
  const out: RawOutput[] = []
  for (const output of outputs) {
    const last = out.at(-1)
    const same =
      output.output_type === 'stream' && last?.output_type === 'stream' && nameOf(output) === nameOf(last)
    if (same) out[out.length - 1] = { ...last, text: joined(last?.text) + joined(output.text) }
    else out.push(output)
  }
  return out
}

function nameOf(output: RawOutput | undefined): unknown {
  return (output as { name?: unknown } | undefined)?.name
}

function addOutput(draft: Draft, output: RawOutput, pointer: string): void {
  if (output.output_type === 'stream') addConsole(draft, joined(output.text), pointer)
  if (output.output_type === 'error') addConsole(draft, (output.traceback ?? []).join('\n'), pointer)
  if (output.data) addBundle(draft, output.data, pointer)
}

function addBundle(draft: Draft, data: RawBundle, pointer: string): void {
  const types = Object.keys(data)
  if (types.some((type) => type.startsWith('application/') || type === 'text/latex')) return
  if (data['text/html'] !== undefined) addHtml(draft, joined(data['text/html']), pointer)
  else if (data['text/markdown'] !== undefined) addMarkdown(draft, joined(data['text/markdown']), pointer)
  else if (!addImage(draft, data) && data['text/plain'] !== undefined) {
    addConsole(draft, joined(data['text/plain']), pointer)
  }
}

function addConsole(draft: Draft, text: string, pointer: string): void {
  for (const line of consoleLines(text)) addLine(draft, line, pointer)
}

function addLine(draft: Draft, text: string, pointer: string): void {
  for (const run of directionRuns(text)) if (run !== '') draft.lines.push({ text: run, pointer })
}

function addMarkdown(draft: Draft, source: string, pointer: string): void {
  const prose = source.replace(MATHEMATICS, DRAWN).replace(REFERENCE, DRAWN)
  const texts = visibleTexts(marked.parse(prose, { async: false })).flatMap((text) => text.split(DRAWN))
  addPassage(draft, texts, source, pointer)
}

function addHtml(draft: Draft, source: string, pointer: string): void {
  addPassage(draft, visibleTexts(source), source, pointer)
}

function addPassage(draft: Draft, texts: readonly string[], source: string, pointer: string): void {
  const nodes = texts.map(letters).filter((node) => node.length >= SHORTEST_NODE)
  if (nodes.length > 0) draft.passages.push({ nodes, source, pointer })
}

function addAttachments(draft: Draft, cell: RawCell, source: string): void {
  for (const [name, bundle] of Object.entries(cell.attachments ?? {})) {
    if (source.includes(`attachment:${name}`)) addImage(draft, bundle)
  }
}

/** False where the bundle holds no image. */
function addImage(draft: Draft, data: RawBundle): boolean {
  const rasters = RASTER_IMAGES.filter((type) => data[type] !== undefined)
  if (data['image/svg+xml'] !== undefined) draft.svgs += 1
  else if (rasters.length === 0) return false
  else draft.images.push(rasters.flatMap((type) => imageKey(joined(data[type])) ?? []))
  return true
}
