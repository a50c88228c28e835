import { english } from '../words/english.ts'
import type { Say } from '../words/words.ts'
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
  const { limits, words } = scope.env
  const { outputLength } = limits
  if (text.length <= outputLength) return undefined
  const why: Say = ({ tooLong }) => tooLong(outputLength, 'limits.outputLength')
  const how = isTerminal ? 'without colours' : 'as plain text'
  scope.warn('FALLBACK', `An output is shown ${how}, because ${why(english)}`)
  const note = isTerminal ? words.withoutColors(why(words)) : words.asText(why(words))
  return html`${fallbackNote(note)}${preformatted('pl-source', html`${plainOf(text)}`)}`
}
