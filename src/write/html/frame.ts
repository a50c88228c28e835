import type { StylePart } from '../../generated/templates.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html, type SafeHtml } from '../../render/safe-html.ts'
import { renderContents } from './contents.ts'
import { documentEnd, documentStart } from './document.ts'
import type { PageFacts } from './facts.ts'
import { renderHeader } from './header.ts'
import { pageSettings } from './settings.ts'
import { styleSheet } from './style-sheet.ts'
import { titleOf } from './title.ts'

/** Everything before the first cell. */
export function pageHead(facts: PageFacts, options: HtmlOptions): SafeHtml {
  const settings = pageSettings(options)
  const { words } = settings
  const title = titleOf(facts, options, words)
  const contents = renderContents(facts.outline, options, words)
  const parts = new Set<StylePart>([...facts.styles, 'document', ...(contents ? ['contents' as const] : [])])
  const header = renderHeader(facts, title, settings, {
    toggle: settings.colorScheme === 'auto',
    code: options.code,
  })
  return documentStart(
    {
      title: title.document,
      css: styleSheet(settings.theme, parts, options.variables, words),
      hasContents: contents !== null,
      before: html`${header}\n${contents}`,
      mainId: `${options.idPrefix ?? ''}main`,
    },
    settings,
  )
}

/** Everything after the last cell. */
export function pageTail(): SafeHtml {
  return documentEnd()
}
