import { frame, toned } from './frame.ts'
import { listOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

const ARRANGED: Readonly<Record<string, string>> = {
  HBox: 'pl-widget-box pl-widget-row',
  GridBox: 'pl-widget-box pl-widget-grid',
}

/** Widgets beside, above and below each other. */
export const boxWidget: WidgetRenderer = (widget) =>
  frame(
    widget,
    toned(ARRANGED[widget.name] ?? 'pl-widget-box', widget.state.box_style),
    listOf(widget.state.children).map(widget.child),
  )
