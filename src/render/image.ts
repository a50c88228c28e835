import { decodeHTML } from 'entities'
import type { JsonValue } from '../model/json.ts'
import { decodeBase64, encodeBase64 } from '../text/base64.ts'
import { html, type SafeHtml } from './safe-html.ts'
import { svgDataUri } from './sanitize/svg-document.ts'
import type { CellScope } from './scope.ts'

export { svgDataUri } from './sanitize/svg-document.ts'

const SVG = 'image/svg+xml'
/** Image types every browser decodes inside `<img>`. SVG is among them: in an `<img>` it neither runs nor fetches. */
const IMAGE_TYPES = new Set([
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif', 'image/apng', 'image/x-icon', SVG,
]) // biome-ignore format: a list
const NOT_BASE64 = /[^A-Za-z0-9+/=]/
const DATA_URI = /^data:\s*([a-z0-9.+-]+\/[a-z0-9.+-]+)\s*((?:;[^;,]*)*),/i

/** An image for the page: a `data:` URI, or undefined and a text that says what is missing. */
export interface ResolvedImage {
  readonly source: string | undefined
  /** Alternative text where the author gave none. */
  readonly alt: string
}

/** Finds the image a reference in Markdown or HTML means: an attachment, a `data:` URI or a prepared asset. */
export function resolveImage(reference: string, scope: CellScope): ResolvedImage {
  const trimmed = reference.trim()
  const source = findImage(trimmed, scope)
  if (source !== undefined) return { source, alt: trimmed.startsWith('data:') ? '' : fileName(trimmed) }
  const shown = trimmed.length > 200 ? `${trimmed.slice(0, 200)}…` : trimmed
  scope.warn('IMAGE_NOT_INLINED', `Image ${JSON.stringify(shown)} is not in the report`)
  return { source: undefined, alt: `Image not included: ${shown || 'no source'}` }
}

/** An image of Markdown: the picture, or a labelled placeholder. */
export function renderImage(
  src: string,
  text: { readonly alt: string; readonly title?: string | null | undefined },
  scope: CellScope,
): SafeHtml {
  const { source, alt } = resolveImage(src.includes('&') ? decodeHTML(src) : src, scope)
  if (source === undefined)
    return html`<span class="pl-image-missing">${text.alt ? `${text.alt} — ${alt}` : alt}</span>`
  const title = text.title ? html` title="${text.title}"` : null
  return html`<img src="${source}" alt="${text.alt || alt}"${title}>`
}

/** The `data:` URI of image data as notebooks hold it; undefined where the data is not what its type says. */
export function imageDataUri(mimeType: string, data: JsonValue | undefined): string | undefined {
  if (typeof data !== 'string' || !IMAGE_TYPES.has(mimeType)) return undefined
  if (mimeType === SVG && data.includes('<')) return svgDataUri(data)
  // Most base64 in notebooks is one line and a line break; only the rest is worth another pass.
  const trimmed = data.trimEnd()
  const base64 = NOT_BASE64.test(trimmed) ? trimmed.replace(/\s+/g, '') : trimmed
  if (!isBase64(base64)) return undefined
  return mimeType === SVG ? svgFileUri(base64) : `data:${mimeType};base64,${base64}`
}

/** Megabytes go through here: a search for what does not belong takes a seventh of the time of a full match. */
function isBase64(text: string): boolean {
  if (text === '' || NOT_BASE64.test(text)) return false
  const padding = text.indexOf('=')
  return padding < 0 || (padding > 0 && padding >= text.length - 2 && text.endsWith('='))
}

/** The `data:` URI of an image file's bytes; undefined where browsers do not show its type. */
export function imageFileUri(mimeType: string, data: Uint8Array): string | undefined {
  const type = mimeType.trim().toLowerCase()
  if (type === SVG) return svgDataUri(new TextDecoder().decode(data))
  return imageDataUri(type, encodeBase64(data))
}

function svgFileUri(base64: string): string | undefined {
  try {
    return svgDataUri(new TextDecoder().decode(decodeBase64(base64)))
  } catch {
    return undefined
  }
}

function findImage(reference: string, scope: CellScope): string | undefined {
  if (reference.startsWith('attachment:')) return attachedImage(reference.slice('attachment:'.length), scope)
  if (/^data:/i.test(reference)) return inlineImage(reference)
  const prepared = scope.env.assets.images.get(reference)
  return prepared === undefined ? undefined : inlineImage(prepared)
}

function attachedImage(name: string, scope: CellScope): string | undefined {
  const bundle = [name, decodeName(name)].flatMap((key) =>
    Object.hasOwn(scope.attachments, key) ? [scope.attachments[key]!] : [],
  )[0]
  for (const [mimeType, data] of Object.entries(bundle ?? {})) {
    const uri = imageDataUri(mimeType.toLowerCase(), data)
    if (uri !== undefined) return uri
  }
  return undefined
}

/** A `data:` URI rewritten in the one form we emit, or undefined where it is no image. */
function inlineImage(uri: string): string | undefined {
  const head = DATA_URI.exec(uri.slice(0, 500))
  if (!head) return undefined
  const mimeType = head[1]!.toLowerCase()
  const body = uri.slice(head[0].length)
  if (/;\s*base64\s*$/i.test(head[2]!)) return imageDataUri(mimeType, decodeName(body))
  return mimeType === SVG ? svgDataUri(decodeName(body)) : undefined
}

function decodeName(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function fileName(reference: string): string {
  return decodeName(reference.replace(/^attachment:/, '').replace(/[?#].*$/s, ''))
    .split(/[/\\]/)
    .at(-1)!
    .slice(0, 200)
}
