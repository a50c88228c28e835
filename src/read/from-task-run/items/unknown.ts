import { displayData, outputCell } from '../draft.ts'
import { label } from '../html.ts'
import type { ItemReader } from '../item-reader.ts'
import { jsonBundle } from './json.ts'

/** The value as JSON, under what the job system calls it. */
export const readUnknown: ItemReader<'unknown'> = ({ type, value, title }) => {
  const output = displayData(jsonBundle(value))
  if (type === undefined) return [outputCell([output], { kind: 'unknown' }, title)]
  return [outputCell([label(type), output], { kind: 'unknown', type }, title ?? type)]
}
