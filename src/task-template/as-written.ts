import type { JsonValue } from '../index.ts'
import { parseJson } from '../text/json/parse.ts'
import { writeJson } from '../text/json/write.ts'

/** A value as it comes back from an .ipynb, keys in order and numbers as Python spells them: it reads the same before and after. */
export function asWritten(value: JsonValue): JsonValue {
  return parseJson(writeJson(value), { nan: true })
}
