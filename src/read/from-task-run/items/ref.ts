import type { JsonObject } from '../../../model/json.ts'
import { escapeMarkdown } from '../../../text/escape-markdown.ts'
import { markdownLink } from '../../../text/markdown-link.ts'
import { markdownCell } from '../draft.ts'
import type { ItemOf, ItemReader } from '../item-reader.ts'

/** A Markdown cell: what is pointed at, by name and link, and how it ended. */
export const readRef: ItemReader<'ref'> = (item) => {
  const { type, id, label, url, state } = item
  const ref = {
    type,
    id,
    ...(label === undefined ? {} : { label }),
    ...(url === undefined ? {} : { url }),
    ...(state === undefined ? {} : { state: { ...state } as JsonObject }),
  }
  return [markdownCell(sentence(item), { kind: 'ref', ref })]
}

function sentence({ type, id, label, url, state }: ItemOf<'ref'>): string {
  const name = label ?? id
  const shown = url === undefined ? escapeMarkdown(name) : markdownLink(name, url)
  const key = name === id ? '' : ` (${escapeMarkdown(id)})`
  const outcome = state ? [state.result ?? state.lifecycle, state.raw, state.message] : []
  const ended = outcome
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeMarkdown(part!))
  return `${escapeMarkdown(type)}: ${shown}${key}${ended.length === 0 ? '' : ` — ${ended.join(', ')}`}`
}
