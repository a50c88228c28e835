import { PlatenError } from '../../errors.ts'
import { htmlThemes, type StylePart } from '../../generated/templates.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html, type SafeHtml, trustedHtml } from '../../render/safe-html.ts'
import { renderContents } from './contents.ts'
import type { PageFacts } from './facts.ts'
import { renderHeader } from './header.ts'
import { REPORT_POLICY } from './policy.ts'
import { titleOf } from './title.ts'

const THEME = htmlThemes.report

// `frame-ancestors` and `sandbox` do not work in a meta element: they are the business of the server's headers,
// see `reportHeaders`.
const CONTENT_SECURITY_POLICY = REPORT_POLICY.join('; ')

/** Everything before the first cell. */
export function pageHead(facts: PageFacts, options: HtmlOptions): SafeHtml {
  const lang = languageTag(options.lang ?? 'en')
  const theme = themeName(options.theme ?? 'auto')
  const title = titleOf(facts, options)
  const contents = renderContents(facts.outline, options)
  return html`<!DOCTYPE html>
<html lang="${lang}" data-theme="${theme}">
<head>
<meta http-equiv="Content-Security-Policy" content="${trustedHtml(CONTENT_SECURITY_POLICY)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title.document}</title>
<style>${styleSheet(contents ? new Set([...facts.styles, 'contents']) : facts.styles)}</style>
</head>
<body class="pl-page${contents && html` pl-has-contents`}">
<a class="pl-skip" href="#${options.idPrefix ?? ''}main">Skip to the notebook</a>
${renderHeader(facts, title, options)}
${contents}
<main class="pl-main" id="${options.idPrefix ?? ''}main">
`
}

/** Everything after the last cell. */
export function pageTail(): SafeHtml {
  return html`</main>
<script>${trustedHtml(THEME.script)}</script>
</body>
</html>
`
}

function styleSheet(parts: ReadonlySet<StylePart>): SafeHtml {
  const styles = THEME.styles.filter((style) => style.for === undefined || parts.has(style.for))
  return trustedHtml(styles.map(({ css }) => css).join(''))
}

function languageTag(lang: string): string {
  if (/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang)) return lang
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: `lang is ${JSON.stringify(lang)}, which is not a BCP 47 language tag`,
    help: 'Pass a tag such as "en" or "zh-CN".',
  })
}

function themeName(theme: string): string {
  if (theme === 'auto' || theme === 'light' || theme === 'dark') return theme
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: `theme is ${JSON.stringify(theme)}; it can be "auto", "light" or "dark"`,
    help: 'Leave it out to follow the reader’s system.',
  })
}
