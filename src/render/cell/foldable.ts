import { html, type SafeHtml } from '../safe-html.ts'
import type { Visibility } from './visibility.ts'

/**
 * A part of a cell that a reader folds and opens by its summary, without a script: what stands in the margin beside it,
 * and in its place where it is folded.
 */
export function foldable(
  classes: string,
  summary: SafeHtml,
  content: SafeHtml,
  visibility: Visibility,
): SafeHtml {
  const isOpen = visibility === 'shown'
  return html`<details class="${classes}"${isOpen && html` open`}><summary>${summary}</summary>${content}</details>`
}
