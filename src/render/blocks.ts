import { endTags, trackTags } from './open-tags.ts'
import { type SafeHtml, trustedHtml } from './safe-html.ts'

/** Shorter texts stay in one piece. */
const MAX_LINES = 2_000
const MAX_LENGTH = 500_000
/** A block ends with the line that reaches one of these. */
const BLOCK_LINES = 500
const BLOCK_LENGTH = 100_000
/** Where more than this (UTF-16 units of start tags) would have to be opened again, the block goes on. */
const MAX_REOPENED = 1_000

/**
 * The inside of a `<pre>`, long texts cut at line ends into blocks, `<span class="pl-block">`, of which a browser lays
 * out only those in view: one text of many megabytes keeps it busy for minutes. Elements open at a cut are closed and
 * opened again, so each block is balanced. The text is the same. Takes time linear in the markup's length.
 *
 * @param content Text and balanced elements of our own, without ids, void elements or `>` in attributes.
 */
export function inBlocks(content: SafeHtml): SafeHtml {
  const markup = content.value
  if (markup.length <= MAX_LENGTH && !hasMoreLines(markup, MAX_LINES)) return content
  const open: string[] = []
  let out = ''
  let reopened = ''
  let start = 0
  let lines = 0
  for (let at = 0; at < markup.length; ) {
    const next = blockEnd(markup, at)
    trackTags(markup.slice(at, next.end), open)
    at = next.end
    lines += next.lines
    const tags = open.join('')
    if (at < markup.length && tags.length > MAX_REOPENED) continue
    const size = lines === BLOCK_LINES ? '' : ` style="--pl-lines:${lines}"`
    out += `<span class="pl-block"${size}>${reopened}${markup.slice(start, at)}${endTags(open)}</span>`
    reopened = tags
    start = at
    lines = 0
  }
  // Cut between lines only, where no tag and no character reference is.
  return trustedHtml(out)
}

function blockEnd(markup: string, start: number): { end: number; lines: number } {
  let end = start
  for (let lines = 1; ; lines++) {
    const found = markup.indexOf('\n', end)
    if (found < 0 || found === markup.length - 1) return { end: markup.length, lines }
    end = found + 1
    if (lines === BLOCK_LINES || end - start >= BLOCK_LENGTH) return { end, lines }
  }
}

function hasMoreLines(text: string, lines: number): boolean {
  let from = -1
  for (let n = 0; n < lines; n++) {
    from = text.indexOf('\n', from + 1)
    if (from < 0) return false
  }
  return from < text.length - 1
}
