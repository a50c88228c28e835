import type { Check, JsonObject, JsonValue } from '../../index.ts'
import { Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { checkStatus } from './status.ts'

/** One result of a run, with what the manifest knows of its node. */
export interface DbtNode {
  /** What nobody has taken yet is kept. */
  readonly fields: Fields
  readonly uniqueId: string
  readonly type: string
  readonly name: string
  readonly file: string | undefined
  readonly raw: string | undefined
  readonly status: Check['status']
  readonly message: string | undefined
  /** Milliseconds. */
  readonly duration: number | undefined
  readonly code: string | undefined
  /** Of the code: `sql` or `python`. */
  readonly language: string
  readonly timing: ReadonlyMap<string, Timing>
}

export interface Timing {
  readonly start: number
  readonly end: number
}

/** A result; undefined where it does not say of what it is. */
export function nodeOf(entry: JsonValue, manifest: Fields | undefined): DbtNode | undefined {
  const fields = isObject(entry) ? new Fields(entry) : undefined
  const uniqueId = fields?.text('unique_id')
  if (fields === undefined || uniqueId === undefined) return undefined
  const known = manifestNode(manifest, uniqueId)
  const parts = uniqueId.split('.')
  const raw = fields.text('status')
  const seconds = fields.number('execution_time')
  return {
    fields,
    uniqueId,
    type: known?.text('resource_type') ?? parts[0]!,
    name: known?.text('name') ?? nameIn(parts),
    file: known?.text('original_file_path'),
    raw,
    status: checkStatus(raw),
    message: fields.text('message'),
    duration: seconds === undefined ? undefined : milliseconds(seconds),
    code: codeOf(fields, known),
    language: known?.text('language') ?? 'sql',
    timing: timingOf(fields),
  }
}

/** `type.package.name`, of a test followed by a hash; sources have `source.package.source.table`. */
function nameIn(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join('.')
  const end = parts[0] === 'test' && parts.length > 3 ? -1 : undefined
  return parts.slice(2, end).join('.')
}

/** Seconds as dbt rounds them are no whole number of milliseconds. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e3
}

/** Looked at, not taken: it is not shown of every node. */
function codeOf({ object }: Fields, known: Fields | undefined): string | undefined {
  return (
    new Fields(object).text('compiled_code') ?? known?.text('compiled_code') ?? known?.text('compiled_sql')
  )
}

function manifestNode(manifest: Fields | undefined, uniqueId: string): Fields | undefined {
  for (const key of ['nodes', 'sources']) {
    const group = manifest?.peek(key)
    if (isObject(group) && Object.hasOwn(group, uniqueId)) {
      const node = group[uniqueId]
      if (isObject(node)) return new Fields(node)
    }
  }
  return undefined
}

function timingOf(fields: Fields): ReadonlyMap<string, Timing> {
  const list = fields.peek('timing')
  const found = new Map<string, Timing>()
  if (!Array.isArray(list)) return found
  for (const entry of list as readonly JsonValue[]) {
    if (!isObject(entry)) continue
    const step = new Fields(entry)
    const name = step.text('name')
    const start = peekInstant(step, 'started_at')
    const end = peekInstant(step, 'completed_at')
    if (name !== undefined && start !== undefined && end !== undefined) found.set(name, { start, end })
  }
  return found
}

/** What is left of a result, under the id of its node; nulls say that there is nothing. */
export function restOf({ fields, uniqueId }: DbtNode): JsonObject | undefined {
  const rest = Object.entries(fields.rest() ?? {}).filter(([, value]) => value !== null)
  return rest.length > 0 ? { unique_id: uniqueId, ...Object.fromEntries(rest) } : undefined
}
