import type { JsonValue } from '../../../model/json.ts'
import type { DisplayDataOutput } from '../../../model/notebook.ts'
import { escapeHtml } from '../../../text/escape-html.ts'
import { JsonNumber } from '../../../text/json/number.ts'
import { displayData, outputCell } from '../draft.ts'
import { label } from '../html.ts'
import type { ItemReader } from '../item-reader.ts'
import { jsonBundle } from './json.ts'

/** `name: value` on one line where the value is short, else the name and below it the value as text or JSON. */
export const readValue: ItemReader<'value'> = ({ name, value, title }) => {
  const outputs = isScalar(value)
    ? scalarOutputs(name, String(value))
    : named(name, displayData(jsonBundle(value)))
  return [outputCell(outputs, { kind: 'value', ...(name === undefined ? {} : { name }) }, title ?? name)]
}

function isScalar(value: JsonValue): value is string | number | boolean | null | JsonNumber {
  return value === null || typeof value !== 'object' || value instanceof JsonNumber
}

function scalarOutputs(name: string | undefined, text: string): readonly DisplayDataOutput[] {
  if (name === undefined) return [displayData({ 'text/plain': text })]
  if (/[\n\r]/.test(text)) return named(name, displayData({ 'text/plain': text }))
  const markup = `<p><strong>${escapeHtml(name)}</strong>: ${escapeHtml(text)}</p>`
  return [displayData({ 'text/html': markup, 'text/plain': `${name}: ${text}` })]
}

function named(name: string | undefined, output: DisplayDataOutput): readonly DisplayDataOutput[] {
  return name === undefined ? [output] : [label(name), output]
}
