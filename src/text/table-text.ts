import { displayWidth } from './display-width.ts'
import { formatCount } from './format-number.ts'

// Plain text is the fallback of a table whose HTML has all of it; one long cell must not pad every row.
const MAX_ROWS = 1_000
const MAX_COLUMNS = 200
const MAX_CELL_WIDTH = 80
const GAP = '  '

export interface TextColumn {
  readonly name: string
  /** Numbers align right. */
  readonly numeric: boolean
}

/**
 * A table as plain text: a header line, a rule and aligned columns. Cells are one line each and cut at 80
 * columns; after 1,000 rows and 200 columns a line says how many more there are.
 */
export function tableText<Row>(
  allColumns: readonly TextColumn[],
  rows: readonly Row[],
  cellText: (row: Row, column: number) => string,
): string {
  const columns = allColumns.slice(0, MAX_COLUMNS)
  const header = columns.map(({ name }) => preview(name))
  const shown = rows.slice(0, MAX_ROWS).map((row) => columns.map((_, i) => preview(cellText(row, i))))
  const widths = header.map((name, i) =>
    shown.reduce((width, row) => Math.max(width, displayWidth(row[i]!)), displayWidth(name)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, widths[i]!, columns[i]!.numeric))
      .join(GAP)
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join(GAP)
  const rest = [
    ...more(rows.length - shown.length, 'rows'),
    ...more(allColumns.length - columns.length, 'columns'),
  ]
  return [line(header), rule, ...shown.map(line), ...rest].join('\n')
}

function more(count: number, what: string): readonly string[] {
  return count > 0 ? [`… ${formatCount(count)} more ${what}`] : []
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - displayWidth(text))
  return right ? space + text : text + space
}

function preview(text: string): string {
  const line = text.slice(0, MAX_CELL_WIDTH * 2).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
  if (line.length === text.length && displayWidth(line) <= MAX_CELL_WIDTH) return line
  let cut = ''
  let width = 1
  // The slice may have cut a pair in two.
  for (const character of line.replace(/[\ud800-\udbff]$/, '')) {
    width += displayWidth(character)
    if (width > MAX_CELL_WIDTH) break
    cut += character
  }
  return `${cut}…`
}
