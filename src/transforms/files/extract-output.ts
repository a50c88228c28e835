import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Output } from '../../model/notebook.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { isJsonObject } from '../../text/json/kinds.ts'
import type { FileList, ListedFile } from './file-list.ts'
import { mediaOf } from './media.ts'

const MAX_ALT = 200

interface Extracted extends ListedFile {
  readonly mimeType: string
}

/** An output with files in place of its media. The same output where it has none. */
export function extractOutput(
  output: Output,
  words: readonly string[],
  list: FileList,
  types: readonly string[],
  refuse: (mimeType: string) => void,
): Output {
  if (output.output_type !== 'display_data' && output.output_type !== 'execute_result') return output
  const extracted = mediaOf(output.data, types, refuse).map(
    ({ mimeType, extension, bytes }): Extracted => ({ mimeType, ...list.add(words, extension, bytes) }),
  )
  if (extracted.length === 0) return output
  const gone = new Set(extracted.map(({ mimeType }) => mimeType))
  const data = Object.fromEntries(Object.entries(output.data).filter(([mimeType]) => !gone.has(mimeType)))
  const shown = Object.hasOwn(data, 'text/html')
    ? data
    : { ...data, 'text/html': elementOf(extracted[0]!, output.metadata, data['text/plain']) }
  const filenames = Object.fromEntries(extracted.map(({ mimeType, path }) => [mimeType, path]))
  return {
    ...output,
    data: shown,
    metadata: { ...output.metadata, filenames: { ...sectionOf(output.metadata, 'filenames'), ...filenames } },
  }
}

/** The path is of our making and percent-encoded, so that it needs no escaping. */
function elementOf({ mimeType, url }: Extracted, metadata: JsonObject, plain: JsonValue | undefined): string {
  if (!mimeType.startsWith('image/')) return `<a href="${url}">${url}</a>`
  const sizes = sectionOf(metadata, mimeType)
  const alt = altText(sizes.alt, plain)
  return `<img src="${url}"${alt === '' ? '' : ` alt="${escapeHtml(alt)}"`}${size('width', sizes)}${size('height', sizes)}>`
}

/** As the page has it: what the author wrote, else the image's plain-text twin without its angle brackets. */
function altText(own: JsonValue | undefined, plain: JsonValue | undefined): string {
  if (typeof own === 'string') return own
  if (typeof plain !== 'string') return ''
  const text = plain.trim().slice(0, MAX_ALT).toWellFormed()
  return text.replace(/\s+/g, ' ').replace(/^<(.*)>$/, '$1')
}

function size(name: string, sizes: JsonObject): string {
  const value = Object.hasOwn(sizes, name) ? sizes[name] : undefined
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? ` ${name}="${value}"` : ''
}

function sectionOf(metadata: JsonObject, key: string): JsonObject {
  const section = Object.hasOwn(metadata, key) ? metadata[key] : undefined
  return isJsonObject(section) ? section : {}
}
