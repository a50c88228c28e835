import { applyTransforms, defaultTransforms, fromIpynb, fromTaskRun, toHtml } from '../../src/index.ts'
import type { JsonObject, JsonValue } from '../../src/model/json.ts'

// Where text of others reaches a page. A slot of a cell or of an item takes many payloads at once, each in a
// cell of its own, so that all of them are a few pages; a slot of the page takes one.

export type CellSlot = (payload: string) => JsonObject
export type ItemSlot = (payload: string) => JsonObject
export type PageSlot = (payload: string) => { metadata?: JsonObject; run?: JsonObject }

const output = (data: JsonObject, metadata: JsonObject = {}): JsonObject =>
  code({ output_type: 'display_data', data, metadata })
const code = (...outputs: readonly JsonObject[]): JsonObject => ({
  cell_type: 'code',
  execution_count: 1,
  metadata: {},
  source: 'show()',
  outputs,
})
const markdown = (source: string, rest: JsonObject = {}): JsonObject => ({
  cell_type: 'markdown',
  metadata: {},
  source,
  ...rest,
})
const raw = (source: string, format: string): JsonObject => ({
  cell_type: 'raw',
  metadata: { format, raw_mimetype: format },
  source,
})

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Name of the slot → a cell with the payload in it. */
export const CELL_SLOTS: Readonly<Record<string, CellSlot>> = {
  'output text/html': (x) => output({ 'text/html': x }),
  'output text/html with a fallback': (x) => output({ 'text/html': x, 'text/plain': 'x' }),
  'output text/html, in an attribute': (x) => output({ 'text/html': `<p title="${x}">x</p>` }),
  'output text/html, in a style': (x) => output({ 'text/html': `<p style="${x}">x</p><style>${x}</style>` }),
  'output text/html, in a table': (x) => output({ 'text/html': `<table><tr>${x}<td>${x}</td></tr></table>` }),
  'output text/html, in svg': (x) => output({ 'text/html': `<p>x</p><svg><g>${x}</g></svg>` }),
  'output text/html, in math': (x) => output({ 'text/html': `<p>x</p><math><mi>${x}</mi></math>` }),
  'output text/html, as a link': (x) =>
    output({ 'text/html': `<a href='${x}'>x</a><img alt="" src='${x}'>` }),
  'output text/markdown': (x) => output({ 'text/markdown': x }),
  'output text/latex': (x) => output({ 'text/latex': x }),
  'output text/plain': (x) => output({ 'text/plain': x }),
  'output text/csv': (x) => output({ 'text/csv': x }),
  'output application/javascript': (x) => output({ 'application/javascript': x }),
  'output application/json': (x) => output({ 'application/json': { [x]: x, list: [x] } }),
  'output application/vnd.x+json': (x) => output({ 'application/vnd.x+json': { [x]: x } }),
  'output widget': (x) =>
    output({ 'application/vnd.jupyter.widget-view+json': { model_id: x }, 'text/plain': x }),
  'output plotly': (x) => output({ 'application/vnd.plotly.v1+json': { data: [{ name: x }] } }),
  'output MIME type': (x) => output({ [x]: x, [`text/${x}`]: x, [`application/vnd.${x}+json`]: { x } }),
  'output svg': (x) => output({ 'image/svg+xml': x }),
  'output svg, inside': (x) =>
    output({ 'image/svg+xml': `<svg xmlns="http://www.w3.org/2000/svg">${x}</svg>` }),
  'output image base64': (x) => output({ 'image/png': x, 'image/jpeg': x }),
  'output image type': (x) => output({ [`image/${x}`]: PNG }),
  'output image metadata': (x) =>
    output(
      { 'image/png': PNG, 'text/plain': x },
      { 'image/png': { width: x, height: x, alt: x, needs_background: x }, filenames: { 'image/png': x } },
    ),
  'output file': (x) => output({ 'application/pdf': 'JVBERi0=' }, { filename: x, name: x }),
  'output type': (x) => code({ output_type: x, data: x }),
  stream: (x) => code({ output_type: 'stream', name: 'stderr', text: x }),
  'stream name': (x) => code({ output_type: 'stream', name: x, text: 'x' }),
  'stream, ANSI link': (x) =>
    code({ output_type: 'stream', name: 'stdout', text: `\u001b]8;;${x}\u0007x\u001b]8;;\u0007` }),
  error: (x) => code({ output_type: 'error', ename: x, evalue: x, traceback: [x, `\u001b[31m${x}`] }),
  'code source': (x) => ({ ...code(), source: x }),
  'code source, magic': (x) => ({ ...code(), source: `%%${x}\n${x}` }),
  'code id, tags and metadata': (x) => ({
    ...code({ output_type: 'stream', name: 'stdout', text: 'x' }),
    id: x,
    metadata: {
      tags: [x],
      name: x,
      slideshow: { slide_type: x },
      jupyter: { source_hidden: x },
      scrolled: x,
    },
  }),
  'raw text/html': (x) => raw(x, 'text/html'),
  'raw text/markdown': (x) => raw(x, 'text/markdown'),
  'raw, other formats': (x) => raw(x, x),
  markdown: (x) => markdown(x),
  'markdown, within text': (x) => markdown(`A *word* ${x} and **another**\n\n- ${x}\n\n> ${x}`),
  'markdown, a heading': (x) => markdown(`# ${x.replaceAll('\n', ' ')}`),
  'markdown, a code block': (x) => markdown(`\`\`\`${x.replaceAll('\n', ' ')}\n${x}\n\`\`\``),
  'markdown, mathematics': (x) => markdown(`a $${x}$ b\n\n$$${x}$$`),
  'markdown, links': (x) =>
    markdown(`[${x}](${x}) [x](<${x}>) ![${x}](${x} "${x}") [r][r]\n\n[r]: <${x}> "${x}"`),
  'markdown, a table': (x) => markdown(`| a | b |\n| --- | --- |\n| ${x.replaceAll('\n', ' ')} | x |`),
  'attachment name': (x) =>
    markdown(`![x](attachment:${x}) <img src="attachment:${x}">`, {
      attachments: { [x]: { 'image/png': PNG } },
    }),
  'attachment type and data': (x) =>
    markdown('![x](attachment:a) ![x](attachment:b) ![x](attachment:c)', {
      attachments: { a: { [x]: PNG }, b: { 'image/png': x }, c: { 'image/svg+xml': x } },
    }),
}

