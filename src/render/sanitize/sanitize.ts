import { preformatted } from '../preformatted.ts'
import { type SafeHtml, trustedHtml } from '../safe-html.ts'
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
 */
export function sanitize(fragment: string, scope: CellScope, own: OwnAttributes = []): SafeHtml {
  if (!fragment.includes('<')) return trustedHtml(normalizeText(fragment))
  if (fragment.length > scope.env.limits.htmlLength) {
    scope.warn('FALLBACK', `HTML of ${fragment.length} characters is shown as its source`)
    return preformatted('pl-source', trustedHtml(showControls(escapeText(fragment))))
  }
  // Text is escaped, and tags are written anew from the names of the policy and escaped values.
  return trustedHtml(gate(rewrite(fragment, scope, own)))
}
