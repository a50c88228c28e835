import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { isJsonMimeType } from '../../../model/mime-text.ts'
import type { MimeBundle } from '../../../model/notebook.ts'
import { jsonText } from '../../../text/json-text.ts'
import { isTextArray } from './message.ts'

/** The bundle of a message as nbformat wants it: lines joined, and what should be text and is not as its JSON. */
export function mimeBundle(data: JsonObject): MimeBundle {
  return Object.fromEntries(
    Object.entries(data).flatMap(([type, value]) =>
      value === undefined ? [] : [[type, mimeValue(type, value)]],
    ),
  )
}

function mimeValue(type: string, value: JsonValue): JsonValue {
  if (typeof value === 'string' || isJsonMimeType(type)) return value
  return isTextArray(value) ? value.join('') : jsonText(value)
}
