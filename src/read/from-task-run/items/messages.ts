import { outputCell } from '../draft.ts'
import { note } from '../html.ts'
import type { ItemReader } from '../item-reader.ts'

/** A code cell per request, see `playMessages`. */
export const readMessages: ItemReader<'messages'> = ({ title }, { prepared: { played = [] } }) =>
  played.length > 0 ? played : [outputCell([note('No output.')], { kind: 'messages' }, title)]
