import { type JsonObject, type JsonValue, PlatenError, type TaskRunOutput } from '../index.ts'
import { isDatabricksIpynb } from './databricks/notebook/ipynb.ts'
import { compact, Fields, isObject } from './fields.ts'
import { isPapermill } from './papermill.ts'
import { readPayload, type SourceOptions } from './payload.ts'

const JUPYTER = 'jupyter'

/** Tells a notebook of any version that no other adapter is for: v4 has cells, v2 and v3 have them in worksheets. */
export function isNotebook(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  const hasCells = fields.list('cells') !== undefined || fields.list('worksheets') !== undefined
  return (
    hasCells && fields.number('nbformat') !== undefined && !isDatabricksIpynb(value) && !isPapermill(value)
  )
}

/**
 * A notebook of any version (https://nbformat.readthedocs.io), as a run that consists of it. Nothing is lost. What the file
 * claims of a run stays the file's claim. Who wants the notebook alone, uses `fromIpynb`.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `NOT_A_NOTEBOOK`, `LIMIT_EXCEEDED`
 */
export function fromJupyterNotebook(
  payload: string | Uint8Array | JsonObject,
  options: SourceOptions = {},
): TaskRunOutput {
  return convertNotebook(readPayload(payload, options))
}

/** {@link fromJupyterNotebook} for a payload that has been read. */
export function convertNotebook(value: JsonValue): TaskRunOutput {
  if (!isObject(value)) {
    throw new PlatenError({
      code: 'NOT_A_NOTEBOOK',
      message: 'The payload is not an object, so it is no notebook.',
      help: 'Pass the content of an .ipynb file.',
    })
  }
  const metadata = new Fields(value).fields('metadata')
  const meta = compact({ system: JUPYTER, title: metadata?.text('title') })
  return { version: 1, meta, outputs: [{ kind: 'notebook', content: value }] }
}
