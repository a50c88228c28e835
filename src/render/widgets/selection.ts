import { html, joinHtml, type SafeHtml } from '../safe-html.ts'
import { field, mark, toned, valueBox } from './frame.ts'
import { listOf, numberOf, textOf } from './values.ts'
import type { Widget, WidgetRenderer } from './widget.ts'

/** Longer lists fold under what is chosen. */
const OPEN_OPTIONS = 8

/** Dropdown, Select, SelectMultiple, RadioButtons: all options, those chosen marked. */
export const selectionWidget: WidgetRenderer = (widget) => {
  const labels = listOf(widget.state._options_labels).map(textOf)
  const chosen = chosenOf(widget, labels)
  const { words } = widget.scope.env
  const signs = widget.name === 'SelectMultiple' ? ['☑', '☐'] : ['●', '○']
  const items = labels.map((label, index) =>
    chosen.has(index)
      ? html`<li>${mark(signs[0]!, words.chosen)}<strong>${label}</strong></li>`
      : html`<li>${mark(signs[1]!, words.notChosen)}${label}</li>`,
  )
  const list = html`<ul class="pl-widget-options">${joinHtml(items)}</ul>`
  if (widget.name !== 'Dropdown' && labels.length <= OPEN_OPTIONS) return field(widget, list)
  const summary = labels.filter((_, index) => chosen.has(index)).join(', ')
  return field(widget, folded(summary || textOf(widget.state.value) || words.nothingChosen, list))
}

/** ToggleButtons: options beside each other. */
export const toggleButtonsWidget: WidgetRenderer = (widget) => {
  const labels = listOf(widget.state._options_labels).map(textOf)
  const chosen = chosenOf(widget, labels)
  const classes = toned('pl-widget-chip', widget.state.button_style)
  return field(
    widget,
    labels.map((label, index) =>
      chosen.has(index)
        ? html`<span class="${classes} pl-widget-on">${mark('●', widget.scope.env.words.chosen)}${label}</span>`
        : html`<span class="${classes}">${label}</span>`,
    ),
  )
}

/** A text, and the options that were offered for it. */
export const comboboxWidget: WidgetRenderer = (widget) => {
  const value = textOf(widget.state.value)
  const options = listOf(widget.state.options).map((option) => html`<li>${textOf(option)}</li>`)
  if (options.length === 0) return field(widget, valueBox(value))
  return field(
    widget,
    folded(
      value || widget.scope.env.words.nothingEntered,
      html`<ul class="pl-widget-options">${joinHtml(options)}</ul>`,
    ),
  )
}

function folded(summary: string, list: SafeHtml): SafeHtml {
  return html`<details class="pl-widget-value"><summary>${summary}</summary>${list}</details>`
}

function chosenOf({ state }: Widget, labels: readonly string[]): ReadonlySet<number> {
  // Before ipywidgets 7 it was the label that was kept.
  const { index = labels.indexOf(textOf(state.value)) } = state
  const indexes = Array.isArray(index) ? listOf(index) : [index]
  return new Set(indexes.map((one) => numberOf(one, -1)))
}
