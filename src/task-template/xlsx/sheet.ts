import type { SheetValue } from './cell.ts'

/** Excel's limit is 32,767 UTF-16 units. */
const MAX_CELL = 32_000

/** A sheet as it is written: a header, and rows of which each has a value in the first column. */
export interface SheetRows {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly SheetValue[])[]
}

/** The rows with long texts continued in rows below, whose first cell is blank. */
export function folded(rows: readonly (readonly SheetValue[])[]): readonly (readonly SheetValue[])[] {
  return rows.flatMap((row) => {
    const parts = row.map((value) =>
      typeof value === 'string' && value.length > MAX_CELL ? pieces(value) : [value],
    )
    const height = parts.reduce((most, part) => Math.max(most, part.length), 1)
    return Array.from({ length: height }, (_, i) => parts.map((part) => part[i] ?? null))
  })
}

function pieces(text: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + MAX_CELL, text.length)
    // A pair must not be cut, and some programs drop spaces at the ends of a cell.
    for (let tries = 0; tries < 100 && end < text.length && isBadCut(text, end); tries++) end--
    found.push(text.slice(at, end))
    at = end
  }
  return found
}

function isBadCut(text: string, at: number): boolean {
  return /\s|[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1))
}

/** A row as it was read: values by column, and where it begins. */
export interface ReadRow {
  /** 1-based. */
  readonly number: number
  readonly cells: readonly SheetValue[]
}

/** {@link folded} undone: rows without a first cell go on with the one above. Blank rows are left out. */
export function unfolded(rows: readonly (readonly SheetValue[])[], firstRow: number): readonly ReadRow[] {
  const found: { number: number; cells: SheetValue[] }[] = []
  for (const [i, row] of rows.entries()) {
    if (row.every(isBlank)) continue
    const open = found.at(-1)
    if (!isBlank(row[0] ?? null) || open === undefined) {
      found.push({ number: firstRow + i, cells: [...row] })
      continue
    }
    for (const [column, value] of row.entries())
      if (!isBlank(value))
        open.cells[column] =
          `${isBlank(open.cells[column] ?? null) ? '' : String(open.cells[column])}${String(value)}`
  }
  return found
}

export function isBlank(value: SheetValue): boolean {
  return value === null || value === undefined || value === ''
}

/** `C4` */
export function cellName(column: number, row: number): string {
  return `${String.fromCharCode(65 + column)}${row}`
}
