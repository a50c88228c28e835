import { pageScript } from '../../generated/templates.ts'
import { html, type SafeHtml, trustedHtml } from '../../render/safe-html.ts'
import { directionOf } from './direction.ts'
import { REPORT_POLICY } from './policy.ts'
import { scriptWords } from './script-words.ts'
import type { PageSettings } from './settings.ts'

// `frame-ancestors` and `sandbox` do not work in a meta element: they are the business of the server's headers,
// see `reportHeaders`.
const CONTENT_SECURITY_POLICY = REPORT_POLICY.join('; ')

export interface DocumentParts {
  readonly title: string
  /** The style sheet. */
  readonly css: string
  /** Whether the table of contents stands beside the content where there is room. */
  readonly hasContents: boolean
  /** The header, and what comes before the main part. */
  readonly before: SafeHtml
  readonly mainId: string
}

/** A whole page up to its main part. */
export function documentStart(
  { title, css, hasContents, before, mainId }: DocumentParts,
  settings: PageSettings,
): SafeHtml {
  const { words } = settings
  return html`<!DOCTYPE html>
<html lang="${settings.lang}"${directionOf(settings.lang) === 'rtl' && html` dir="rtl"`} data-theme="${settings.colorScheme}">
<head>
<meta http-equiv="Content-Security-Policy" content="${trustedHtml(CONTENT_SECURITY_POLICY)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trustedHtml(css)}</style>
</head>
<body class="pl-page${hasContents && html` pl-has-contents`}" data-words="${scriptWords(words)}">
<a class="pl-skip" href="#${mainId}">${words.skip}</a>
${before}
<main class="pl-main" id="${mainId}">
`
}

/** What ends the page. */
export function documentEnd(): SafeHtml {
  return html`</main>
<script>${trustedHtml(pageScript.text)}</script>
</body>
</html>
`
}
