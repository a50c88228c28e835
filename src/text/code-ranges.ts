// Which parts of Markdown source are code, as far as a look without parsing can tell: a dollar sign there opens no
// formula, and `attachment:` is no reference. Indented code is missed.

/** A half-open range of the text, in UTF-16 units. */
export interface CodeRange {
  readonly start: number
  readonly end: number
  /** A fenced block, which also ends the paragraph before it. */
  readonly block: boolean
}

interface Line {
  readonly start: number
  readonly end: number
}

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})(.*)$/
const LONGEST_PREFIX = 200

/**
 * Fenced blocks and code spans within one line, in order. Linear in the text.
 *
 * @param unclosed Whether a fence that nothing closes makes code of all that follows, as in Markdown. Otherwise it
 *   is text: better where a formula overlooked costs more than one found too many.
 */
export function codeRanges(text: string, unclosed: boolean): readonly CodeRange[] {
  if (!text.includes('`') && !text.includes('~~~')) return []
  const lines = linesOf(text)
  const closable = longestCloserAfter(text, lines)
  const ranges: CodeRange[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const fence = fenceAt(text, line)
    if (fence && (unclosed || closable[i + 1]![fence.mark === '`' ? 0 : 1] >= fence.length)) {
      i = closingLine(text, lines, i + 1, fence)
      ranges.push({ start: line.start, end: lines[i]!.end, block: true })
    } else {
      addSpans(text, line, ranges)
    }
  }
  return ranges
}

interface Fence {
  readonly mark: string
  readonly length: number
  /** Nothing but the fence on its line, so that it can close one. */
  readonly bare: boolean
}

function fenceAt(text: string, line: Line): Fence | undefined {
  const found = FENCE.exec(text.slice(line.start, Math.min(line.end, line.start + LONGEST_PREFIX)))
  if (!found) return undefined
  return { mark: found[1]![0]!, length: found[1]!.length, bare: found[2]!.trim() === '' }
}

/** For each line, the longest run of backticks and of tildes that could close a fence there or further down. */
function longestCloserAfter(text: string, lines: readonly Line[]): readonly (readonly [number, number])[] {
  const longest: [number, number][] = [[0, 0]]
  for (let i = lines.length - 1; i >= 0; i--) {
    const [backticks, tildes] = longest.at(-1)!
    const fence = fenceAt(text, lines[i]!)
    if (!fence?.bare) longest.push([backticks, tildes])
    else if (fence.mark === '`') longest.push([Math.max(backticks, fence.length), tildes])
    else longest.push([backticks, Math.max(tildes, fence.length)])
  }
  return longest.reverse()
}

function closingLine(text: string, lines: readonly Line[], from: number, open: Fence): number {
  for (let i = from; i < lines.length; i++) {
    const fence = fenceAt(text, lines[i]!)
    if (fence?.bare && fence.mark === open.mark && fence.length >= open.length) return i
  }
  return lines.length - 1
}

function addSpans(text: string, line: Line, ranges: CodeRange[]): void {
  const runs = backtickRuns(text, line)
  const next = new Map<number, number[]>()
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i]!
    const list = next.get(length)
    if (list) list.push(i)
    else next.set(length, [i])
  }
  for (let i = 0; i < runs.length; i++) {
    const { start, length, escaped } = runs[i]!
    // A backslash takes one backtick out of an opening run; it means nothing before a closing one.
    const candidates = next.get(escaped ? length - 1 : length)
    while (candidates !== undefined && candidates.length > 0 && candidates.at(-1)! <= i) candidates.pop()
    const close = candidates?.at(-1)
    if (close === undefined) continue
    ranges.push({ start, end: runs[close]!.start + runs[close]!.length, block: false })
    i = close
  }
}

interface Run {
  readonly start: number
  readonly length: number
  readonly escaped: boolean
}

function backtickRuns(text: string, line: Line): readonly Run[] {
  const runs: Run[] = []
  for (let at = text.indexOf('`', line.start); at >= 0 && at < line.end; at = text.indexOf('`', at)) {
    const start = at
    while (text[at] === '`') at++
    let backslashes = 0
    while (start - backslashes > line.start && text[start - backslashes - 1] === '\\') backslashes++
    runs.push({ start, length: at - start, escaped: backslashes % 2 === 1 })
  }
  return runs
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    lines.push({ start, end })
    start = end + 1
  }
  return lines
}
