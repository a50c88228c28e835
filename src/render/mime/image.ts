import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { MimeBundle } from '../../model/notebook.ts'
import { formatSize } from '../../text/format-number.ts'
import type { Words } from '../../words/words.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { imageUriParts } from '../image.ts'
import { refusedImage } from '../image-budget.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml, trustedPieces } from '../safe-html.ts'
import type { CellScope, MimeContext, MimeRenderer } from '../scope.ts'

export const svgRenderer: MimeRenderer = { mimeTypes: ['image/svg+xml'], rank: 80, render: renderImageData }

export const rasterRenderer: MimeRenderer = {
  mimeTypes: ['image/png', 'image/jpeg', 'image/*'],
  rank: 90,
  render: renderImageData,
}

const MAX_ALT = 250
function renderImageData(...[data, context]: Parameters<MimeRenderer['render']>) {
  const { mimeType, metadata, bundle, scope } = context
  const { words } = scope.env
  const alt = altText(metadata, bundle, scope)
  const parts = imageUriParts(mimeType, data)
  if (parts === undefined) {
    scope.warn('INVALID_DATA', `Data of type ${mimeType} is not an image a browser can show`)
    // Whatever else there is to see comes first; the text beside it only says what is missing.
    const others = Object.keys(bundle).map((type) => type.toLowerCase())
    if (others.some((type) => type !== mimeType && type !== 'text/plain')) return undefined
    return placeholder(
      words.imageUnshowable(flaw(data, words), mimeType, formatSize(lengthOf(data), words.bytes)),
      context,
    )
  }
  const note = refusedImage(parts[0] + parts[1], alt === words.outputImage ? '' : alt, scope)
  if (note !== undefined) return placeholder(`${words.imageLeftOut}: ${note}.`, context)
  const background =
    metadata.needs_background === 'light' || metadata.needs_background === 'dark'
      ? metadata.needs_background
      : null
  // A data URI of ours: a type from a list and base64, megabytes of it.
  return html`<img src="${trustedPieces(...parts)}" alt="${alt}"${pixels('width', metadata.width)}${pixels('height', metadata.height)}${
    background && html` class="pl-on-${background}"`
  }>`
}

/** What it was, what its author said of it, and all of the text beside it. */
function placeholder(what: string, { metadata, bundle, scope }: MimeContext): SafeHtml {
  const { words } = scope.env
  const { alt } = metadata
  // A widget's image without a name is called just that.
  const label = typeof alt === 'string' && alt !== '' && alt !== words.image && html`${alt} — `
  const text = bundle['text/plain']
  const plain =
    typeof text === 'string' && text.trim() !== '' && preformatted('pl-text', renderAnsi(text, scope))
  return html`<div class="pl-placeholder"><p>${label}${what}</p>${plain}</div>`
}

function flaw(data: JsonValue, words: Words): string {
  if (typeof data !== 'string') return words.noText
  if (data.trim() === '') return words.noData
  return /[^A-Za-z0-9+/=\s]/.test(data) ? words.notBase64 : words.notOfAnImage
}

function lengthOf(data: JsonValue): number {
  return typeof data === 'string' ? data.length : 0
}

/** A size from an output's metadata as an attribute; null where it is none. */
export function pixels(name: 'width' | 'height', value: unknown) {
  const number =
    typeof value === 'string' && /^\d{1,5}(?:px)?$/.test(value) ? Number.parseInt(value, 10) : value
  return typeof number === 'number' && number > 0 && number < 100_000
    ? html` ${name}="${Math.max(1, Math.round(number))}"`
    : null
}

/** What Python says of an image where its author says nothing: no more than that it is one. */
const SAYS_NOTHING = /^IPython\.core\.display\.\w+ object$/
/** Where it was in memory: another place in every run. */
const ADDRESS = / at 0x[0-9a-f]+$/i

/** The author's alternative text, else the plain-text twin of the image (`<Figure size 640x480 …>`). */
function altText(metadata: JsonObject, bundle: MimeBundle, { env }: CellScope): string {
  if (typeof metadata.alt === 'string') return metadata.alt
  const plain = bundle['text/plain']
  const text =
    typeof plain !== 'string'
      ? ''
      : plain
          .slice(0, 2_000)
          .trim()
          .replace(/\s+/g, ' ')
          .replace(/^<(.*)>$/s, '$1')
          .replace(ADDRESS, '')
  if (text === '' || SAYS_NOTHING.test(text)) return env.words.outputImage
  return text.length > MAX_ALT ? `${text.slice(0, MAX_ALT).toWellFormed()}…` : text
}
