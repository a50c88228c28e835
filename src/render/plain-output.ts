import { plainOf } from './ansi/ansi.ts'
import { fallbackNote } from './fallback.ts'
import { preformatted } from './preformatted.ts'
import { html, type SafeHtml } from './safe-html.ts'
import type { CellScope } from './scope.ts'

/**
 * Text that is longer than is rendered, as it came but for colours, under a note, and with a warning; undefined where
 * it is not. Terminal text is plain text as it is, and lacks no more than its colours then.
 */
export function plainIfTooLong(text: string, isTerminal: boolean, scope: CellScope): SafeHtml | undefined {
  const { outputLength } = scope.env.limits
  if (text.length <= outputLength) return undefined
  const how = isTerminal ? 'without colours' : 'as plain text'
  const why = `because it is longer than ${outputLength} characters (limits.outputLength)`
  scope.warn('FALLBACK', `An output is shown ${how}, ${why}`)
  return html`${fallbackNote(`Shown ${how}, ${why}.`)}${preformatted('pl-source', html`${plainOf(text)}`)}`
}
