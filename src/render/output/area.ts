import type { Output } from '../../model/notebook.ts'
import type { ShownOutput } from '../mime/bundle.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { outputLength } from './long-output.ts'

/**
 * The box of one output. A long one has a part of the page's height, in which it scrolls, until a reader opens it.
 *
 * @param scrolled What the cell's metadata says of its outputs; where it says nothing, long ones scroll.
 */
export function outputArea(
  output: Output,
  shown: ShownOutput,
  scope: CellScope,
  scrolled?: unknown,
): SafeHtml {
  const { isLong, hasLongLines, label } = outputLength(output, shown, scope.env.words)
  const isWrapped = hasLongLines && html` pl-wrap`
  if (scrolled === false || !(isLong || scrolled === true))
    return html`<div class="pl-result${isWrapped}">${shown.html}</div>`
  scope.needs('long')
  return html`<details class="pl-long"><summary>${label()}</summary><div class="pl-result${isWrapped}" tabindex="0" role="group" aria-label="${scope.env.words.longOutput}">${shown.html}</div></details>`
}
