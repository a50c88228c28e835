import type { Check, JsonValue, OutputItem } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'

/** `dashboard_output.page_snapshots`: a check for each page, failed where widgets of it did. Taken whole or not at all. */
export function snapshotItems(output: Fields): readonly OutputItem[] {
  const pages = output.peek('page_snapshots')
  if (!Array.isArray(pages)) return []
  const checks = (pages as readonly JsonValue[]).map(pageCheck)
  if (checks.includes(undefined)) return []
  output.value('page_snapshots')
  return [{ kind: 'checks', title: 'Dashboard pages', checks: checks.flatMap((check) => check ?? []) }]
}

function pageCheck(page: JsonValue): Check | undefined {
  if (!isObject(page)) return undefined
  const fields = new Fields(page)
  const name = fields.text('page_display_name')
  const errors = (fields.list('widget_error_details') ?? []).map(errorMessage)
  if (name === undefined || errors.includes(undefined) || fields.rest() !== undefined) return undefined
  const message = errors.length === 0 ? undefined : errors.join('\n')
  return compact<Check>({ name, status: message === undefined ? 'passed' : 'failed', message })
}

function errorMessage(error: JsonValue): string | undefined {
  if (!isObject(error)) return undefined
  const fields = new Fields(error)
  const message = fields.text('message')
  return fields.rest() === undefined ? message : undefined
}
