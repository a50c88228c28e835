/**
 * How the outputs of the corpus are shown, by MIME type:
 *
 *   npx tsx test/corpus/mime-table.ts [--charts]
 *
 * A row for each type: how often it is there, how often it is shown as what it is (rich), named in a placeholder with its
 * data, shown as plain text, left to another type of the same output (behind), or not shown by anything. `--charts` draws
 * Vega and Vega-Lite charts first.
 */
import { readFileSync } from 'node:fs'
import { fromIpynb, type Notebook, PlatenError, prepareAssets } from '../../src/index.ts'
import { vegaCharts } from '../../src/vega/index.ts'
import { corpusNotebooks } from '../support/shared.ts'
import { type MimeOutcome, mimeOutcomes } from './mime-outcomes.ts'

const OUTCOMES: readonly MimeOutcome[] = ['rich', 'placeholder', 'text', 'behind', 'unknown']
const charts = process.argv.includes('--charts') ? { charts: vegaCharts() } : {}

const counts = new Map<string, Map<MimeOutcome, number>>()
let notebooks = 0
for (const path of corpusNotebooks()) {
  const notebook = read(path)
  if (notebook === undefined) continue
  notebooks++
  for (const [type, outcome] of mimeOutcomes(notebook, await prepareAssets(notebook, charts))) {
    const row = counts.get(type) ?? new Map<MimeOutcome, number>()
    counts.set(type, row.set(outcome, (row.get(outcome) ?? 0) + 1))
  }
}

const rows = [...counts].map(([type, row]) => {
  const numbers = OUTCOMES.map((outcome) => row.get(outcome) ?? 0)
  return { type, numbers: [numbers.reduce((sum, n) => sum + n, 0), ...numbers] }
})
rows.sort((a, b) => b.numbers[0]! - a.numbers[0]! || (a.type < b.type ? -1 : 1))
print('MIME type', ['outputs', ...OUTCOMES])
for (const { type, numbers } of rows) print(type, numbers.map(String))
print(
  `all, in ${notebooks} notebooks`,
  ['outputs', ...OUTCOMES].map((_, i) => String(rows.reduce((sum, { numbers }) => sum + numbers[i]!, 0))),
)

function print(name: string, columns: readonly string[]): void {
  process.stdout.write(`${name.padEnd(46)}${columns.map((text) => text.padStart(12)).join('')}\n`)
}

function read(path: string): Notebook | undefined {
  try {
    return fromIpynb(readFileSync(path))
  } catch (error) {
    if (error instanceof PlatenError) return undefined
    throw error
  }
}
