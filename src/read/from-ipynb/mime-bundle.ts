import type { JsonObject, JsonValue } from '../../model/json.ts'
import { isJsonMimeType } from '../../model/mime-text.ts'
import type { MimeBundle } from '../../model/notebook.ts'
import { writeJson } from '../../text/json/write.ts'
import { joinPointer } from '../../text/pointer.ts'
import { isTextArray, type Reading } from './reading.ts'

/**
 * Joins the lines of every MIME value that is text. JSON types keep any value; in others, what is no text
 * becomes its JSON, as nbformat allows nothing else there.
 */
export function readMimeBundle(bundle: JsonObject, pointer: string, reading: Reading): MimeBundle {
  const entries: [string, JsonValue][] = []
  for (const type of Object.keys(bundle)) {
    const value = bundle[type]
    if (value !== undefined) entries.push([type, readMimeValue(type, value, pointer, reading)])
  }
  return Object.fromEntries(entries)
}

function readMimeValue(type: string, value: JsonValue, pointer: string, reading: Reading): JsonValue {
  if (typeof value === 'string' || isJsonMimeType(type)) return value
  if (isTextArray(value)) return value.join('')
  reading.repaired(joinPointer(pointer, type), 'a value that is no text became its JSON text')
  return writeJson(value)
}
