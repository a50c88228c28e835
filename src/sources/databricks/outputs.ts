import { type OutputItem, PlatenError } from '../../index.ts'
import { parseJson } from '../../text/json/parse.ts'
import { errorItem } from '../error-trace.ts'
import { compact, type Fields } from '../fields.ts'
import { dbtItems, dbtStepItems } from './dbt.ts'
import { snapshotItems } from './snapshots.ts'
import { alertItems, sqlItems, unknownRest } from './sql.ts'

/** The items of a `RunOutput`, the error last. Takes what it understands. */
export function outputItems(output: Fields, maxDepth: number): readonly OutputItem[] {
  const info = output.text('info')
  const first: OutputItem[] = info === undefined ? [] : [{ kind: 'text', title: 'Info', text: info }]
  const items = [...first, ...logItems(output)]
  for (const [key, convert] of CONVERSIONS) {
    const part = output.fields(key)
    if (part !== undefined) for (const item of convert(part, maxDepth)) items.push(item)
  }
  const error = errorItem(output.text('error'), output.text('error_trace'))
  return [...items, ...unknownOutputs(output), ...(error ? [error] : [])]
}

type Convert = (part: Fields, maxDepth: number) => readonly OutputItem[]

const CONVERSIONS: readonly (readonly [string, Convert])[] = [
  ['notebook_output', notebookItems],
  ['sql_output', (part) => [...sqlItems(part), ...unknownRest(part, 'sql_output')]],
  ['dbt_output', dbtItems],
  ['dbt_platform_output', (part) => dbtStepItems(part, 'dbt_platform')],
  ['dbt_cloud_output', (part) => dbtStepItems(part, 'dbt_cloud')],
  ['run_job_output', runJobItems],
  ['alert_output', (part) => [...alertItems(part), ...unknownRest(part, 'alert_output')]],
  ['clean_rooms_notebook_output', cleanRoomItems],
  ['dashboard_output', (part) => [...snapshotItems(part), ...unknownRest(part, 'dashboard_output')]],
]

function logItems(output: Fields): readonly OutputItem[] {
  const text = output.text('logs')
  const isTruncated = output.flag('logs_truncated') === true
  if (text === undefined && !isTruncated) return []
  const truncated = isTruncated ? { reason: 'Databricks returns the last 5 MB of the logs.' } : undefined
  return [compact({ kind: 'logs', text: text ?? '', truncated } as const)]
}

const RETURNED = 'Returned by the notebook'

/** What the notebook passed to `dbutils.notebook.exit()`: JSON where it is an object or a list, else text. */
function notebookItems(output: Fields, maxDepth: number): readonly OutputItem[] {
  const result = output.text('result')
  const isTruncated = output.flag('truncated') === true
  const rest = unknownRest(output, 'notebook_output')
  if (result === undefined && !isTruncated) return rest
  const truncated = isTruncated ? { reason: 'Databricks returns the first 5 MB of the value.' } : undefined
  const value = result === undefined ? undefined : structured(result, maxDepth)
  const about = { title: RETURNED, truncated }
  const item: OutputItem =
    value === undefined ? { kind: 'text', text: result ?? '', ...about } : { kind: 'json', value, ...about }
  return [compact(item), ...rest]
}

function structured(text: string, maxDepth: number) {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return parseJson(text, { maxDepth })
  } catch (error) {
    if (error instanceof PlatenError) return undefined
    throw error
  }
}

function runJobItems(output: Fields): readonly OutputItem[] {
  const id = output.id('run_id')
  const rest = unknownRest(output, 'run_job_output')
  return id === undefined
    ? rest
    : [{ kind: 'ref', type: 'run', id, label: 'Run of the job this task started' }, ...rest]
}

function cleanRoomItems(output: Fields, maxDepth: number): readonly OutputItem[] {
  const notebook = output.fields('notebook_output')
  return [
    ...(notebook ? notebookItems(notebook, maxDepth) : []),
    ...unknownRest(output, 'clean_rooms_notebook_output'),
  ]
}

/** Kinds of output that came after this was written: shown as they are. */
function unknownOutputs(output: Fields): readonly OutputItem[] {
  const keys = Object.keys(output.rest() ?? {}).filter((key) => key.endsWith('_output'))
  return keys.flatMap((type) => {
    const value = output.value(type)
    return value === undefined ? [] : [{ kind: 'unknown', type, value } as const]
  })
}
