import type { JsonValue, UnknownItem } from '../index.ts'

/** An entry of a list that is not what its system documents: which one it is, and all of it. */
export function strayItem(list: string, index: number, value: JsonValue): UnknownItem {
  return { kind: 'unknown', type: `${list}[${index}], not understood`, value }
}
