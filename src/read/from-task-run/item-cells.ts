import type { JsonObject } from '../../model/json.ts'
import type { OutputItem, Truncation } from '../../model/task-run.ts'
import { escapeMarkdown } from '../../text/escape-markdown.ts'
import { type Draft, headingCell, markdownCell, withPlaten } from './draft.ts'
import { note } from './html.ts'
import type { ItemContext, ItemReader } from './item-reader.ts'
import { itemReaders } from './readers.ts'
import { truncationText } from './truncation-text.ts'

/** The page's own heading is level 1. */
export const SECTION_LEVEL = 2

/** The cells of an item: its title, what it is, and a word about what is missing. `section` is the heading above. */
export function itemCells(
  item: OutputItem,
  section: string | undefined,
  context: ItemContext,
): readonly Draft[] {
  const read = itemReaders[item.kind] as ItemReader<typeof item.kind>
  const cells = withNote(withDetails(read(item as never, context), item, context), item.truncated)
  const { isMain, isOnly } = context.prepared
  // A run that is one notebook stays that notebook, and nothing is said twice.
  if (isMain && isOnly) return cells
  const above = section === undefined ? SECTION_LEVEL - 1 : SECTION_LEVEL
  const title = item.title?.trim() ?? ''
  if (title === '' || title === section) return cells.map(below(above))
  return [headingCell(title, above + 1), ...cells.map(below(above + 1))]
}

const HEADING = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/m

/** Headings of the item's own Markdown, which begin at level 1, are shown below the level of the heading above it. */
function below(headingOffset: number): (cell: Draft) => Draft {
  return (cell) =>
    cell.cell_type === 'markdown' && HEADING.test(cell.source)
      ? { ...cell, metadata: withPlaten(cell.metadata, { headingOffset }) }
      : cell
}

/** What programs want to know of an item is kept with its first cell; of the main notebook, with the notebook. */
function withDetails(cells: readonly Draft[], item: OutputItem, { prepared }: ItemContext): readonly Draft[] {
  const details = detailsOf(item)
  const [first, ...rest] = cells
  if (first === undefined || prepared.isMain || Object.keys(details).length === 0) return cells
  return [{ ...first, metadata: withPlaten(first.metadata, details) }, ...rest]
}

/** `truncated` and `vendor`, where there are any. */
export function detailsOf({ truncated, vendor }: OutputItem): JsonObject {
  return {
    ...(truncated === undefined ? {} : { truncated: { ...truncated } }),
    ...(vendor === undefined ? {} : { vendor }),
  }
}

/** The last output of an item says what is missing; where it has none of ours, a cell of its own does. */
function withNote(cells: readonly Draft[], truncated: Truncation | undefined): readonly Draft[] {
  if (truncated === undefined) return cells
  const text = truncationText(truncated)
  const last = cells.at(-1)
  if (last?.cell_type === 'code' && last.seed !== undefined) {
    return [...cells.slice(0, -1), { ...last, outputs: [...last.outputs, note(text)] }]
  }
  return [...cells, markdownCell(`> ${escapeMarkdown(text)}`, { kind: 'truncation' })]
}
