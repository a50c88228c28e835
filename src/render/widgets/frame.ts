import type { JsonValue } from '../../model/json.ts'
import { renderTextWithMath } from '../math/latex.ts'
import { type HtmlSlot, html, type SafeHtml } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { CellScope } from '../scope.ts'
import { looksOf } from './layout.ts'
import { textOf } from './values.ts'
import type { Widget } from './widget.ts'

/** The element of a widget, with its looks and its tooltip. */
export function frame(widget: Widget, classes: string, content: HtmlSlot): SafeHtml {
  const looks = looksOf(widget)
  const tooltip = textOf(widget.state.tooltip ?? widget.state.description_tooltip)
  return html`<div class="${classes}${looks.includes('--pl-fg:') && ' pl-widget-ink'}"${tooltip !== '' && html` title="${tooltip}"`}${
    looks !== '' && html` style="${looks}"`
  }>${content}</div>`
}

/** A widget that shows a value, after its description. */
export function field(widget: Widget, content: HtmlSlot, classes = 'pl-widget-field'): SafeHtml {
  const label = descriptionOf(widget)
  return frame(widget, classes, [label && html`<span class="pl-widget-label">${label}</span>`, content])
}

export function descriptionOf({ state, scope }: Widget): SafeHtml | null {
  const text = textOf(state.description)
  if (text === '') return null
  return state.description_allow_html === true ? sanitize(text, scope) : typeset(text, scope)
}

/** Text in which MathJax would have found the formulas. */
export function typeset(text: string, scope: CellScope): SafeHtml {
  return renderTextWithMath(text, scope) ?? html`${text}`
}

/** A value as it stands in an input. */
export function valueBox(content: HtmlSlot): SafeHtml {
  return html`<span class="pl-widget-value">${content}</span>`
}

/** A sign, and what it says to those who do not see it. */
export function mark(sign: string, meaning: string): SafeHtml {
  return html`<span class="pl-widget-mark" role="img" aria-label="${meaning}">${sign}</span>`
}

/** A class for `success`, `info`, `warning`, `danger` or `primary`, after others. */
export function toned(classes: string, tone: JsonValue | undefined): string {
  return typeof tone === 'string' && /^(?:success|info|warning|danger|primary)$/.test(tone)
    ? `${classes} pl-widget-${tone}`
    : classes
}
