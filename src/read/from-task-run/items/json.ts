import type { JsonValue } from '../../../model/json.ts'
import type { MimeBundle } from '../../../model/notebook.ts'
import { jsonText } from '../../../text/json-text.ts'
import { displayData, outputCell } from '../draft.ts'
import type { ItemReader } from '../item-reader.ts'

/** A JSON output: a tree where the reader's program draws one, text elsewhere. */
export const readJson: ItemReader<'json'> = ({ value, title }) => [
  outputCell([displayData(jsonBundle(value))], { kind: 'json' }, title),
]

export function jsonBundle(value: JsonValue): MimeBundle {
  return { 'application/json': value, 'text/plain': jsonText(value) }
}
