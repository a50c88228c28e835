import type { Attachments, MarkdownCell, RawCell } from '../../model/notebook.ts'

export type CellWithAttachments = MarkdownCell | RawCell

/** The cell with another source and without some entries of its attachments: attachment's name → MIME types. */
export function withoutAttachments(
  cell: CellWithAttachments,
  source: string,
  removed: ReadonlyMap<string, readonly string[]>,
): CellWithAttachments {
  if (removed.size === 0) return source === cell.source ? cell : { ...cell, source }
  const kept: Attachments = Object.fromEntries(
    Object.entries(cell.attachments ?? {}).flatMap(([name, bundle]) => {
      const entries = Object.entries(bundle).filter(([mimeType]) => !removed.get(name)?.includes(mimeType))
      const isEmptied = entries.length === 0 && removed.has(name)
      return isEmptied ? [] : [[name, removed.has(name) ? Object.fromEntries(entries) : bundle]]
    }),
  )
  const { attachments: _, ...rest } = cell
  return Object.keys(kept).length > 0 ? { ...rest, source, attachments: kept } : { ...rest, source }
}
