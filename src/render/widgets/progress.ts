import { html } from '../safe-html.ts'
import { safeStyle } from '../sanitize/css.ts'
import { field, toned } from './frame.ts'
import { numberOf, textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** A bar that says in words how far it came. The share beside it is left out where a text stands next to the bar. */
export const progressWidget: WidgetRenderer = (widget) => {
  const { bar_style, value, ...state } = widget.state
  const min = numberOf(state.min, 0)
  const max = numberOf(state.max, 100)
  const amount = numberOf(value, 0)
  const share = (amount - min) / (max - min)
  const isKnown = Number.isFinite(share) && max > min
  const percent = Math.floor(Math.min(Math.max(share, 0), 1) * 100)
  const { words } = widget.scope.env
  const said = [
    isKnown ? words.progress(percent, amount, min, max) : words.progressUnknown,
    bar_style === 'danger' ? words.barDanger : bar_style === 'warning' ? words.barWarning : '',
  ]
  const color = widget.part('style').bar_color
  const look = `width:${isKnown ? percent : 100}%;${typeof color === 'string' ? safeStyle(`background:${color}`) : ''}`
  return field(
    widget,
    [
      html`<span class="${toned('pl-widget-bar', bar_style)}${!isKnown && ' pl-widget-unknown'}" role="img" aria-label="${said.filter(Boolean).join(', ')}"><span style="${look}"></span></span>`,
      html`<span class="pl-widget-share">${isKnown ? `${percent}%` : textOf(value)}</span>`,
    ],
    'pl-widget-field pl-widget-wide',
  )
}
