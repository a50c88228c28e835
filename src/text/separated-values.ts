/**
 * Reads values that are separated by commas or the like (RFC 4180): they may stand in quotation marks, with separators,
 * line ends and doubled quotation marks in them. Never fails: what is not well-formed is taken as text. Empty lines are
 * left out.
 */
export function readSeparated(text: string, separator: ',' | '\t'): readonly (readonly string[])[] {
  const rows: string[][] = []
  const plain = separator === ',' ? /[^,\r\n]*/y : /[^\t\r\n]*/y
  let row: string[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    let value = ''
    if (text[at] === '"') [value, at] = quoted(text, at)
    plain.lastIndex = at
    plain.test(text)
    row.push(value + text.slice(at, plain.lastIndex))
    at = plain.lastIndex
    if (text[at] === separator) {
      at++
      if (at === text.length) row.push('')
      else continue
    } else at += text.startsWith('\r\n', at) ? 2 : 1
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}

/** The value that begins with the quotation mark at `start`, and the index after its last one. */
function quoted(text: string, start: number): [value: string, end: number] {
  let value = ''
  for (let at = start + 1; ; ) {
    const mark = text.indexOf('"', at)
    if (mark < 0) return [value + text.slice(at), text.length]
    value += text.slice(at, mark)
    if (text[mark + 1] !== '"') return [value, mark + 1]
    value += '"'
    at = mark + 2
  }
}
