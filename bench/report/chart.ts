import { readFileSync, writeFileSync } from 'node:fs'
import type { PeersResult } from './peers.ts'
import { doesNot } from './peers.ts'
import type { Result } from './result.ts'

// Draws the peers of a saved run as a picture:  tsx bench/report/chart.ts bench/results/….json .github/peers.svg

const LABELS: { readonly [name: string]: string } = {
  ours: 'Platen',
  naive: 'marked + KaTeX + highlight.js + sanitize-html',
  rendermime: 'JupyterLab rendermime on jsdom',
}
/** The floor makes no report; it is a measure and not a way. */
const NOT_SHOWN = new Set(['floor'])

const WIDTH = 880
const LEFT = 390
const RIGHT = 70
const TOP = 104
const ROW = 48
const BOTTOM = 58

const STYLE = `
    .page { fill: #ffffff; stroke: #d8dee4 }
    text { font: 14px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; fill: #1f2328 }
    .title { font-size: 18px; font-weight: 600 }
    .note { font-size: 12px; fill: #59636e }
    .ours { font-weight: 600 }
    .value { font-size: 13px; paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round }
    .end { text-anchor: end }
    .middle { text-anchor: middle }
    .grid { stroke: #e6eaef }
    .base { stroke: #1f2328; stroke-width: 1.5 }
    .stem { stroke: #a8b1bd; stroke-width: 2 }
    .dot { fill: #b35900; stroke: #ffffff; stroke-width: 1.5 }
    .ring { fill: #ffffff; stroke: #b35900; stroke-width: 2 }
    .self { fill: #0969da; stroke: #ffffff; stroke-width: 1.5 }
    @media (prefers-color-scheme: dark) {
      .page { fill: #0d1117; stroke: #30363d }
      text { fill: #e6edf3 }
      .note { fill: #9198a1 }
      .value { stroke: #0d1117 }
      .grid { stroke: #21262d }
      .base { stroke: #e6edf3 }
      .stem { stroke: #545d68 }
      .dot { fill: #f0883e; stroke: #0d1117 }
      .ring { fill: #0d1117; stroke: #f0883e }
      .self { fill: #58a6ff; stroke: #0d1117 }
    }`

interface Row {
  readonly name: string
  readonly label: string
  readonly lacks: string
  /** Times the CPU of ours; undefined where no notebook of that set could be compared. */
  readonly ordinary: number | undefined
  readonly heavy: number | undefined
}

