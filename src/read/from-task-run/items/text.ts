import { displayData, outputCell } from '../draft.ts'
import type { ItemReader } from '../item-reader.ts'

/** A plain-text output; ANSI escapes keep their meaning. */
export const readText: ItemReader<'text'> = ({ text, title }) => [
  outputCell([displayData({ 'text/plain': text })], { kind: 'text' }, title),
]
