import { pageScript } from '../../generated/templates.ts'

/**
 * The Content-Security-Policy of a report: nothing is fetched, and no script runs but our own, which it names by
 * its hash. The page says it in a meta element, a service says it again in a header.
 */
export const REPORT_POLICY: readonly string[] = [
  "default-src 'none'",
  `script-src '${pageScript.hash}'`,
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  'media-src data:',
  "base-uri 'none'",
  "form-action 'none'",
]
