/**
 * Splits text into lines that keep their ends, as Python's `str.splitlines(True)` does: after `\n`, `\r\n`, `\r`,
 * `\v`, `\f`, U+001C–U+001E, U+0085, U+2028 and U+2029. An empty string has no lines.
 */
export function splitLines(text: string): string[] {
  const lines: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (!endsLine(char)) continue
    if (char === 13 && text.charCodeAt(at + 1) === 10) at++
    lines.push(text.slice(start, at + 1))
    start = at + 1
  }
  if (start < text.length) lines.push(text.slice(start))
  return lines
}

/** A line of {@link splitLines} without its end. */
export function withoutLineEnd(line: string): string {
  if (line.endsWith('\r\n')) return line.slice(0, -2)
  return line !== '' && endsLine(line.charCodeAt(line.length - 1)) ? line.slice(0, -1) : line
}

function endsLine(char: number): boolean {
  if (char < 31) return (char >= 10 && char <= 13) || char >= 28
  return char === 0x85 || char === 0x2028 || char === 0x2029
}
