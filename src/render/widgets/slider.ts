import type { JsonValue } from '../../model/json.ts'
import { isJsonArray } from '../../text/json/kinds.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import { field, mark } from './frame.ts'
import { formatted, listOf, numberOf, textOf } from './values.ts'
import type { Widget, WidgetRenderer } from './widget.ts'

/** A number, or two, on a scale; Play is one that moved by itself. */
export const sliderWidget: WidgetRenderer = (widget) => {
  const { state, name } = widget
  const { words } = widget.scope.env
  const isLog = name === 'FloatLogSlider'
  const base = numberOf(state.base, 10)
  const min = numberOf(state.min, 0)
  const max = numberOf(state.max, isLog ? 4 : 100)
  const value = state.value ?? (name.includes('Range') ? [0, 1] : isLog ? 1 : 0)
  const format = state.readout_format ?? (/^Float(?:Range)?Slider/.test(name) ? '.2f' : undefined)
  const places = ends(value).map((end) => {
    const number = numberOf(end, NaN)
    return ((isLog ? Math.log(number) / Math.log(base) : number) - min) / (max - min)
  })
  const shown = ends(value)
    .map((end) => formatted(end, format))
    .join(' – ')
  const power = isLog ? `${base}^` : ''
  return scale(widget, places, shown, words.range(`${power}${min}`, `${power}${max}`))
}

/** One of a few values, or a stretch of them. */
export const selectionSliderWidget: WidgetRenderer = (widget) => {
  const labels = listOf(widget.state._options_labels).map(textOf)
  const index = widget.state.index ?? (widget.name.includes('Range') ? [0, 0] : 0)
  const chosen = ends(index).map((end) => numberOf(end, NaN))
  return scale(
    widget,
    chosen.map((end) => end / (labels.length - 1 || 1)),
    chosen.map((end) => labels[end] ?? '').join(' – '),
    widget.scope.env.words.range(labels[0] ?? '', labels.at(-1) ?? ''),
  )
}

function scale(widget: Widget, places: readonly number[], shown: string, range: string): SafeHtml {
  const [first = 0, last = first] = places.map((place) =>
    Number.isFinite(place) ? Math.round(Math.min(Math.max(place, 0), 1) * 1_000) / 10 : 0,
  )
  const [from, to] = places.length > 1 ? [Math.min(first, last), Math.max(first, last)] : [0, first]
  const track = html`<span class="pl-widget-track" role="img" aria-label="${shown}, ${range}"><span style="margin-left:${from}%;width:${Math.round((to - from) * 10) / 10}%"></span></span>`
  return field(
    widget,
    [widget.name === 'Play' && mark('▶', widget.scope.env.words.player), track, html`<span>${shown}</span>`],
    'pl-widget-field pl-widget-wide',
  )
}

function ends(value: JsonValue): readonly JsonValue[] {
  return isJsonArray(value) ? value.slice(0, 2) : [value]
}
