import { isJsonObject } from '../../text/json/kinds.ts'
import { field, valueBox } from './frame.ts'
import { numberOf, textOf } from './values.ts'
import type { WidgetRenderer } from './widget.ts'

/** DatePicker, TimePicker and those of both, as ISO 8601 has it. */
export const timeWidget: WidgetRenderer = (widget) => {
  const { value } = widget.state
  if (!isJsonObject(value)) return field(widget, valueBox(textOf(value) || '—'))
  const digits = (key: string, length = 2) => String(numberOf(value[key], 0)).padStart(length, '0')
  const parts: string[] = []
  // Months are counted from 0.
  if ('year' in value)
    parts.push(
      `${digits('year', 4)}-${String(numberOf(value.month, 0) + 1).padStart(2, '0')}-${digits('date')}`,
    )
  if ('hours' in value) {
    const fraction = numberOf(value.milliseconds, 0) > 0 ? `.${digits('milliseconds', 3)}` : ''
    parts.push(`${digits('hours')}:${digits('minutes')}:${digits('seconds')}${fraction}`)
  }
  // This one is kept in UTC.
  if (widget.name === 'Datetime') parts.push('UTC')
  return field(widget, valueBox(parts.join(' ') || textOf(value)))
}
