import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../../text/json/kinds.ts'

/** One IOPub message (https://jupyter-client.readthedocs.io/en/stable/messaging.html), taken apart. */
export interface Message {
  readonly type: string
  /** `parent_header.msg_id`: the request it answers; `''` where it answers none. */
  readonly parentId: string
  /** `header.date`, as it came. */
  readonly date: string | undefined
  readonly content: JsonObject
  readonly raw: JsonObject
}

export function readMessage(raw: JsonObject): Message {
  const header = objectAt(raw, 'header')
  return {
    type: textAt(header, 'msg_type') ?? textAt(raw, 'msg_type') ?? '',
    parentId: textAt(objectAt(raw, 'parent_header'), 'msg_id') ?? '',
    date: textAt(header, 'date'),
    content: objectAt(raw, 'content'),
    raw,
  }
}

/** An own object under a key; empty where there is none. */
export function objectAt(holder: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined
  return isJsonObject(value) ? value : {}
}

/** An own text under a key, given whole or as lines. */
export function textAt(holder: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined
  if (typeof value === 'string') return value
  return isTextArray(value) ? value.join('') : undefined
}

export function isTextArray(value: JsonValue | undefined): value is readonly string[] {
  return isJsonArray(value) && value.every((line) => typeof line === 'string')
}
