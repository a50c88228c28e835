import { parse } from 'parse5'
import { applyTransforms, type Cell, coalesceStreams, type Notebook } from '../../src/index.ts'
import { missingOutput } from './output-fidelity.ts'
import {
  attribute,
  type Element,
  firstMissing,
  hasClass,
  markdownWords,
  plain,
  squeeze,
  textOf,
  walk,
} from './visible-text.ts'

/**
 * What of a notebook's text and images is not in its report, one line each. Code must be there to the character, streams
 * and plain text but for blanks; of HTML, JSON, tables and tracebacks every word, in its order; of Markdown every word of
 * three characters or more. Outputs are looked for where they belong, and none may leave a gap.
 *
 * @param notebook as `fromIpynb` gives it, before any transform.
 */
export function missingFrom(page: string, notebook: Notebook): string[] {
  const cells = new Map<string, Element>()
  for (const element of walk(parse(page))) {
    const id = attribute(element, 'id')
    if (id?.startsWith('cell-')) cells.set(id.slice('cell-'.length), element)
  }
  // Pieces of one stream are one output in a report.
  return applyTransforms(notebook, [coalesceStreams()]).cells.flatMap((cell, index) => {
    const tags = tagsOf(cell)
    if (tags.includes('remove-cell')) return []
    const element = cells.get(cell.id)
    if (element === undefined) return [`cell ${index}: not in the page`]
    const missing = [
      ...(tags.includes('remove-input') ? [] : missingSource(cell, element)),
      ...(tags.includes('remove-output') || cell.cell_type !== 'code' ? [] : missingOutputs(cell, element)),
    ]
    return missing.map((what) => `cell ${index}: ${what}`)
  })
}

function tagsOf(cell: Cell): string[] {
  const { tags } = cell.metadata
  return Array.isArray(tags) ? tags.map((tag) => String(tag).replace('_', '-')) : []
}

function missingSource(cell: Cell, element: Element): string[] {
  if (cell.source.trim() === '') return []
  if (cell.cell_type === 'markdown') return missingWords(cell.source, element, 'Markdown')
  const selector = cell.cell_type === 'code' ? 'pl-code' : 'pl-raw'
  const block = [...walk(element)].find((candidate) => hasClass(candidate, selector))
  if (block === undefined && cell.cell_type === 'raw') return missingWords(cell.source, element, 'raw')
  const shown = plain(block === undefined ? '' : textOf(block))
  const source = plain(cell.source)
  return shown === source ? [] : [`${cell.cell_type} ${difference(shown, source)}`]
}

function missingWords(source: string, element: Element, what: string): string[] {
  const missing = firstMissing(markdownWords(source), squeeze(textOf(element, true)))
  return missing === undefined ? [] : [`${what} word ${missing}`]
}

function missingOutputs({ outputs }: Extract<Cell, { cell_type: 'code' }>, cell: Element): string[] {
  const shown = [...walk(cell)].filter((element) => hasClass(element, 'pl-output'))
  if (shown.length !== outputs.length) return [`${shown.length} outputs instead of ${outputs.length}`]
  return outputs.flatMap((output, index) =>
    missingOutput(output, shown[index]!).map((what) => `output ${index}: ${what}`),
  )
}

function difference(actual: string, expected: string): string {
  let at = 0
  while (at < actual.length && actual[at] === expected[at]) at++
  return `${JSON.stringify(actual.slice(at, at + 40))} instead of ${JSON.stringify(expected.slice(at, at + 40))} at ${at}`
}
