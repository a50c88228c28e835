import { decodeHTML } from 'entities'
import type { JsonValue } from '../model/json.ts'
import type { MimeBundle } from '../model/notebook.ts'
import { decodeBase64, encodeBase64, isBase64 } from '../text/base64.ts'
import { html, type SafeHtml } from './safe-html.ts'
import { svgDataUri } from './sanitize/svg-document.ts'
import type { CellScope } from './scope.ts'

const SVG = 'image/svg+xml'
/** Image types every browser decodes inside `<img>`. SVG is among them: in an `<img>` it neither runs nor fetches. */
const IMAGE_TYPES = new Set([
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif', 'image/apng', 'image/x-icon', SVG,
]) // biome-ignore format: a list
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
  const { found } = scope.images
  if (!found.has(trimmed)) found.set(trimmed, findImage(trimmed, scope))
  const source = found.get(trimmed)
  const name = trimmed.startsWith('data:') ? 'Image' : fileName(trimmed)
  if (source !== undefined)
    return mayShow(source, scope)
      ? { source, alt: name }
      : { source: undefined, alt: scope.env.words.imageRepeated(name) }
  const shown = trimmed.length > 200 ? `${trimmed.slice(0, 200)}…` : trimmed
  if (!scope.env.assets.reported?.has(trimmed))
    scope.warn('IMAGE_NOT_INLINED', `Image ${JSON.stringify(shown)} is not in the report`)
  return { source: undefined, alt: scope.env.words.imageMissing(shown || scope.env.words.noSource) }
}

/** Whether an image may be shown once more: a small source could refer to a large image a thousand times. */
function mayShow(source: string, scope: CellScope): boolean {
  const { images, env } = scope
  if (!images.sources.has(source)) {
    images.sources.add(source)
    return true
  }
  const before = images.repeated
  images.repeated += source.length
  if (images.repeated <= env.limits.repeatedLength) return true
  if (before <= env.limits.repeatedLength)
    scope.warn(
      'FALLBACK',
      'Images are repeated too often; from here on those shown before are only named (limits.repeatedLength)',
    )
  return false
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
  let base64 = data.trimEnd()
  if (!isBase64(base64)) {
    base64 = base64.replace(/\s+/g, '')
    if (!isBase64(base64)) return undefined
  }
  return mimeType === SVG ? svgFileUri(base64) : `data:${mimeType};base64,${base64}`
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
  if (bundle === undefined) return undefined
  // Checking megabytes once for each time they are shown would not be linear.
  if (!attached.has(bundle)) attached.set(bundle, firstImage(bundle))
  return attached.get(bundle)
}

const attached = new WeakMap<MimeBundle, string | undefined>()

function firstImage(bundle: MimeBundle): string | undefined {
  for (const [mimeType, data] of Object.entries(bundle)) {
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
    // A noncharacter would be taken for a mark of ours.
    return decodeURIComponent(text).replace(/[\ufdd0-\ufdef]/g, '\ufffd')
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
