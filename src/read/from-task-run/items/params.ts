import type { JsonObject } from '../../../model/json.ts'
import { parameterSource } from '../../../text/literals/parameter-source.ts'
import { codeCell } from '../draft.ts'
import type { ItemReader } from '../item-reader.ts'

/**
 * A code cell tagged `parameters`, as Papermill knows it, in the notebook's language. Names, values and types as
 * they were given are in `metadata.platen.params`.
 */
export const readParams: ItemReader<'params'> = ({ params }, { language }) => {
  const cell = codeCell(parameterSource(params, language), {
    kind: 'params',
    params: params.map((param) => ({ ...param }) as JsonObject),
  })
  return [{ ...cell, metadata: { ...cell.metadata, tags: ['parameters'] } }]
}
