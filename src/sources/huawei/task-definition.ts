import { type JsonObject, type JsonValue, PlatenError } from '../../index.ts'
import type { ParameterType, TaskDefinition, TaskParameter, TaskSetting } from '../../task-template/index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { instantOf } from '../instant.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import type { HuaweiDrsPayload } from './from-job.ts'

/**
 * What a task of DRS is set up with, for `toTaskTemplate` of `platen/task-template`: `base_info` as parameters, endpoints
 * and other sections as settings, the start as the schedule. What belongs to this one task (its id, its state, its log) is
 * no part of it.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function huaweiDrsTaskDefinition(
  payload: HuaweiDrsPayload,
  options: SourceOptions = {},
): TaskDefinition {
  const value = readPayload(payload, options)
  const inner = isObject(value) ? value.job : undefined
  const job = isObject(inner) ? inner : value
  const base = isObject(job) ? job.base_info : undefined
  const name = isObject(base) ? base.name : undefined
  if (!isObject(job) || !isObject(base) || typeof name !== 'string' || name.trim() === '') {
    throw new PlatenError({
      code: 'INVALID_SOURCE',
      message: 'The task has no base_info with a name.',
      help: 'Pass what GET /v5/{project_id}/jobs/{job_id}?type=detail answers.',
    })
  }
  const fields = new Fields(base)
  const parameters = Object.entries(base).flatMap(([key, item]) =>
    NOT_PARAMETERS.has(key) ? [] : parameter(key, item),
  )
  const settings = SECTIONS.flatMap(([key, section]) => sectionSettings(section, job[key]))
  const start = startOf(fields.peekText('start_time'))
  return compact<TaskDefinition>({
    version: 1,
    name,
    description: fields.peekText('description'),
    system: 'huawei-drs',
    parameters: parameters.length > 0 ? parameters : undefined,
    schedule: start === undefined ? undefined : { start },
    settings: settings.length > 0 ? settings : undefined,
  })
}

const NOT_PARAMETERS = new Set(['name', 'description', 'start_time'])

const SECTIONS = [
  ['source_endpoint', 'source'],
  ['target_endpoint', 'target'],
  ['policy_config', 'policy_config'],
  ['db_param', 'db_param'],
  ['tuning_params', 'tuning_params'],
  ['user_migration', 'user_migration'],
  ['alarm_notify', 'alarm_notify'],
  ['speed_limit', 'speed_limit'],
  ['period_order', 'period_order'],
  ['node_info', 'node_info'],
] as const

function parameter(name: string, value: JsonValue | undefined): readonly TaskParameter[] {
  if (value === undefined) return []
  return [compact<TaskParameter>({ name, type: typeOf(value), default: value ?? undefined })]
}

function typeOf(value: JsonValue): ParameterType {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'number' && Number.isSafeInteger(value) ? 'integer' : 'json'
}

/** One setting per plain value, under its path; of a list with several entries, with their number. */
function sectionSettings(section: string, value: JsonValue | undefined): readonly TaskSetting[] {
  const list = Array.isArray(value)
    ? (value as readonly JsonValue[])
    : value === undefined || value === null
      ? []
      : [value]
  return list.flatMap((entry, i) => {
    const prefix = list.length > 1 ? `${i + 1}.` : ''
    return isObject(entry)
      ? flattened(entry, prefix).map(([name, item]) => ({ section, name, value: item }))
      : [{ section, name: `${prefix}value`, value: entry }]
  })
}

function flattened(value: JsonObject, prefix: string): readonly (readonly [string, JsonValue])[] {
  return Object.entries(value).flatMap(([key, item]): readonly (readonly [string, JsonValue])[] => {
    if (item === undefined || item === null) return []
    if (isObject(item) && Object.keys(item).length > 0) return flattened(item, `${prefix}${key}.`)
    return [[`${prefix}${key}`, item]]
  })
}

/** Milliseconds as text become a date. */
function startOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const moment = /^\d{13}$/.test(text) ? Number(text) : instantOf(text)
  return moment === undefined ? undefined : new Date(moment).toISOString()
}
