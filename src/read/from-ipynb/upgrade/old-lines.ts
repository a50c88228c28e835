import type { JsonValue } from '../../../model/json.ts'
import { isTextArray } from '../reading.ts'

/**
 * Lines of nbformat 3 as text; any other value as it is. Some versions of IPython left the ends of lines out, which
 * shows in the first one.
 */
export function joinOldLines(value: JsonValue): JsonValue {
  return isTextArray(value) ? value.join(/[\n\r]$/.test(value[0] ?? '') ? '' : '\n') : value
}
