import type { Check, JsonValue, LogsItem, OutputItem } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { unknownRest } from './sql.ts'

/** `dbt_output`: where the artifacts are. The headers the link wants stay with it. */
export function dbtItems(output: Fields): readonly OutputItem[] {
  const url = output.text('artifacts_link')
  if (url === undefined) return unknownRest(output, 'dbt_output')
  const headers = output.peek('artifacts_headers')
  if (isObject(headers)) output.value('artifacts_headers')
  const vendor = isObject(headers) ? { artifacts_headers: headers } : undefined
  const link = compact({ kind: 'link', label: 'dbt artifacts (valid for 30 minutes)', url, vendor } as const)
  return [link, ...unknownRest(output, 'dbt_output')]
}

/** `dbt_platform_output` and the older `dbt_cloud_output`: the steps of a run elsewhere, with their logs. */
export function dbtStepItems(output: Fields, prefix: 'dbt_platform' | 'dbt_cloud'): readonly OutputItem[] {
  const id = output.id(`${prefix}_job_run_id`)
  const url = output.text(`${prefix}_job_run_url`)
  const steps = (output.list(`${prefix}_job_run_output`) ?? []).map(step)
  const isShortened = output.flag('steps_truncated') === true
  const checks = steps.flatMap(({ check }) => check ?? [])
  const items: OutputItem[] = []
  if (id !== undefined) items.push(compact({ kind: 'ref', type: 'run', id, label: 'dbt run', url } as const))
  else if (url !== undefined) items.push({ kind: 'link', label: 'dbt run', url })
  if (checks.length > 0 || isShortened) {
    const truncated = isShortened ? { reason: 'Databricks returns the first 20 steps.' } : undefined
    items.push(compact({ kind: 'checks', title: 'dbt steps', checks, truncated } as const))
  }
  return [...items, ...steps.flatMap(({ item }) => item ?? []), ...unknownRest(output, `${prefix}_output`)]
}

const STATUSES: ReadonlyMap<string, Check['status']> = new Map([
  ['SUCCESS', 'passed'],
  ['ERROR', 'failed'],
  ['CANCELLED', 'skipped'],
])

function step(entry: JsonValue): { check?: Check; item?: OutputItem } {
  const fields = isObject(entry) ? new Fields(entry) : undefined
  const title = fields?.text('name')
  const raw = fields?.text('status')
  if (fields === undefined || title === undefined)
    return { item: { kind: 'unknown', type: 'dbt_step', value: entry } }
  const check = compact<Check>({ name: title, status: STATUSES.get(raw ?? '') ?? 'unknown', message: raw })
  const text = fields.text('logs')
  const isShortened = fields.flag('logs_truncated') === true
  const vendor = fields.rest()
  if (text === undefined && vendor === undefined && !isShortened) return { check }
  const truncated = isShortened ? { reason: 'Databricks returns 10,000 characters of a step.' } : undefined
  return { check, item: compact<LogsItem>({ kind: 'logs', title, text: text ?? '', truncated, vendor }) }
}
