import { formatCount } from '../../text/format-number.ts'
import { fallbackNote } from '../fallback.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'

/** A text that nobody reads to the end: its beginning, and how much is left out. */
export function beginning(text: string, scope: CellScope): SafeHtml {
  const { limits, words } = scope.env
  const left = text.length - limits.scriptLength
  if (left > 0)
    scope.warn(
      'TRUNCATED',
      `${formatCount(left)} characters of a script or of data are left out (limits.scriptLength)`,
    )
  const shown = left > 0 ? text.slice(0, limits.scriptLength).toWellFormed() : text
  return html`${preformatted('pl-source', trustedHtml(escapeVisible(shown)))}${
    left > 0 && fallbackNote(words.moreCharacters(formatCount(left), 'limits.scriptLength'))
  }`
}
