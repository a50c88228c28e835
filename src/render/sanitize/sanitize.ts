import { english } from '../../words/english.ts'
import type { Say } from '../../words/words.ts'
import { fallbackNote } from '../fallback.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml, trustedHtml, trustedPieces } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { showControls } from '../visible-controls.ts'
import { escapeText, normalizeText } from './escape.ts'
import { gate } from './gate.ts'
import { rewrite } from './rewrite.ts'
import type { OwnAttributes } from './start-tags.ts'

/**
 * HTML of the notebook, reduced to what the policy allows. Links keep safe targets, ids get the page's prefix,
 * images come from the notebook's attachments and the prepared assets or become placeholders.
 *
 * Takes time linear in the fragment's length. What it returns is balanced: it can neither end the element that it
 * is put into nor take in what follows.
 *
 * @param isChart Its scripts and styles are those of a chart that is shown or spoken of elsewhere: no warning tells of them.
 */
export function sanitize(
  fragment: string,
  scope: CellScope,
  own: OwnAttributes = [],
  isChart = false,
): SafeHtml {
  scope.needs('prose')
  if (!fragment.includes('<')) return trustedHtml(normalizeText(fragment))
  if (fragment.length > scope.env.limits.htmlLength) {
    const { limits, words } = scope.env
    const why: Say = ({ tooLong }) => tooLong(limits.htmlLength, 'limits.htmlLength')
    scope.warn('FALLBACK', `HTML is shown as its source, because ${why(english)}`)
    const source = preformatted('pl-source', trustedHtml(showControls(escapeText(fragment))))
    return html`${fallbackNote(words.asSource(why(words)))}${source}`
  }
  // Text is escaped, and tags are written anew from the names of the policy and escaped values.
  return trustedPieces('', gate(rewrite(fragment, scope, own, isChart)))
}
