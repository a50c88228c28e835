import { PlatenError } from '../../../errors.ts'
import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { isJsonObject } from '../../../text/json/kinds.ts'
import { parseJson } from '../../../text/json/parse.ts'
import { expectObject, own } from '../reading.ts'
import { joinOldLines } from './old-lines.ts'
import { omit } from './sheets.ts'

/** What version 3 called the MIME types it knew. */
export const MIME_TYPES: Readonly<Record<string, string>> = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  latex: 'text/latex',
  json: 'application/json',
  javascript: 'application/javascript',
}

/** One output of version 3: its data become a bundle, its type gets the name it has in 4. */
export function upgradeOutput(value: JsonValue, pointer: string): JsonObject {
  const output = expectObject(value, pointer)
  switch (own(output, 'output_type')) {
    case 'pyout':
      return {
        ...upgradeDisplay(omit(output, 'prompt_number')),
        output_type: 'execute_result',
        execution_count: own(output, 'prompt_number') ?? null,
      }
    case 'display_data':
      return upgradeDisplay(output)
    case 'pyerr':
      return { ...output, output_type: 'error' }
    case 'stream':
      return {
        ...omit(output, 'stream', 'text'),
        name: own(output, 'stream') ?? 'stdout',
        text: joinOldLines(own(output, 'text') ?? ''),
      }
    default:
      return output
  }
}

function upgradeDisplay(output: JsonObject): JsonObject {
  const {
    output_type,
    metadata = {},
    execution_count,
    ...data
  } = output as { readonly [key: string]: JsonValue }
  return {
    output_type: output_type!,
    ...(execution_count !== undefined && { execution_count }),
    metadata: withMimeTypes(metadata, asItIs),
    data: withMimeTypes(data, upgradeData),
  }
}

/** The object with MIME types for keys; those that version 3 had names for win over their own spelling. */
function withMimeTypes(value: JsonValue, map: (key: string, value: JsonValue) => JsonValue): JsonValue {
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value) as [string, JsonValue][]
  const named = entries.filter(([key]) => !Object.hasOwn(MIME_TYPES, key))
  const aliased = entries.filter(([key]) => Object.hasOwn(MIME_TYPES, key))
  return Object.fromEntries([
    ...named.map(([key, item]) => [key, map(key, item)] as const),
    ...aliased.map(([key, item]) => [MIME_TYPES[key]!, map(key, item)] as const),
  ])
}

function asItIs(_key: string, value: JsonValue): JsonValue {
  return value
}

function upgradeData(key: string, value: JsonValue): JsonValue {
  const text = Object.hasOwn(MIME_TYPES, key) ? joinOldLines(value) : value
  return (key === 'json' || key === 'application/json') && typeof text === 'string' ? parsed(text) : text
}

/** Version 3 kept JSON as text. What is none stays the text it is. */
function parsed(text: string): JsonValue {
  try {
    return parseJson(text, { nan: true })
  } catch (error) {
    if (error instanceof PlatenError) return text
    throw error
  }
}
