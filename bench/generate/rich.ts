import type { RawCell, RawOutput } from '../nbformat.ts'
import type { Prng } from './prng.ts'
import { identifier, words } from './words.ts'

/** The rarer outputs, one of them a cell: what else a pipeline has code for. */
export function richCell(random: Prng): RawCell {
  const data = random.pick(BUNDLES)(random)
  const output = {
    output_type: 'display_data',
    metadata: {},
    data: { ...data, 'text/plain': words(random, 4) },
  }
  return {
    cell_type: 'code',
    execution_count: 1,
    source: random.pick(SOURCES),
    outputs: [output as RawOutput],
  }
}

const SOURCES = [
  '%%bash\nfor f in *.csv; do\n  wc -l "$f" | sort -n\ndone',
  '%%javascript\nconst sum = [1, 2, 3].reduce((a, b) => a + b, 0)',
  "%%sql\nSELECT month, SUM(value) AS total FROM sales WHERE region <> 'north' GROUP BY month",
  'from IPython.display import display, HTML, SVG\ndisplay(HTML("<b>bold</b>"))',
]

const BUNDLES: readonly ((random: Prng) => Record<string, unknown>)[] = [
  (random) => ({ 'text/html': styledTable(random) }),
  (random) => ({ 'text/html': repr(random) }),
  (random) => ({ 'image/svg+xml': svg(random) }),
  (random) => ({
    'text/latex': `$\\displaystyle \\frac{${random.int(1, 99)} x}{${random.int(1, 99)} + y^2}$`,
  }),
  (random) => ({
    'text/markdown': `**${words(random, 2)}**: ${words(random, 20)}\n\n1. ${words(random, 3)}\n2. ${words(random, 3)}`,
  }),
  (random) => ({
    'application/json': {
      name: identifier(random),
      values: [random.int(1, 9), null, true, words(random, 2)],
    },
  }),
  (random) => ({
    'application/vnd.jupyter.widget-view+json': {
      model_id: `m${random.int(1, 99)}`,
      version_major: 2,
      version_minor: 0,
    },
  }),
  (random) => ({
    'application/vnd.plotly.v1+json': {
      data: [{ x: [1, 2], y: [random.int(1, 9), 4] }],
      layout: { title: words(random, 3) },
    },
    'text/html': `<div id="p${random.int(1, 99)}"></div><script>draw(${random.int(1, 99)})</script>`,
  }),
  (random) => ({ 'application/javascript': `element.append(${random.int(1, 99)})` }),
]

/** As pandas' Styler writes it: a style element and ids in every cell. */
function styledTable(random: Prng): string {
  const id = `T_${random.int(10_000, 99_999)}`
  const cell = (row: number, column: number) =>
    `<td id="${id}_row${row}_col${column}" class="data row${row} col${column}" style="background-color: #${random.int(100_000, 999_999)}; width: ${random.int(10, 90)}px">${random.next().toFixed(3)}</td>`
  const rows = Array.from(
    { length: 8 },
    (_, r) =>
      `<tr><th class="row_heading level0">${r}</th>${[0, 1, 2, 3].map((c) => cell(r, c)).join('')}</tr>`,
  )
  return `<style type="text/css">#${id}_row0_col0 { color: white; }</style><table id="${id}"><caption>${words(random, 3)}</caption><tbody>${rows.join('\n')}</tbody></table>`
}

/** As libraries draw their objects: nested blocks, lists, links, an inline image. */
function repr(random: Prng): string {
  const items = Array.from(
    { length: 5 },
    () =>
      `<li><a href="https://example.org/${random.int(1, 99)}?a=1&amp;b=2" target="_blank" onclick="go()">${words(random, 3)}</a></li>`,
  )
  const bar = `<div style="border: 1px solid #ccc; padding: 4px; margin-left: ${random.int(1, 9)}px"><progress value="${random.int(1, 99)}" max="100"></progress></div>`
  return `<div class="xr-wrap" style="display:none"><details open><summary>${identifier(random)}</summary><ul class="list">${items.join('')}</ul>${bar}<img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="><pre>${words(random, 9)}</pre></details></div>`
}

function svg(random: Prng): string {
  const circles = Array.from(
    { length: 20 },
    () => `<circle cx="${random.int(0, 200)}" cy="${random.int(0, 100)}" r="3" fill="#1f77b4"/>`,
  )
  return `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">${circles.join('')}<text x="5" y="15">${words(random, 2)}</text></svg>`
}
