import { plainOf } from './ansi/ansi.ts'
import { preformatted } from './preformatted.ts'
import { html, type SafeHtml } from './safe-html.ts'
import type { CellScope } from './scope.ts'

/** Whether an output's text is longer than is rendered, which is reported then. */
export function isTooLong(text: string, scope: CellScope): boolean {
  const { outputLength } = scope.env.limits
  if (text.length <= outputLength) return false
  scope.warn('FALLBACK', `An output of more than ${outputLength} characters is shown as plain text`)
  return true
}

/** What {@link isTooLong} as it came, but for colours. */
export function plainOutput(text: string): SafeHtml {
  return preformatted('pl-source', html`${plainOf(text)}`)
}