export function drawPeers(result: Result): string {
  if (!result.peers) throw new Error('That run did not measure the peers.')
  const rows = rowsOf(result.peers)
  const values = rows
    .flatMap(({ ordinary, heavy }) => [ordinary, heavy])
    .filter((value) => value !== undefined)
  const ticks = ticksFor(Math.min(...values), Math.max(...values))
  const [low, high] = [Math.log(ticks[0]!), Math.log(ticks.at(-1)!)]
  const x = (value: number) => round(LEFT + ((WIDTH - LEFT - RIGHT) * (Math.log(value) - low)) / (high - low))
  const foot = TOP + rows.length * ROW
  const height = foot + BOTTOM
  const description = rows
    .map(({ label, ordinary, heavy }) => `${label}: ${times(ordinary)} ordinary, ${times(heavy)} heavy`)
    .join('; ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description">
  <title id="title">CPU time to turn notebooks into HTML, as a multiple of Platen's</title>
  <desc id="description">${escapeXml(description)}.</desc>
  <style>${STYLE}
  </style>
  <rect class="page" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>
  <text class="title" x="24" y="36">CPU time for the same notebooks, as a multiple of Platen’s</text>
  <text class="note" x="24" y="58">The same real notebooks, warm processes, one after the other; logarithmic: each step to the right costs more</text>
  ${legend()}
  ${ticks.map((tick) => gridLine(x(tick), tick, foot)).join('\n  ')}
  ${rows.map((row, index) => drawRow(row, TOP + ROW * (index + 0.5), x)).join('\n  ')}
  <text class="note" x="24" y="${height - 16}">${escapeXml(footnote(result))}</text>
</svg>
`
}

function rowsOf({ sets, abilities }: PeersResult): Row[] {
  const times = (set: string, name: string) =>
    sets.find((each) => each.set === set)?.scores[name]?.timesOurs.median
  const rows = Object.keys(abilities)
    .filter((name) => !NOT_SHOWN.has(name))
    .map((name) => ({
      name,
      label: LABELS[name] ?? name,
      lacks: name === 'ours' ? '' : lacksOf(doesNot(abilities[name])),
      ordinary: times('ordinary', name),
      heavy: times('heavy', name),
    }))
  return rows.sort((a, b) => Number(b.name === 'ours') - Number(a.name === 'ours') || rank(a) - rank(b))
}

function rank({ ordinary, heavy }: Row): number {
  return ordinary ?? heavy ?? Number.POSITIVE_INFINITY
}

function lacksOf(list: readonly string[]): string {
  if (list.length === 0) return ''
  const shown = list.slice(0, 3)
  return `without: ${shown.join(', ')}${list.length > shown.length ? ', …' : ''}`
}

/** 1, 2, 5, 10 and so on, from the step below the least value to the one above the greatest; 1 is always in. */
function ticksFor(least: number, greatest: number): number[] {
  const steps = [-2, -1, 0, 1, 2, 3, 4].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power))
  const from = steps.findLastIndex((step) => step <= Math.min(least, 0.9))
  const to = steps.findIndex((step) => step >= Math.max(greatest, 2))
  return steps.slice(Math.max(0, from), to < 0 ? undefined : to + 1)
}

function legend(): string {
  const at = WIDTH - RIGHT - 170
  return `<circle class="dot" cx="${at}" cy="78" r="6"/><text class="note" x="${at + 12}" y="82">ordinary</text>
  <circle class="ring" cx="${at + 92}" cy="78" r="5"/><text class="note" x="${at + 104}" y="82">heavy (≈ 4 MB)</text>`
}

function gridLine(at: number, tick: number, foot: number): string {
  const kind = tick === 1 ? 'base' : 'grid'
  return `<line class="${kind}" x1="${at}" y1="${TOP - 6}" x2="${at}" y2="${foot}"/><text class="note middle" x="${at}" y="${foot + 18}">${short0(tick)}×</text>`
}

function drawRow(row: Row, y: number, x: (value: number) => number): string {
  const { name, label, lacks, ordinary, heavy } = row
  const mine = name === 'ours'
  const [labelY, noteY] = lacks === '' ? [y + 5, y] : [y - 2, y + 15]
  const parts = [
    `<text class="end${mine ? ' ours' : ''}" x="${LEFT - 24}" y="${labelY}">${escapeXml(label)}</text>`,
  ]
  if (lacks !== '')
    parts.push(`<text class="note end" x="${LEFT - 24}" y="${noteY}">${escapeXml(lacks)}</text>`)
  if (mine) return [...parts, `<circle class="self" cx="${x(1)}" cy="${y}" r="7"/>`].join('')
  const drawn = [heavy, ordinary].filter((value) => value !== undefined)
  if (drawn.length > 0) {
    const far = drawn.reduce((a, b) => (Math.abs(Math.log(a)) > Math.abs(Math.log(b)) ? a : b))
    parts.push(`<line class="stem" x1="${x(1)}" y1="${y}" x2="${x(far)}" y2="${y}"/>`)
  }
  if (heavy !== undefined) parts.push(`<circle class="ring" cx="${x(heavy)}" cy="${y}" r="5"/>`)
  if (ordinary !== undefined) {
    parts.push(`<circle class="dot" cx="${x(ordinary)}" cy="${y}" r="6"/>`)
    parts.push(`<text class="middle value" x="${x(ordinary)}" y="${y - 11}">${times(ordinary)}</text>`)
  }
  return parts.join('')
}

function footnote({ peers, environment }: Result): string {
  const missing = peers!.missing.map((text) => text.split(':')[0]).join(', ')
  const absent = missing === '' ? '' : `; not measured: ${missing}`
  return `Figures: ordinary notebooks, each program against Platen on those it shows whole. Node ${environment.node}, ${environment.cpu}${absent}`
}

function times(value: number | undefined): string {
  return value === undefined ? 'not measured' : `${short0(value)}×`
}

/** Two significant digits are what such a ratio is good for. */
function short0(value: number): string {
  return String(Number(value.toPrecision(2)))
}

function round(value: number): number {
  return Number(value.toFixed(1))
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

const [from, to] = process.argv.slice(2)
if (process.argv[1]?.endsWith('chart.ts') && from && to) {
  writeFileSync(to, drawPeers(JSON.parse(readFileSync(from, 'utf8')) as Result))
}
