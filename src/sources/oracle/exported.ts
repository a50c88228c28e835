import type { JsonObject, OutputItem, TaskRunOutput } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { ORACLE } from './meta.ts'

/** Tells an `ExportedTaskRunOutputContents`. */
export function isOracleExport(value: JsonObject): boolean {
  const fields = new Fields(value)
  const content = fields.peek('content')
  return (
    ['name', 'path', 'format'].every((key) => typeof fields.peek(key) === 'string') &&
    (typeof content === 'string' || isObject(content))
  )
}

/** A run that consists of the file Oracle's own export made of it. */
export function fromOracleExport(value: JsonObject): TaskRunOutput {
  const fields = new Fields(value)
  const output = exportedItem(fields)
  const title = fields.text('name')
  return {
    version: 1,
    meta: compact({ system: ORACLE, title, vendor: fields.rest() }),
    outputs: [output],
  }
}

function exportedItem(fields: Fields): OutputItem {
  const format = fields.peek('format')
  const content = fields.value('content') ?? ''
  if (format === 'IPYNB' && (typeof content === 'string' || isObject(content)))
    return { kind: 'notebook', content }
  if (format === 'HTML' && typeof content === 'string') return { kind: 'html', html: content }
  return compact({
    kind: 'unknown',
    type: typeof format === 'string' ? format : undefined,
    value: content,
  } as const)
}
