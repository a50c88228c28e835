import { formatCount } from '../../text/format-number.ts'
import { fallbackNote } from '../fallback.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'

/** UTF-16 units, a page or two in print: libraries have millions, and say nothing. */
const MAX_LENGTH = 5_000

/** A text that nobody reads to the end: its beginning, and how much is left out. */
export function beginning(text: string, scope: CellScope): SafeHtml {
  const left = text.length - MAX_LENGTH
  if (left > 0) scope.warn('TRUNCATED', `${formatCount(left)} characters of a script or of data are left out`)
  const shown = left > 0 ? text.slice(0, MAX_LENGTH).toWellFormed() : text
  return html`${preformatted('pl-source', trustedHtml(escapeVisible(shown)))}${
    left > 0 && fallbackNote(scope.env.words.leftOut(formatCount(left)))
  }`
}
