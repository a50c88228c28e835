/** Half-open, in UTF-16 units. */
export interface CodeRange {
  readonly start: number
  readonly end: number
}

const FENCE = /^[ \t>]{0,40}(`{3,}(?!.*`)|~{3,})/
const LONGEST_PREFIX = 200

/** Fenced blocks, and code spans within one line, of Markdown, in order: what stands there is text. Linear. */
export function codeRanges(text: string): readonly CodeRange[] {
  if (!text.includes('`') && !text.includes('~~~')) return []
  const ranges: CodeRange[] = []
  let open: { readonly start: number; readonly fence: string } | undefined
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const [, fence] = FENCE.exec(text.slice(start, Math.min(end, start + LONGEST_PREFIX))) ?? []
    if (open) {
      if (fence?.startsWith(open.fence)) {
        ranges.push({ start: open.start, end })
        open = undefined
      }
    } else if (fence) open = { start, fence }
    else addSpans(text, start, end, ranges)
    start = end + 1
  }
  if (open) ranges.push({ start: open.start, end: text.length })
  return ranges
}

/** A run of backticks opens a span where the line has another of its length. */
function addSpans(text: string, from: number, to: number, ranges: CodeRange[]): void {
  const runs = [...text.slice(from, to).matchAll(/`+/g)].map(({ 0: run, index }) => ({
    start: from + index,
    length: run.length,
  }))
  const last = new Map(runs.map(({ length }, i) => [length, i]))
  const next = new Map<number, number>()
  const closers = runs.map(() => -1)
  for (let i = runs.length - 1; i >= 0; i--) {
    closers[i] = next.get(runs[i]!.length) ?? -1
    next.set(runs[i]!.length, i)
  }
  for (let i = 0; i < runs.length; i++) {
    if (i >= (last.get(runs[i]!.length) ?? -1)) continue
    const close = runs[closers[i]!]!
    ranges.push({ start: runs[i]!.start, end: close.start + close.length })
    i = closers[i]!
  }
}