/** Name of the slot → an item of a task run with the payload in it. */
export const ITEM_SLOTS: Readonly<Record<string, ItemSlot>> = {
  'item title': (x) => ({ kind: 'text', title: x, text: 'x' }),
  'item truncation': (x) => ({ kind: 'text', text: 'x', truncated: { reason: x } }),
  logs: (x) => ({ kind: 'logs', lines: [{ message: x, timestamp: x, level: x, logger: x }] }),
  'logs text': (x) => ({ kind: 'logs', text: x }),
  table: (x) => ({ kind: 'table', columns: [{ name: x, type: x }], rows: [[x], [{ [x]: x }]] }),
  image: (x) => ({ kind: 'image', mimeType: 'image/png', data: PNG, alt: x }),
  'image data': (x) => ({ kind: 'image', mimeType: x, data: x }),
  'image svg': (x) => ({ kind: 'image', mimeType: 'image/svg+xml', data: x }),
  file: (x) => ({ kind: 'file', name: x, mimeType: x, url: x }),
  'file data': (x) => ({ kind: 'file', name: x, mimeType: 'text/html', data: 'PGI+' }),
  'error item': (x) => ({ kind: 'error', name: x, message: x, traceback: x }),
  metrics: (x) => ({ kind: 'metrics', metrics: [{ name: x, value: x, unit: x }] }),
  params: (x) => ({ kind: 'params', params: [{ name: x, value: x, type: x, description: x }] }),
  'markdown item': (x) => ({ kind: 'markdown', text: x }),
  'html item': (x) => ({ kind: 'html', html: x }),
  json: (x) => ({ kind: 'json', value: { [x]: x } }),
  text: (x) => ({ kind: 'text', text: x }),
  value: (x) => ({ kind: 'value', name: x, value: x }),
  link: (x) => ({ kind: 'link', label: x, url: x }),
  progress: (x) => ({ kind: 'progress', label: x, value: 1, unit: x }),
  checks: (x) => ({
    kind: 'checks',
    checks: [{ name: x, status: 'failed', group: x, severity: x, message: x, remediation: x }],
  }),
  ref: (x) => ({ kind: 'ref', type: x, id: x, label: x, url: x }),
  unknown: (x) => ({ kind: 'unknown', type: x, value: { [x]: x } }),
}

/** The slots whose text is read as HTML or Markdown; in all others it is only escaped. */
export const HTML_SLOTS: ReadonlySet<string> = new Set(
  [...Object.keys(CELL_SLOTS), ...Object.keys(ITEM_SLOTS)].filter((name) =>
    /html|markdown|svg|attachment|latex/i.test(name),
  ),
)

/** Slots around the cells. One payload fills one page. */
export const PAGE_SLOTS: Readonly<Record<string, PageSlot>> = {
  'title and metadata': (x) => ({
    metadata: { title: x, authors: [{ name: x }], [x]: x, toc: { title_cell: x }, platen: { run: { title: x, system: x, state: { result: x } } } },
  }),
  'kernelspec and language': (x) => ({
    metadata: {
      kernelspec: { name: x, display_name: x, language: x },
      language_info: { name: x, codemirror_mode: x, mimetype: x, pygments_lexer: x, file_extension: x },
    },
  }),
  'widget state': (x) => ({
    metadata: { widgets: { 'application/vnd.jupyter.widget-state+json': { state: { [x]: { model_name: x, state: { value: x } } } } } },
  }),
  'run': (x) => ({
    run: {
      system: x, title: x, runId: x, jobId: x, jobName: x, taskId: x, taskName: x, retries: [x],
      state: { lifecycle: 'ended', result: 'failed', message: x, raw: x },
      params: [{ name: x, value: x, type: x, description: x }],
      links: [{ label: x, url: x }],
      vendor: { [x]: x },
    },
  }),
} // biome-ignore format: a table

/** A page with each payload in a cell of its own, once for each slot. */
export function pageOfCells(slots: readonly CellSlot[], payloads: readonly string[]): string {
  const cells = slots.flatMap((slot) => payloads.map(slot))
  return pageOfNotebook(
    {},
    cells.map((cell, i) => ({ id: `c${i}`, ...cell })),
  )
}

export function pageOfItems(slots: readonly ItemSlot[], payloads: readonly string[]): string {
  return pageOfRun(
    { system: 'x' },
    slots.flatMap((slot) => payloads.map(slot)),
  )
}

export function pageOfPage(slot: PageSlot, payload: string): string {
  const { metadata = {}, run } = slot(payload)
  return run ? pageOfRun(run, []) : pageOfNotebook(metadata, [markdown('# One'), code()])
}

function pageOfNotebook(metadata: JsonObject, cells: readonly JsonValue[]): string {
  const file = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells })
  return toHtml(applyTransforms(fromIpynb(file), defaultTransforms))
}

function pageOfRun(meta: JsonObject, outputs: readonly JsonObject[]): string {
  const run = { version: 1, meta, outputs } as unknown as Parameters<typeof fromTaskRun>[0]
  return toHtml(applyTransforms(fromTaskRun(run), defaultTransforms))
}
