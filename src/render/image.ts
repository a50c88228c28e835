import { decodeHTML } from 'entities'
import type { JsonValue } from '../model/json.ts'
import { encodeBase64 } from '../text/base64.ts'
import { html, type SafeHtml } from './safe-html.ts'
import type { CellScope } from './scope.ts'

const SVG = 'image/svg+xml'
/** Image types every browser decodes inside `<img>`. SVG is among them: in an `<img>` it neither runs nor fetches. */
const IMAGE_TYPES = new Set([
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif', 'image/apng', 'image/x-icon', SVG,
]) // biome-ignore format: a list
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const DATA_URI = /^data:\s*([a-z0-9.+-]+\/[a-z0-9.+-]+)\s*(?:;[a-z0-9-]+=[^;,]*)*\s*(;\s*base64)?\s*,/i

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
  if (mimeType === SVG && !BASE64.test(data)) return svgDataUri(data)
  const base64 = /\s/.test(data) ? data.replace(/\s+/g, '') : data
  return BASE64.test(base64) ? `data:${mimeType};base64,${base64}` : undefined
}

/** An SVG document as an image. Browsers want the namespace, which inline SVG often leaves out. */
export function svgDataUri(svg: string): string | undefined {
  const start = svg.search(/<svg[\s>/]/i)
  if (start < 0) return undefined
  const end = svg.indexOf('>', start)
  const open = svg.slice(start, end < 0 ? svg.length : end)
  let text = svg
  if (!/\sxmlns\s*=/.test(open)) text = insert(text, start + 4, ' xmlns="http://www.w3.org/2000/svg"')
  if (/xlink:/.test(text) && !/\sxmlns:xlink\s*=/.test(text)) {
    text = insert(text, start + 4, ' xmlns:xlink="http://www.w3.org/1999/xlink"')
  }
  return `data:${SVG};base64,${encodeBase64(new TextEncoder().encode(text.trimStart()))}`
}

/** The `data:` URI of an image file's bytes; undefined where browsers do not show its type. */
export function imageFileUri(mimeType: string, data: Uint8Array): string | undefined {
  const type = mimeType.trim().toLowerCase()
  if (type === SVG) return svgDataUri(new TextDecoder().decode(data))
  return imageDataUri(type, encodeBase64(data))
}

function insert(text: string, at: number, addition: string): string {
  return text.slice(0, at) + addition + text.slice(at)
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
  if (head[2]) return imageDataUri(mimeType, decodeName(body.replace(/\s+/g, '')))
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
