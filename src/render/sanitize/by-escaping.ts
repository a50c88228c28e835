import { escapeHtml } from '../../text/escape-html.ts'

/**
 * What modules for browsers have in place of sanitize-html, which is as large as a tenth of them and is never asked: markup
 * that is not canonical is shown as its source.
 */
export function bySanitizeHtml(markup: string): string {
  return escapeHtml(markup)
}
