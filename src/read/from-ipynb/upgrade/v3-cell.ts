import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { isJsonArray, isJsonObject } from '../../../text/json/kinds.ts'
import { JsonNumber } from '../../../text/json/number.ts'
import { splitLines, withoutLineEnd } from '../../../text/multiline.ts'
import { own } from '../reading.ts'
import { joinOldLines } from './old-lines.ts'
import { omit } from './sheets.ts'
import { MIME_TYPES, upgradeOutput } from './v3-output.ts'

/** Place in version 4 → its key in version 3, where it was another: for pointers into the file. */
export const OLD_KEYS: ReadonlyMap<string, string> = new Map([
  ['cell/source', 'input'],
  ['cell/execution_count', 'prompt_number'],
  ['output/name', 'stream'],
  ['output/execution_count', 'prompt_number'],
  ...Object.entries(MIME_TYPES).map(
    ([alias, mimeType]) => [`data/${mimeType.replace('/', '~1')}`, alias] as const,
  ),
])

/** More levels than any format of documents has; a number from a file must not decide over memory. */
const MAX_LEVEL = 100

/** One cell of version 3. */
export function upgradeCell(cell: JsonObject, pointer: string): JsonObject {
  const type = own(cell, 'cell_type')
  const metadata = own(cell, 'metadata') ?? {}
  const rest = { ...omit(cell, 'trusted'), metadata }
  if (type === 'code') return upgradeCode(rest, metadata, pointer)
  const text = { ...rest, ...joined(own(cell, 'source'), 'source') }
  if (type === 'html') return { ...text, cell_type: 'markdown' }
  if (type !== 'heading') return text
  const line = splitLines(textOf(own(text, 'source')))
    .map(withoutLineEnd)
    .join(' ')
  return { ...omit(text, 'level'), cell_type: 'markdown', source: `${'#'.repeat(levelOf(cell))} ${line}` }
}

function upgradeCode(cell: JsonObject, metadata: JsonValue, pointer: string): JsonObject {
  const outputs = own(cell, 'outputs')
  const language = own(cell, 'language')
  return {
    ...omit(cell, 'input', 'source', 'prompt_number', 'collapsed', 'language'),
    ...(language !== undefined && language !== 'python' && { language }),
    ...('collapsed' in cell &&
      isJsonObject(metadata) && { metadata: { ...metadata, collapsed: cell.collapsed! } }),
    source: '',
    ...joined(own(cell, 'input') ?? own(cell, 'source'), 'source'),
    execution_count: own(cell, 'prompt_number') ?? null,
    ...(isJsonArray(outputs) && {
      outputs: outputs.map((output, i) => upgradeOutput(output, `${pointer}/outputs/${i}`)),
    }),
  }
}

function levelOf(cell: JsonObject): number {
  const level = own(cell, 'level') ?? 1
  const number = typeof level === 'number' || level instanceof JsonNumber ? Math.trunc(Number(level)) : 1
  return Math.min(Math.max(number, 0), MAX_LEVEL)
}

/** `{ [key]: text }`; nothing where there is none. */
function joined(value: JsonValue | undefined, key: string): JsonObject {
  return value === undefined ? {} : { [key]: joinOldLines(value) }
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
