import { JsonNumber, type JsonObject, type JsonValue } from '../index.ts'
import { joinPointer } from '../text/pointer.ts'
import type { ParameterType } from './definition.ts'

/** A violation within a definition. */
export interface DefinitionViolation {
  /** A JSON pointer into the definition. */
  readonly pointer: string
  readonly message: string
}

type Report = (pointer: string, message: string) => void

/** All that is wrong with a definition, its code aside; none where it is a task definition. */
export function checkDefinition(value: JsonValue): readonly DefinitionViolation[] {
  const found: DefinitionViolation[] = []
  const report: Report = (pointer, message) => found.push({ pointer, message })
  if (!isObject(value)) return [{ pointer: '', message: 'it is not an object' }]
  only(
    value,
    '',
    ['version', 'name', 'description', 'system', 'code', 'parameters', 'schedule', 'settings'],
    report,
  )
  if (value.version !== 1)
    report('/version', `the version is ${shown(value.version)}, and this release reads 1`)
  named(value, 'name', '', report)
  texts(value, '', ['description', 'system'], report)
  checkList(value, 'parameters', checkParameter, report)
  unique(value.parameters, '/parameters', ({ name }) => name, report)
  checkSchedule(value.schedule, report)
  checkList(value, 'settings', checkSetting, report)
  unique(
    value.settings,
    '/settings',
    ({ section, name }) =>
      typeof section === 'string' && typeof name === 'string' ? `${section}.${name}` : undefined,
    report,
  )
  return found
}

const TYPES: readonly ParameterType[] = ['string', 'integer', 'number', 'boolean', 'json']

function checkParameter(value: JsonObject, at: string, report: Report): void {
  only(value, at, ['name', 'type', 'default', 'required', 'secret', 'description'], report)
  named(value, 'name', at, report)
  texts(value, at, ['description'], report)
  flags(value, at, ['required', 'secret'], report)
  const { type, default: fallback } = value
  if (!TYPES.includes(type as ParameterType))
    report(`${at}/type`, `the type is ${shown(type)}, allowed: ${TYPES.join(', ')}`)
  else if (fallback !== undefined && fallback !== null && !isOf(fallback, type as ParameterType))
    report(`${at}/default`, `${shown(fallback)} is no ${type as string}`)
}

function isOf(value: JsonValue, type: ParameterType): boolean {
  if (type === 'json') return true
  if (type === 'string') return typeof value === 'string'
  if (type === 'boolean') return typeof value === 'boolean'
  if (typeof value !== 'number' && !(value instanceof JsonNumber)) return false
  return (
    type === 'number' || (value instanceof JsonNumber ? /^-?\d+$/.test(value.text) : Number.isInteger(value))
  )
}

function checkSetting(value: JsonObject, at: string, report: Report): void {
  only(value, at, ['section', 'name', 'value', 'secret'], report)
  named(value, 'section', at, report)
  named(value, 'name', at, report)
  flags(value, at, ['secret'], report)
  if (value.value === undefined) report(`${at}/value`, 'it is missing')
}

const CRON_FIELD = /^[\dA-Za-z*?/,#LW-]{1,100}$/
const ZONE = /^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/
const START = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?(?:Z|[+-]\d{2}:\d{2})?$/

function checkSchedule(value: JsonValue | undefined, report: Report): void {
  if (value === undefined) return
  if (!isObject(value)) {
    report('/schedule', 'it is not an object')
    return
  }
  only(value, '/schedule', ['cron', 'timezone', 'start', 'paused'], report)
  texts(value, '/schedule', ['cron', 'timezone', 'start'], report)
  flags(value, '/schedule', ['paused'], report)
  const { cron, timezone, start } = value
  if (typeof cron === 'string') {
    const fields = cron.trim().split(/\s+/)
    if (fields.length < 5 || fields.length > 7 || !fields.every((field) => CRON_FIELD.test(field)))
      report('/schedule/cron', `${shown(cron)} is no cron expression of five to seven fields`)
  }
  if (typeof timezone === 'string' && !ZONE.test(timezone))
    report('/schedule/timezone', `${shown(timezone)} is no name of a time zone`)
  if (typeof start === 'string' && !START.test(start))
    report('/schedule/start', `${shown(start)} is no date and time in ISO 8601`)
}

function checkList(
  holder: JsonObject,
  key: string,
  check: (value: JsonObject, at: string, report: Report) => void,
  report: Report,
): void {
  const list = holder[key]
  if (list === undefined) return
  if (!Array.isArray(list)) {
    report(`/${key}`, 'it is not a list')
    return
  }
  for (const [i, value] of (list as readonly JsonValue[]).entries()) {
    const at = `/${key}/${i}`
    if (isObject(value)) check(value, at, report)
    else report(at, 'it is not an object')
  }
}

function unique(
  list: JsonValue | undefined,
  at: string,
  keyOf: (value: JsonObject) => JsonValue | undefined,
  report: Report,
): void {
  if (!Array.isArray(list)) return
  const seen = new Set<string>()
  for (const [i, value] of (list as readonly JsonValue[]).entries()) {
    const key = isObject(value) ? keyOf(value) : undefined
    if (typeof key !== 'string' || key === '') continue
    if (seen.has(key)) report(`${at}/${i}/name`, `${shown(key)} is there twice`)
    seen.add(key)
  }
}

const MAX_NAME = 1_000

function named(value: JsonObject, key: string, at: string, report: Report): void {
  const name = value[key]
  if (name === undefined) report(`${at}/${key}`, 'it is missing')
  else if (typeof name !== 'string' || name.trim() === '') report(`${at}/${key}`, `${shown(name)} is no name`)
  else if (name.length > MAX_NAME) report(`${at}/${key}`, `it is longer than ${MAX_NAME} characters`)
}

function texts(value: JsonObject, at: string, keys: readonly string[], report: Report): void {
  for (const key of keys) {
    if (value[key] !== undefined && typeof value[key] !== 'string')
      report(`${at}/${key}`, `${shown(value[key])} is no text`)
  }
}

function flags(value: JsonObject, at: string, keys: readonly string[], report: Report): void {
  for (const key of keys) {
    if (value[key] !== undefined && typeof value[key] !== 'boolean')
      report(`${at}/${key}`, `${shown(value[key])} is neither true nor false`)
  }
}

function only(value: JsonObject, at: string, keys: readonly string[], report: Report): void {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key))
      report(joinPointer(at, key), `there is no field of this name, known are ${keys.join(', ')}`)
  }
}

const SHOWN = 60

function shown(value: JsonValue | undefined): string {
  if (value === undefined) return 'missing'
  const text = value instanceof JsonNumber ? value.text : (JSON.stringify(value) ?? String(value))
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  )
}
