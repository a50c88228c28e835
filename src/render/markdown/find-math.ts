import { type CodeRange, codeRanges } from '../../text/code-ranges.ts'

/** Mathematics in Markdown source. Offsets are UTF-16 units. */
export interface MathSpan {
  readonly start: number
  readonly end: number
  /** The TeX between the delimiters; for a bare environment with its `\begin` and `\end`. */
  readonly tex: string
  readonly display: boolean
}

interface Mark {
  readonly text: string
  readonly start: number
  readonly end: number
}

// What can open, close, nest or end a formula. A run of blanks after a line end belongs to it, so that a blank
// line is one mark.
const MARKS =
  /\$\$?|\\(?:begin|end)\{[a-z]*\*?\}|\\(?:eq)?ref\{[^{}\n]{1,200}\}|\\[{}$]|[{}]|\n\s*|\\\\[()[\]]/gi
const REFERENCE = /^\\(?:eq)?ref\{/

/**
 * Finds mathematics the way Jupyter does (`removeMath` in @jupyterlab/rendermime): `$…$`, `$$…$$`, `\\(…\\)`,
 * `\\[…\\]` and `\begin{…}…\end{…}`, braces balanced, not across a blank line, `\$` escaped. `\ref` and `\eqref`
 * stand for themselves, as MathJax lets them. Unlike Jupyter's, a formula does not reach across a fenced block.
 *
 * @param text Markdown with `\n` line ends.
 */
export function findMath(text: string): readonly MathSpan[] {
  if (!/[$\\]/.test(text)) return []
  const marks = marksOf(text, codeRanges(text, false))
  const spans: MathSpan[] = []
  // A formula whose braces never balance makes the search go back; without a bound that could be quadratic.
  let budget = marks.length * 4 + 1_000
  for (let i = 0; i < marks.length; i++) {
    const closer = closerOf(marks[i]!.text)
    if (closer === undefined) {
      if (REFERENCE.test(marks[i]!.text)) spans.push(reference(marks[i]!))
      continue
    }
    const { close, stop } = findClose(marks, i, closer)
    budget -= stop - i
    if (budget < 0) break
    if (close !== undefined) for (const span of spansOf(text, marks, i, close)) spans.push(span)
    i = close ?? stop
  }
  return spans
}

function marksOf(text: string, ranges: readonly CodeRange[]): readonly Mark[] {
  const marks: Mark[] = []
  let range = 0
  for (const found of text.matchAll(MARKS)) {
    const start = found.index
    const end = start + found[0].length
    while (range < ranges.length && ranges[range]!.end <= start) range++
    const code = ranges[range]
    if (code === undefined || start < code.start) marks.push({ text: found[0], start, end })
    else if (code.block) marks.push({ text: '\n\n', start, end })
  }
  return marks
}

function closerOf(opener: string): string | undefined {
  if (opener === '$' || opener === '$$') return opener
  if (opener === '\\\\(') return '\\\\)'
  if (opener === '\\\\[') return '\\\\]'
  return /^\\begin/i.test(opener) ? `\\end${opener.slice(6)}` : undefined
}

/** The mark that closes a formula, and how far was read to tell. */
function findClose(marks: readonly Mark[], open: number, closer: string): { close?: number; stop: number } {
  let braces = 0
  let last: number | undefined
  for (let i = open + 1; i < marks.length; i++) {
    const { text } = marks[i]!
    if (text === closer) {
      if (braces === 0) return { close: i, stop: i }
      last = i
    } else if (text === '{') braces++
    else if (text === '}') braces = Math.max(0, braces - 1)
    else if (isBlankLine(text)) return last === undefined ? { stop: i } : { close: last, stop: i }
  }
  return last === undefined ? { stop: marks.length } : { close: last, stop: marks.length }
}

function isBlankLine(mark: string): boolean {
  return mark.startsWith('\n') && mark.indexOf('\n', 1) > 0
}

function spansOf(text: string, marks: readonly Mark[], open: number, close: number): readonly MathSpan[] {
  if (marks[open]!.text !== '$') return [spanOf(text, marks[open]!, marks[close]!)]
  const broken = escapedBackslash(text, marks, open, close)
  if (broken !== undefined) {
    const { start, end } = marks[broken]!
    return [spanOf(text, marks[open]!, { text: '$', start: start + 1, end })]
  }
  // `$a$$b$`: Jupyter takes it out whole, and MathJax then finds two formulas in it.
  const spans: MathSpan[] = []
  let opener = marks[open]!
  let middle = doubledDollar(marks, open, close)
  while (middle !== undefined) {
    const { start } = marks[middle]!
    spans.push(spanOf(text, opener, { text: '$', start, end: start + 1 }))
    opener = { text: '$', start: start + 1, end: start + 2 }
    middle = doubledDollar(marks, middle, close)
  }
  spans.push(spanOf(text, opener, marks[close]!))
  return spans
}

/** The first `\\$`, which is no escaped dollar for MathJax but a line break and the end. */
function escapedBackslash(
  text: string,
  marks: readonly Mark[],
  open: number,
  close: number,
): number | undefined {
  for (let i = open + 1; i < close; i++) {
    const { text: mark, start } = marks[i]!
    if (mark === '\\$' && text[start - 1] === '\\' && text[start - 2] !== '\\') return i
  }
  return undefined
}

/** The first `$$` outside braces. */
function doubledDollar(marks: readonly Mark[], open: number, close: number): number | undefined {
  let braces = 0
  for (let i = open + 1; i < close; i++) {
    const { text } = marks[i]!
    if (text === '{') braces++
    else if (text === '}') braces--
    else if (text === '$$' && braces === 0) return i
  }
  return undefined
}

function spanOf(text: string, open: Mark, close: Mark): MathSpan {
  const { start } = open
  const { end } = close
  if (open.text.startsWith('\\b')) return { start, end, tex: text.slice(start, end), display: true }
  const display = open.text === '$$' || open.text === '\\\\['
  return { start, end, tex: text.slice(open.end, close.start), display }
}

function reference({ text, start, end }: Mark): MathSpan {
  return { start, end, tex: text, display: false }
}
