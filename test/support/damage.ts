import type { JsonObject, JsonValue } from '../../src/model/json.ts'
import { isJsonArray, isJsonObject } from '../../src/text/json/kinds.ts'
import type { Choose } from './loose-file.ts'

const VALUES: readonly JsonValue[] = [
  null,
  true,
  'x',
  '',
  'a,b',
  3,
  -1,
  0.5,
  [],
  ['x'],
  ['x', 'x'],
  [1],
  {},
  { a: 1 },
  { a: 'b' },
]

const KEYS = [
  ...['id', 'cell_type', 'metadata', 'source', 'outputs', 'execution_count', 'attachments', 'name', 'tags'],
  ...[
    'jupyter',
    'collapsed',
    'scrolled',
    'format',
    'execution',
    'output_type',
    'data',
    'text',
    'ename',
    'evalue',
  ],
  ...[
    'traceback',
    'kernelspec',
    'language_info',
    'title',
    'authors',
    'text/plain',
    'application/x+json',
    'odd',
  ],
]

/** The value with one thing in it changed, removed or added. */
export function damage(value: JsonValue, choose: Choose): JsonValue {
  if (isJsonArray(value) && value.length > 0 && choose(8) > 0) {
    const at = choose(value.length)
    return value.map((item, i) => (i === at ? damage(item, choose) : item))
  }
  if (!isJsonObject(value) || choose(8) === 0) return VALUES[choose(VALUES.length)]!
  const keys = Object.keys(value)
  const key = keys.length > 0 && choose(3) > 0 ? keys[choose(keys.length)]! : KEYS[choose(KEYS.length)]!
  const { [key]: old, ...rest } = value as { [key: string]: JsonValue }
  if (old === undefined) return { ...rest, [key]: VALUES[choose(VALUES.length)]! } as JsonObject
  return choose(5) === 0 ? rest : { ...rest, [key]: damage(old, choose) }
}
