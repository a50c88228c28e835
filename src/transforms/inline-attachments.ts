import { AMOUNT, checkOptions } from '../check-options.ts'
import { limits } from '../limits.ts'
import type { Cell } from '../model/notebook.ts'
import { encodeBase64 } from '../text/base64.ts'
import { joinPointer } from '../text/pointer.ts'
import type { OnWarning } from '../warnings.ts'
import { type CellTransform, eachCell } from './cell-transform.ts'
import { withoutAttachments } from './files/attachments.ts'
import { FILE_TYPES, mediaOf } from './files/media.ts'
import { replaceReferences } from './files/references.ts'

export interface InlineAttachmentsOptions {
  /**
   * UTF-16 units a source may grow to; references that do not fit stay, with a `FALLBACK` warning. Default
   * `limits.markdownLength` (1,000,000): pages show longer Markdown as plain text. An image named a thousand times
   * is in the source a thousand times.
   */
  readonly maxLength?: number
  readonly onWarning?: OnWarning
}

/**
 * Writes attachments into the Markdown as `data:` URIs, for readers that do not know `attachment:`. Our own page
 * embeds attachments without this. What is not referred to, or is not base64, stays an attachment, the latter with
 * an `INVALID_DATA` warning.
 *
 * Throws `INVALID_OPTION` for a length that is none, and for other options.
 */
export function inlineAttachments(options: InlineAttachmentsOptions = {}): CellTransform {
  checkOptions(options, { maxLength: AMOUNT, onWarning: 'a function' })
  const { maxLength = limits.markdownLength, onWarning } = options
  return eachCell((cell, index, warn) => inlineCell(cell, index, maxLength, warn), onWarning)
}

function inlineCell(cell: Cell, index: number, maxLength: number, onWarning: OnWarning): Cell {
  if (cell.cell_type === 'code' || !cell.attachments) return cell
  const { attachments } = cell
  const warn = (code: 'INVALID_DATA' | 'FALLBACK', message: string, name: string): void =>
    onWarning({ code, message, pointer: joinPointer('', 'cells', index, 'attachments', name) })

  const uris = new Map<string, DataUri | undefined>()
  const stay = new Set<string>()
  let length = cell.source.length
  const source = replaceReferences(cell.source, attachments, (name) => {
    if (!uris.has(name)) {
      const [medium] = mediaOf(attachments[name]!, FILE_TYPES, (type) =>
        warn('INVALID_DATA', `Not inlined: ${type} that is not base64`, name),
      )
      uris.set(
        name,
        medium && {
          type: medium.mimeType,
          uri: `data:${medium.mimeType};base64,${encodeBase64(medium.bytes)}`,
        },
      )
    }
    const uri = uris.get(name)?.uri
    if (uri === undefined) return undefined
    if (length + uri.length > maxLength) {
      if (!stay.has(name))
        warn('FALLBACK', `Not inlined: the source would have more than ${maxLength} characters`, name)
      stay.add(name)
      return undefined
    }
    length += uri.length
    return uri
  })
  const removed = new Map(
    [...uris].flatMap(([name, uri]) => (uri && !stay.has(name) ? [[name, [uri.type]]] : [])),
  )
  return withoutAttachments(cell, source, removed)
}

interface DataUri {
  readonly type: string
  readonly uri: string
}
