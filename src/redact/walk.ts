import type { JsonObject, JsonValue } from '../model/json.ts'
import { isJsonArray } from '../text/json/kinds.ts'
import { JsonNumber, numberText } from '../text/json/number.ts'
import { jsonText } from '../text/json-text.ts'
import type { Place } from './place.ts'
import type { TextRedactor } from './text-redactor.ts'
import type { Treatment } from './treatment.ts'

/** Deeper values are looked at as one text, so that the stack has room. */
const MAX_DEPTH = 300

/** A tree with its strings treated; shares what did not change. `place` says what the tree is. */
export function walk<T>(tree: T, place: Place, treatment: Treatment): T {
  return visit(tree as JsonValue, place, treatment, 0) as T
}

function visit(value: JsonValue, place: Place, treatment: Treatment, depth: number): JsonValue {
  if (typeof value === 'string') return treatment.data(value)
  if (typeof value === 'number' || value instanceof JsonNumber) {
    return place.isData && treatment.redactor.isKnown(numberText(value)) ? treatment.hidden(value) : value
  }
  if (value === null || typeof value !== 'object') return value
  if (depth > MAX_DEPTH) {
    const text = jsonText(value, true)
    return treatment.data(text) === text ? value : treatment.hidden(value)
  }
  if (isJsonArray(value)) return visitList(value, place, treatment, depth)
  return visitObject(place.prepare?.(value, treatment) ?? value, place, treatment, depth)
}

function visitList(
  list: readonly JsonValue[],
  place: Place,
  treatment: Treatment,
  depth: number,
): readonly JsonValue[] {
  if (place.separator !== undefined && list.every((item) => typeof item === 'string')) {
    return list.length === 1 ? mapList(list, treatment.data) : treatment.pieces(list, place.separator)
  }
  return mapList(list, (item, i) => {
    const before = i > 0 ? list[i - 1] : undefined
    const isValue = typeof item === 'string' && typeof before === 'string' && place.isData
    if (isValue && isNamedBy(before, list.length, treatment.redactor)) return treatment.hidden(item)
    return visit(item, place, treatment, depth + 1)
  })
}

/** `["--name", "value"]` of a command line and `["name", "value"]` of a header. */
function isNamedBy(text: string, length: number, redactor: TextRedactor): boolean {
  return (length === 2 || text.startsWith('-')) && !text.includes('=') && redactor.isSecretName(text)
}

function visitObject(object: JsonObject, place: Place, treatment: Treatment, depth: number): JsonObject {
  const { redactor } = treatment
  const isNamed = namesSecret(object, redactor)
  let hasChanged = false
  const keys = new Set<string>()
  const entries = Object.entries(object).map(([key, value]): [string, JsonValue | undefined] => {
    if (value === undefined) return [key, value]
    const isSecret =
      (isNamed && /^(?:value|default)$/i.test(key)) || (!place.fixed.has(key) && redactor.isSecretName(key))
    const after = isSecret
      ? treatment.hidden(value)
      : place.isKept(key, value)
        ? value
        : visit(value, place.under(key), treatment, depth + 1)
    const name = place.fixed.has(key) ? key : freeKey(treatment.data(key), keys)
    keys.add(name)
    if (after !== value || name !== key) hasChanged = true
    return [name, after]
  })
  return hasChanged ? Object.fromEntries(entries) : object
}

/** `{name: 'password', value: …}`, as parameters, environment variables and headers are listed. */
function namesSecret(object: JsonObject, redactor: TextRedactor): boolean {
  return ['name', 'key', 'Name', 'Key'].some((key) => {
    const name = Object.hasOwn(object, key) ? object[key] : undefined
    return typeof name === 'string' && redactor.isSecretName(name)
  })
}

/** Two keys that were masked are not one. */
function freeKey(key: string, taken: ReadonlySet<string>): string {
  let name = key
  for (let count = 2; taken.has(name); count++) name = `${key}-${count}`
  return name
}

function mapList<T>(list: readonly T[], change: (item: T, i: number) => T): readonly T[] {
  const mapped = list.map(change)
  return mapped.some((item, i) => item !== list[i]) ? mapped : list
}
