/** Text in rows and cells, and whether its end is missing. */
export interface Delimited {
  readonly rows: readonly (readonly string[])[]
  /** The text ends within a quoted cell. */
  readonly isCut: boolean
}

/** At most `maxRows` of a text. */
export function parseDelimited(
  text: string,
  delimiter: string,
  maxRows = Number.POSITIVE_INFINITY,
): Delimited {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let isCut = false
  const finish = () => {
    // An empty line is no row.
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  while (at < text.length && rows.length < maxRows) {
    const { cell, end, isOpen } =
      text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
    row.push(cell)
    isCut = isOpen
    at = end
    if (text[at] === delimiter) {
      at++
      if (at === text.length) row.push('')
    } else {
      if (text[at] === '\r') at++
      if (text[at] === '\n') at++
      finish()
    }
  }
  if (row.length > 0 && rows.length < maxRows) finish()
  return { rows, isCut }
}

interface Cell {
  readonly cell: string
  /** Where the delimiter or the line's end is. */
  readonly end: number
  readonly isOpen: boolean
}

function plainCell(text: string, at: number, delimiter: string): Cell {
  let end = at
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return { cell: text.slice(at, end), end, isOpen: false }
}

/** RFC 4180: a quote in a quoted cell is two. What follows the closing quote belongs to the cell, as spreadsheets have it. */
function quotedCell(text: string, at: number, delimiter: string): Cell {
  const parts: string[] = []
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { cell: parts.join('') + text.slice(from), end: text.length, isOpen: true }
    parts.push(text.slice(from, quote))
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, delimiter)
      return { cell: parts.join('') + rest.cell, end: rest.end, isOpen: false }
    }
    parts.push('"')
    from = quote + 2
  }
}

const DELIMITERS = ['\t', ',', ';', '|'] as const
const SAMPLE_LENGTH = 100_000
const SAMPLE_ROWS = 50

/** The delimiter with which the first rows all get the same number of cells, and most of them; undefined where none does. */
export function findDelimiter(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const candidates = DELIMITERS.flatMap((delimiter) => {
    const { rows } = parseDelimited(sample, delimiter, SAMPLE_ROWS)
    // A sample may end within a row.
    const whole = sample.length < text.length && rows.length < SAMPLE_ROWS ? rows.slice(0, -1) : rows
    const width = whole[0]?.length ?? 0
    const isEven = width > 1 && whole.length > 1 && whole.every((row) => row.length === width)
    return isEven && isLikely(whole, delimiter) ? [{ delimiter, width }] : []
  })
  return candidates.sort((a, b) => b.width - a.width)[0]?.delimiter
}

/** Sentences have a space behind their comma; statements end with a semicolon; `||` and `{` are of programs. */
function isLikely(rows: readonly (readonly string[])[], delimiter: string): boolean {
  const [first = []] = rows
  if (delimiter === ',') return first.length > 2 || !rows.every(([, second = '']) => second.startsWith(' '))
  if (delimiter === '\t') return true
  return first.every((cell) => cell.trim() !== '' && !/[{}]/.test(cell))
}
