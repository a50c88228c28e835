import type { DisplayDataOutput } from '../../../model/notebook.ts'
import { escapeHtml } from '../../../text/escape-html.ts'
import { formatSize } from '../../../text/format-number.ts'
import { isLinkable } from '../../../text/markdown-link.ts'
import { displayData, outputCell } from '../draft.ts'
import type { ItemOf, ItemReader } from '../item-reader.ts'
import { bundleKeyOfFile } from '../mime-type.ts'

/**
 * A file: its content in base64 where it is at hand, under its own MIME type (text and types nobody can show:
 * application/octet-stream) with `filename` in the output's metadata; else its name, size and link.
 */
export const readFile: ItemReader<'file'> = (item) => {
  const { name, mimeType, size, url, title, data } = item
  const about = {
    name,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(size === undefined ? {} : { size }),
    ...(url === undefined ? {} : { url }),
  }
  const outputs =
    data === undefined ? [card(item)] : [content(item, data), ...(url === undefined ? [] : [card(item)])]
  return [outputCell(outputs, { kind: 'file', file: about }, title ?? name)]
}

function content(item: ItemOf<'file'>, data: string): DisplayDataOutput {
  const key = bundleKeyOfFile(item.mimeType)
  const plain = `${item.name}${details({ ...item, size: item.size ?? base64Size(data) })}`
  const metadata = {
    filename: item.name,
    ...(item.mimeType === undefined || item.mimeType === key ? {} : { mimeType: item.mimeType }),
    ...(key.startsWith('image/') ? { alt: item.name } : {}),
  }
  return displayData({ [key]: data, 'text/plain': plain }, { [key]: metadata })
}

function card(item: ItemOf<'file'>): DisplayDataOutput {
  const { name, url } = item
  const named = escapeHtml(name)
  const link =
    url !== undefined && isLinkable(url)
      ? `<a href="${escapeHtml(url.trim())}">${named}</a>`
      : `<strong>${named}</strong>`
  const address = url === undefined || isLinkable(url) ? '' : ` <code>${escapeHtml(url)}</code>`
  return displayData({
    'text/html': `<p>${link}${escapeHtml(details(item))}${address}</p>`,
    'text/plain': `${name}${details(item)}${url === undefined ? '' : ` ${url}`}`,
  })
}

function details({ size, mimeType }: Pick<ItemOf<'file'>, 'size' | 'mimeType'>): string {
  const parts = [mimeType, size === undefined ? undefined : formatSize(size)].filter(
    (part) => part !== undefined,
  )
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function base64Size(data: string): number {
  const padding = /={0,2}\s*$/.exec(data.slice(-16))![0].trim().length
  return Math.max(0, Math.floor((data.length * 3) / 4) - padding)
}
