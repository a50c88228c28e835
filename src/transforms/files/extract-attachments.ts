import { type CellWithAttachments, withoutAttachments } from './attachments.ts'
import type { FileList } from './file-list.ts'
import { mediaOf } from './media.ts'
import { replaceReferences } from './references.ts'

/** A cell that refers to files in place of its attachments. The same cell where none could become a file. */
export function extractAttachments(
  cell: CellWithAttachments,
  list: FileList,
  types: readonly string[],
  refuse: (...place: string[]) => void,
): CellWithAttachments {
  const attachments = cell.attachments ?? {}
  const removed = new Map<string, readonly string[]>()
  const urls = new Map<string, string>()
  for (const [name, bundle] of Object.entries(attachments)) {
    const media = mediaOf(bundle, types, (mimeType) => refuse('attachments', name, mimeType))
    const stem = name.replace(/\.[A-Za-z0-9]{1,5}$/, '')
    const files = media.map(({ extension, bytes }) => list.add([cell.id, stem], extension, bytes))
    if (files.length === 0) continue
    removed.set(
      name,
      media.map(({ mimeType }) => mimeType),
    )
    urls.set(name, files[0]!.url)
  }
  if (removed.size === 0) return cell
  return withoutAttachments(
    cell,
    replaceReferences(cell.source, attachments, (name) => urls.get(name)),
    removed,
  )
}
