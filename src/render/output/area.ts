import type { Output } from '../../model/notebook.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'

/** A text output with more lines than this gets a scroll area of its own. */
const LONG_OUTPUT_LINES = 40

/**
 * The box of one output.
 *
 * @param scrolled What the cell's metadata says of its outputs; where it says nothing, long texts scroll.
 */
export function outputArea(
  output: Output,
  rendered: SafeHtml,
  { env }: CellScope,
  scrolled?: unknown,
): SafeHtml {
  return scrolled === true || (scrolled !== false && isLongText(output))
    ? html`<div class="pl-result pl-long" tabindex="0" role="region" aria-label="${env.words.longOutput}">${rendered}</div>`
    : html`<div class="pl-result">${rendered}</div>`
}

function isLongText(output: Output): boolean {
  if (output.output_type === 'stream') return hasMoreLines(output.text, LONG_OUTPUT_LINES)
  if (output.output_type === 'error') return false
  if (output.output_type === 'unknown') return false
  const { 'text/plain': plain, ...rest } = output.data
  return Object.keys(rest).length === 0 && typeof plain === 'string' && hasMoreLines(plain, LONG_OUTPUT_LINES)
}

function hasMoreLines(text: string, lines: number): boolean {
  let from = -1
  for (let n = 0; n <= lines; n++) {
    from = text.indexOf('\n', from + 1)
    if (from < 0) return false
  }
  return true
}
