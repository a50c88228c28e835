import type { Output } from '../../model/notebook.ts'
import { utf8Size } from '../../text/encode-pieces.ts'
import { formatSize } from '../../text/format-number.ts'
import type { Words } from '../../words/words.ts'
import type { ShownOutput } from '../mime/bundle.ts'

/** Text of more lines, and a table of more rows than this has a part of the page's height until a reader opens it. */
const MANY_LINES = 40
/** An error is what readers look for: it may take more room. */
const MANY_ERROR_LINES = 120
/** UTF-16 units of a line that is wrapped, so that nobody has to scroll sideways through a book. */
const LONG_LINE = 1_000
/** About as many characters fit beside each other. */
const LINE_WIDTH = 110

/** A text, or the note before one that is shown more plainly than usual. */
const TEXT = /^<(?:pre|p)\b/

/** What a reader is told of an output's length, and how it is shown. */
export interface OutputLength {
  readonly isLong: boolean
  /** Lines too long for the page to scroll sideways; they are wrapped. */
  readonly hasLongLines: boolean
  /** What opens it, counted when it is asked for: `Show all 1,234 lines (56.0 KB)`, `Show all 200 rows`; `Show all` where nothing can be counted. */
  readonly label: () => string
}

/**
 * How long an output is. Text is measured by its lines, of which one that wraps counts as several, HTML by the rows of
 * its tables. Takes time linear in the markup's length.
 *
 * @param shown The output, rendered.
 */
export function outputLength(output: Output, { html }: ShownOutput, words: Words): OutputLength {
  // Megabytes that are still in pieces would be put together by looking at the whole.
  const pieces = html.pieces ?? [html.value]
  if (output.output_type !== 'error' && !TEXT.test(pieces[0]!)) {
    const bodies = pieces.map((piece) => piece.slice(piece.indexOf('</thead>') + 1))
    const rows = (most?: number) => countOf(bodies, '<tr', most)
    return {
      isLong: rows(MANY_LINES) > MANY_LINES,
      hasLongLines: false,
      // Tables within tables are a layout, whose rows mean nothing to a reader.
      label: () => (countOf(pieces, '<table') === 1 ? words.showRows(rows()) : words.showAll),
    }
  }
  const { count, wraps } = linesOf(html.value)
  return {
    isLong: count + wraps > (output.output_type === 'error' ? MANY_ERROR_LINES : MANY_LINES),
    hasLongLines: wraps > 0,
    label: () => words.showLines(count, sizeOf(output, words)),
  }
}

interface Lines {
  readonly count: number
  /** How many more it is when very long ones are wrapped. */
  readonly wraps: number
}

function linesOf(markup: string): Lines {
  // A line break right after the tag is one that browsers drop.
  let count = /^<pre[^>]*>\n/.test(markup) ? -1 : 0
  let wraps = 0
  let shown = ''
  for (let start = 0; start <= markup.length; count++) {
    const found = markup.indexOf('\n', start)
    const end = found < 0 ? markup.length : found
    // Most lines are short with their tags, too.
    const isLast = found < 0
    if (isLast || end - start > LONG_LINE) {
      shown = withoutTags(markup.slice(start, end))
      if (shown.length > LONG_LINE) wraps += Math.ceil(shown.length / LINE_WIDTH) - 1
    }
    start = end + 1
  }
  // Behind the last line break there may be nothing but end tags.
  return { count: shown === '' ? count - 1 : count, wraps }
}

function withoutTags(markup: string): string {
  return markup.replace(/<[^>]*>/g, '')
}

/** How often texts hold another; past `most`, one more than that. */
function countOf(texts: readonly string[], part: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0
  for (const text of texts)
    for (let at = text.indexOf(part); at >= 0 && count <= most; at = text.indexOf(part, at + part.length))
      count++
  return count
}

function sizeOf(output: Output, { bytes }: Words): string | undefined {
  const text = textOf(output)
  return text === undefined ? undefined : formatSize(utf8Size([text]), bytes)
}

function textOf(output: Output): string | undefined {
  switch (output.output_type) {
    case 'stream':
      return output.text
    case 'error':
      return output.traceback.join('\n')
    case 'display_data':
    case 'execute_result': {
      const values = Object.values(output.data)
      return values.length === 1 && typeof values[0] === 'string' ? values[0] : undefined
    }
    case 'unknown':
      return undefined
  }
}
