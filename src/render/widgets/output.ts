import { PlatenError } from '../../errors.ts'
import type { JsonValue } from '../../model/json.ts'
import type { Output } from '../../model/notebook.ts'
import { startReading } from '../../read/from-ipynb/notebook.ts'
import { readOutput } from '../../read/from-ipynb/output.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import { joinPointer } from '../../text/pointer.ts'
import { outputArea } from '../output/area.ts'
import { renderOutput } from '../output/output.ts'
import { html, joinHtml } from '../safe-html.ts'
import { frame } from './frame.ts'
import { listOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** Output: what was printed and displayed into it, as below a cell. */
export const outputWidget: WidgetRenderer = (widget) => {
  const { scope } = widget
  const reading = startReading(5, [], ({ code, message, pointer }) => scope.env.warn(code, message, pointer))
  const read = (value: JsonValue, pointer: string): Output => {
    try {
      return readOutput(value, pointer, reading).output
    } catch (error) {
      if (!(error instanceof PlatenError)) throw error
      return { output_type: 'unknown', value: isJsonObject(value) ? value : { value } }
    }
  }
  const outputs = listOf(widget.state.outputs).map((value, index) => {
    const pointer = joinPointer(scope.pointer, 'state', 'outputs', index)
    const output = read(value, pointer)
    return html`<div class="pl-output">${outputArea(output, renderOutput(output, scope.at(pointer)), scope)}</div>`
  })
  return frame(widget, 'pl-widget-output', joinHtml(outputs, '\n'))
}
