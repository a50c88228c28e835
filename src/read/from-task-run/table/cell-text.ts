import type { JsonValue } from '../../../model/json.ts'
import { jsonText } from '../../../text/json-text.ts'
import type { ColumnView } from './view.ts'

/** A value for people: strings as they are, everything else as JSON on one line. */
function cellText(value: JsonValue): string {
  return typeof value === 'string' ? value : jsonText(value, true)
}

/** What a column shows for a value; a missing one is empty. */
export function shownText(value: JsonValue | undefined, column: ColumnView): string {
  if (value === undefined) return ''
  return column.show && value !== null ? column.show(value) : cellText(value)
}
