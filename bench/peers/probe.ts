import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import type { Reply } from '../lanes/protocol.ts'
import { SCRATCH } from '../paths.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** What a program does, found out by looking at its page of a small notebook: nobody has to be believed. */
export interface Abilities {
  /** Script and event handlers in HTML outputs and Markdown do not get into the page. */
  readonly sanitises: boolean
  /** Mathematics is drawn already: no script has to. */
  readonly mathematics: boolean
  readonly highlighting: boolean
  readonly terminalColours: boolean
  readonly attachments: boolean
  /** A page with its styles, and not a fragment that needs the caller's. */
  readonly wholePage: boolean
  /** Nothing is loaded when it is opened. */
  readonly selfContained: boolean
  readonly oldNotebooks: boolean
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const HOSTILE = '<p onclick="probe()">hello<script>probe()</script><img src="data:," onerror="probe()"></p>'
const metadata = {
  kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
  language_info: { name: 'python' },
}

/** Each alone, so that who cannot do one thing can still show the others. */
const PROBES = {
  hostile: {
    cells: [
      markdown(HOSTILE),
      code('1', [{ output_type: 'display_data', metadata: {}, data: { 'text/html': HOSTILE } }]),
    ],
  },
  mathematics: { cells: [markdown('Here is $\\frac{a}{b}$ in a line.')] },
  highlighting: { cells: [code('def probe(x):\n    return "text"', [])] },
  colours: {
    cells: [code('1', [{ output_type: 'stream', name: 'stdout', text: 'a \u001b[31mred\u001b[0m word\n' }])],
  },
  attachment: {
    cells: [{ ...markdown('![a](attachment:a.png)'), attachments: { 'a.png': { 'image/png': PNG } } }],
  },
} as const

export async function probeAbilities(
  makePage: (path: string, out: string) => Promise<Reply>,
): Promise<Abilities> {
  const page = async (notebook: object): Promise<Element[]> => {
    const [path, out] = [join(SCRATCH, 'probe.ipynb'), join(SCRATCH, 'probe.html')]
    writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata, ...notebook }))
    const reply = await makePage(path, out)
    return reply.error === undefined ? elements(readFileSync(out, 'utf8')) : []
  }
  const hostile = await page(PROBES.hostile)
  const mathematics = await page(PROBES.mathematics)
  const all = [...hostile, ...mathematics]
  return {
    sanitises: hostile.length > 0 && !hostile.some(acts),
    mathematics: mathematics.some(isFraction),
    highlighting: (await page(PROBES.highlighting)).some(
      (element) => element.tagName === 'span' && text(element) === 'def',
    ),
    terminalColours: (await page(PROBES.colours)).some(
      (element) => element.tagName === 'span' && text(element) === 'red',
    ),
    attachments: (await page(PROBES.attachment)).some((element) =>
      attribute(element, 'src')?.startsWith('data:image/png'),
    ),
    wholePage: hostile.some(({ tagName, childNodes }) => tagName === 'style' && childNodes.length > 0),
    selfContained: !all.some(loads),
    oldNotebooks: (await page(oldNotebook())).some((element) => text(element).includes('old_probe')),
  }
}

function markdown(source: string): object {
  return { cell_type: 'markdown', metadata: {}, source }
}

function code(source: string, outputs: readonly object[]): object {
  return { cell_type: 'code', metadata: {}, execution_count: 1, source, outputs }
}

function oldNotebook(): object {
  const cell = {
    cell_type: 'code',
    language: 'python',
    metadata: {},
    prompt_number: 1,
    input: 'old_probe = 1',
    outputs: [],
    collapsed: false,
  }
  return {
    nbformat: 3,
    nbformat_minor: 0,
    metadata: { name: '' },
    worksheets: [{ metadata: {}, cells: [cell] }],
  }
}

/** In markup of the notebook's: the program's own scripts do not call `probe`. */
function acts(element: Element): boolean {
  if (element.tagName === 'script') return text(element).includes('probe()')
  return element.attrs.some(({ name, value }) => name.startsWith('on') && value.includes('probe'))
}

function isFraction({ tagName, attrs }: Element): boolean {
  return (
    ['mfrac', 'mjx-mfrac'].includes(tagName) ||
    attrs.some(({ name, value }) => name === 'class' && /\bmfrac\b/.test(value))
  )
}

function loads(element: Element): boolean {
  const { tagName } = element
  if (tagName === 'script')
    return attribute(element, 'src') !== undefined || /https?:\/\//.test(text(element))
  if (tagName === 'link') return /^(?:https?:)?\/\//.test(attribute(element, 'href') ?? '')
  return tagName === 'style' && /@import|url\(["']?(?:https?:)?\/\//.test(text(element))
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

function text(element: Element): string {
  return element.childNodes
    .map((child) => ('value' in child ? child.value : 'tagName' in child ? text(child) : ''))
    .join('')
}

function elements(html: string): Element[] {
  const out: Element[] = []
  const add = (node: Node) => {
    if ('tagName' in node) out.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) add(child)
  }
  add(parse(html))
  return out
}
