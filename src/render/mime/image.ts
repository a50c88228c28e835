import type { JsonObject } from '../../model/json.ts'
import type { MimeBundle } from '../../model/notebook.ts'
import { imageDataUri } from '../image.ts'
import { html, trustedHtml } from '../safe-html.ts'
import type { CellScope, MimeRenderer } from '../scope.ts'

export const svgRenderer: MimeRenderer = { mimeTypes: ['image/svg+xml'], rank: 80, render: renderImageData }

export const rasterRenderer: MimeRenderer = {
  mimeTypes: ['image/png', 'image/jpeg', 'image/*'],
  rank: 90,
  render: renderImageData,
}

const MAX_ALT = 250

function renderImageData(...[data, context]: Parameters<MimeRenderer['render']>) {
  const { mimeType, metadata, bundle, scope } = context
  const source = imageDataUri(mimeType, data)
  if (source === undefined) {
    scope.warn('INVALID_DATA', `Data of type ${mimeType} is not an image a browser can show`)
    return undefined
  }
  const background =
    metadata.needs_background === 'light' || metadata.needs_background === 'dark'
      ? metadata.needs_background
      : null
  // A data URI of ours: a type from a list and base64, megabytes of it.
  return html`<img src="${trustedHtml(source)}" alt="${altText(metadata, bundle, scope)}"${pixels('width', metadata.width)}${pixels('height', metadata.height)}${
    background && html` class="pl-on-${background}"`
  }>`
}

/** A size from an output's metadata as an attribute; null where it is none. */
export function pixels(name: 'width' | 'height', value: unknown) {
  const number = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number > 0 && number < 100_000
    ? html` ${name}="${Math.round(number)}"`
    : null
}

/** The author's alternative text, else the plain-text twin of the image (`<Figure size 640x480 …>`). */
function altText(metadata: JsonObject, bundle: MimeBundle, { env }: CellScope): string {
  if (typeof metadata.alt === 'string') return metadata.alt
  const plain = bundle['text/plain']
  if (typeof plain !== 'string' || plain.trim() === '') return env.words.outputImage
  const text = plain
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^<(.*)>$/s, '$1')
  return text.length > MAX_ALT ? `${text.slice(0, MAX_ALT).toWellFormed()}…` : text
}
