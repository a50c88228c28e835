import type { Limits } from '../limits.ts'
import { itemSchemas } from '../model/item-schemas.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import type { OutputItem, TableItem } from '../model/task-run.ts'
import { isJsonObject } from '../text/json/kinds.ts'
import { parseJson } from '../text/json/parse.ts'
import { data, joinStreamList, run } from './places.ts'
import type { Treatment } from './treatment.ts'
import { walk } from './walk.ts'

/** An item that can be treated more than once. */
export interface OpenItem {
  readonly walk: (treatment: Treatment) => OutputItem
}

/** Opens what is closed in an item: the text of a notebook, the columns of a table, the lines of a log. */
export function openItem(item: OutputItem, limits: Limits): OpenItem {
  if (!Object.hasOwn(itemSchemas, item.kind)) return { walk: (treatment) => walk(item, data, treatment) }
  switch (item.kind) {
    case 'notebook': {
      const content = typeof item.content === 'string' ? parsed(item.content, limits) : undefined
      if (!content) break
      const open = { ...item, content }
      return {
        walk(treatment) {
          const after = walk(open, run, treatment)
          // The text where nothing was found: it says more than what was read of it.
          return after === open
            ? item
            : after.content === content
              ? { ...after, content: item.content }
              : after
        },
      }
    }
    case 'messages':
      return {
        walk(treatment) {
          const messages = joinStreamList(item.messages, treatment) as readonly JsonObject[]
          return walk(messages === item.messages ? item : { ...item, messages }, run, treatment)
        },
      }
    case 'logs':
      return {
        walk(treatment) {
          const { lines } = item
          if (!lines) return walk(item, run, treatment)
          const before = lines.map(({ message }) => message)
          // A line may be a part of a text that has lines, or of one that was cut.
          const after = treatment.pieces(treatment.pieces(before, '\n'), '')
          const changed = after.every((message, i) => message === before[i])
            ? item
            : { ...item, lines: lines.map((line, i) => ({ ...line, message: after[i]! })) }
          return walk(changed, run, treatment)
        },
      }
    case 'progress': {
      // Its value is a number, and has to stay one.
      const place = { ...run, under: () => run }
      return { walk: (treatment) => walk(item, place, treatment) }
    }
    case 'table':
      return { walk: (treatment) => walk(withHiddenColumns(item, treatment), run, treatment) }
  }
  return { walk: (treatment) => walk(item, run, treatment) }
}

/** Undefined for what is no notebook: it will be shown as the text it is. */
function parsed(text: string, { jsonDepth }: Limits): JsonObject | undefined {
  try {
    const tree = parseJson(text, { nan: true, maxDepth: jsonDepth })
    return isJsonObject(tree) && (Object.hasOwn(tree, 'cells') || Object.hasOwn(tree, 'worksheets'))
      ? tree
      : undefined
  } catch {
    return undefined
  }
}

function withHiddenColumns(item: TableItem, { redactor, hidden }: Treatment): TableItem {
  const secret = item.columns.map(({ name }) => redactor.isSecretName(name))
  if (!secret.includes(true)) return item
  const rows = item.rows.map((row) => row.map((cell: JsonValue, i) => (secret[i] ? hidden(cell) : cell)))
  return { ...item, rows }
}
