import type { JsonValue } from '../../model/json.ts'
import { writeJson } from '../../text/json/write.ts'

/** MIME data as text: a string as it is, anything else as JSON. */
export function dataText(data: JsonValue): string {
  return typeof data === 'string' ? data : writeJson(data)
}
