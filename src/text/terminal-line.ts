/**
 * One line of a terminal. Columns are UTF-16 units, as in JupyterLab. A line is a list of runs while text is
 * only appended to it, and becomes cells once something in the middle is written over, so that every operation
 * costs what it writes.
 */
export interface Line {
  length: number
  runs: Run[]
  cells: Cells | undefined
}

/** Text of one style; styles are indexes into a table of the caller's. */
export interface Run {
  readonly text: string
  readonly style: number
}

interface Cells {
  units: Uint16Array
  styles: Uint32Array
}

// A line of many small runs takes less room as cells.
const MAX_RUNS = 32
const SPACE = 0x20
// How far to the left of the cursor a line is erased. No screen is wider, and it keeps the cost of `ESC [ 1 K` constant.
const MAX_ERASED = 4096

export function emptyLine(): Line {
  return { length: 0, runs: [], cells: undefined }
}

/** Writes over what is at `column`, which is at most the line's length. */
export function writeText(line: Line, column: number, text: string, style: number): void {
  const end = column + text.length
  if (column === 0 && end >= line.length) {
    line.runs = [{ text, style }]
    line.cells = undefined
  } else if (column === line.length && !line.cells && line.runs.length < MAX_RUNS) {
    line.runs.push({ text, style })
  } else {
    writeCells(line, column, text, style)
  }
  line.length = Math.max(line.length, end)
}

/** Cuts the line off at `length`. */
export function cutLine(line: Line, length: number): void {
  if (length >= line.length) return
  if (length === 0) {
    line.runs = []
    line.cells = undefined
  } else if (line.cells) {
    mendPair(line.cells.units, length)
  } else {
    cutRuns(line, length)
  }
  line.length = length
}

/** Deletes the last character, both halves of it where it is a surrogate pair. */
export function deleteLast(line: Line): void {
  const isPair =
    line.length > 1 && isLow(unitAt(line, line.length - 1)) && isHigh(unitAt(line, line.length - 2))
  cutLine(line, line.length - (isPair ? 2 : 1))
}

/** Blanks everything up to and including `column`. */
export function eraseStart(line: Line, column: number, style: number): void {
  if (column + 1 >= line.length) {
    cutLine(line, 0)
    return
  }
  const { units, styles } = toCells(line)
  const from = Math.max(0, column + 1 - MAX_ERASED)
  mendPair(units, from)
  mendPair(units, column + 1)
  units.fill(SPACE, from, column + 1)
  styles.fill(style, from, column + 1)
}

/** The line's text as runs, from left to right. */
export function lineRuns(line: Line): readonly Run[] {
  if (!line.cells) return line.runs
  const { units, styles } = line.cells
  const runs: Run[] = []
  for (let start = 0; start < line.length; ) {
    const style = styles[start]!
    let end = start + 1
    while (end < line.length && styles[end] === style) end++
    runs.push({ text: decode(units, start, end), style })
    start = end
  }
  return runs
}

function cutRuns(line: Line, length: number): void {
  let excess = line.length - length
  while (excess > 0) {
    const last = line.runs.pop()!
    const kept = last.text.length - excess
    excess -= last.text.length
    if (kept <= 0) continue
    const isSplit = isHigh(last.text.charCodeAt(kept - 1)) && isLow(last.text.charCodeAt(kept))
    line.runs.push({
      text: isSplit ? `${last.text.slice(0, kept - 1)} ` : last.text.slice(0, kept),
      style: last.style,
    })
  }
}

function writeCells(line: Line, column: number, text: string, style: number): void {
  const end = column + text.length
  const cells = toCells(line)
  reserve(cells, end)
  const { units, styles } = cells
  if (column < line.length) mendPair(units, column)
  if (end < line.length) mendPair(units, end)
  for (let i = 0; i < text.length; i++) units[column + i] = text.charCodeAt(i)
  styles.fill(style, column, end)
}

function toCells(line: Line): Cells {
  if (line.cells) return line.cells
  const size = Math.max(64, line.length)
  const cells = { units: new Uint16Array(size), styles: new Uint32Array(size) }
  let at = 0
  for (const { text, style } of line.runs) {
    for (let i = 0; i < text.length; i++) cells.units[at + i] = text.charCodeAt(i)
    cells.styles.fill(style, at, at + text.length)
    at += text.length
  }
  line.runs = []
  line.cells = cells
  return cells
}

function reserve(cells: Cells, size: number): void {
  if (size <= cells.units.length) return
  const { units, styles } = cells
  const room = Math.max(size, units.length * 2)
  cells.units = new Uint16Array(room)
  cells.units.set(units)
  cells.styles = new Uint32Array(room)
  cells.styles.set(styles)
}

/** Where a surrogate pair would be torn at `index`, blanks stand for it, as a terminal does with wide characters. */
function mendPair(units: Uint16Array, index: number): void {
  if (index === 0 || !isHigh(units[index - 1]!) || !isLow(units[index]!)) return
  units[index - 1] = SPACE
  units[index] = SPACE
}

function decode(units: Uint16Array, start: number, end: number): string {
  if (end - start === 1) return String.fromCharCode(units[start]!)
  let text = ''
  for (let i = start; i < end; i += 8192)
    text += String.fromCharCode(...units.subarray(i, Math.min(end, i + 8192)))
  return text
}

function unitAt(line: Line, column: number): number {
  if (line.cells) return line.cells.units[column]!
  let end = line.length
  for (let i = line.runs.length - 1; i >= 0; i--) {
    const { text } = line.runs[i]!
    end -= text.length
    if (column >= end) return text.charCodeAt(column - end)
  }
  return 0
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
