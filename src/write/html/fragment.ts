import { invalidOption } from '../../errors.ts'
import type { StylePart } from '../../generated/templates.ts'
import { limitsOf } from '../../limits.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html } from '../../render/safe-html.ts'
import { shown } from '../../text/shown.ts'
import { joinWithin } from '../document-length.ts'
import { renderCells } from './cells.ts'
import { renderContents } from './contents.ts'
import { directionOf } from './direction.ts'
import { embeddedIn } from './embedded.ts'
import { renderHeader } from './header.ts'
import type { ColorScheme } from './look.ts'
import { pageSettings } from './settings.ts'
import { styleSheet } from './style-sheet.ts'
import { titleOf } from './title.ts'

/** Options of `toHtmlFragment`. */
export interface FragmentOptions extends HtmlOptions {
  /**
   * Put before every id and internal link: a letter, then letters, digits, `-`, `_`. Two fragments in one page need two
   * of which neither begins with the other, and no id of the page may begin with one.
   */
  readonly idPrefix: string
}

/** A report for a page of somebody else's. */
export interface HtmlFragment {
  /** One `<div>` with the report in it, without script and without `<style>`. */
  readonly html: string
  /** For a `<style>` element or a file of the page. It reaches nothing outside of that `<div>`. */
  readonly css: string
}

/**
 * The report to be put into another page, without anything that runs: no copy buttons, no toggle. DANGER: there is no
 * policy and no sandbox around it but those of that page, so what keeps it harmless is sanitising alone;
 * `.github/embedding.md` says what the page should do. Where you can, frame a whole report instead.
 *
 * @throws PlatenError what `toHtml` throws; `INVALID_OPTION` without an `idPrefix`
 */
export function toHtmlFragment(notebook: Notebook, options: FragmentOptions): HtmlFragment {
  const root = `${checkedPrefix(options?.idPrefix)}report`
  const settings = pageSettings(options)
  const { theme, colorScheme, words, lang } = settings
  const { cells, facts } = renderCells(notebook, options, { isFragment: true })
  const title = titleOf(facts, options, words)
  const contents = renderContents(facts.outline, options, words)
  const head = html`<div class="pl-fragment" id="${root}"><article class="pl-page" lang="${lang}" dir="${directionOf(lang)}" aria-label="${title.document}">
${renderHeader(facts, title, settings, { toggle: false, code: options.code })}
${contents}
<div class="pl-main">
`
  const { documentLength } = limitsOf(options.limits)
  const parts = new Set<StylePart>([...facts.styles, 'fragment', ...(contents ? ['contents' as const] : [])])
  return {
    html: joinWithin(
      [
        head.value,
        ...cells.map((cell) => cell.html.value),
        ...embeddedIn(notebook, facts, options),
        '</div>\n</article></div>\n',
      ],
      documentLength,
      'Leave out outputs.',
    ),
    css: scoped(root, colorScheme, styleSheet(theme, parts, options.variables, words)),
  }
}

/**
 * All rules nested under the fragment's id. Lengths are in px: in other people's pages a rem is anything from 10 px up.
 * Of what a page's body says nothing is inherited but the direction, whether it is visible, and its `color-scheme`.
 */
function scoped(root: string, colorScheme: ColorScheme, css: string): string {
  const inherited = 'all:initial;display:block;isolation:isolate;visibility:inherit'
  const scheme = colorScheme === 'auto' ? 'inherit' : colorScheme
  const absolute = css.replace(
    /(?<![\w.])(\d*\.?\d+)rem\b/g,
    (_, rem) => `${Number((rem * 16).toFixed(3))}px`,
  )
  return `#${root}{${inherited};color-scheme:${scheme};${absolute}}`
}

function checkedPrefix(prefix: unknown): string {
  if (typeof prefix === 'string' && /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(prefix)) return prefix
  throw invalidOption(
    '/idPrefix',
    `idPrefix is ${shown(prefix)}; a fragment needs one of up to 64 letters, digits, "-" and "_" that starts with a letter`,
    'Pass something like "report1-", another one for each fragment in a page.',
  )
}
