import type { JsonValue } from '../model/json.ts'
import { base64Byte, base64Size, compactBase64, decodeBase64, encodeBase64 } from '../text/base64.ts'
import { formatSize } from '../text/format-number.ts'
import { type ImageHeader, imageHeader } from '../text/image-type.ts'
import type { Say } from '../words/words.ts'
import { svgDataUri } from './sanitize/svg-document.ts'

const MARKUP = /^\ufeff?\s*</

/**
 * The `data:` URI of image data as notebooks hold it: base64 on one line or several, or the text of an SVG. Undefined
 * where a browser would show nothing. Its type is what the data is, whatever it was said to be: where the two differ,
 * some other reader of the page would show nothing.
 *
 * @param mimeType What it was said to be; has to be an image.
 */
export function imageDataUri(mimeType: string, data: JsonValue | undefined): string | undefined {
  const parts = imageUriParts(mimeType, data)
  return parts && parts[0] + parts[1]
}

/** {@link imageDataUri} in two parts, the second of which may be megabytes. */
export function imageUriParts(
  mimeType: string,
  data: JsonValue | undefined,
): readonly [string, string] | undefined {
  if (typeof data !== 'string' || !/^image\//i.test(mimeType)) return undefined
  if (isSvg(mimeType) ? data.includes('<') : MARKUP.test(data)) return whole(svgDataUri(data))
  // Base64 in notebooks is one line and a line break, or lines as Python breaks them: a search for whitespace of all
  // kinds takes four times as long.
  const base64 = compactBase64(data.trimEnd().replaceAll('\n', ''))
  if (base64 === undefined) return undefined
  const header = headerOf(base64)
  if (header !== undefined) return [`data:${header.mimeType};base64,`, base64]
  return whole(svgFileUri(base64))
}

function whole(uri: string | undefined): readonly [string, string] | undefined {
  return uri === undefined ? undefined : ['', uri]
}

/** The `data:` URI of an image file's bytes; undefined where browsers do not show it. */
export function imageFileUri(mimeType: string, data: Uint8Array): string | undefined {
  const type = mimeType.trim()
  const svg = isSvg(type) ? svgDataUri(new TextDecoder().decode(data)) : undefined
  return svg ?? imageDataUri(type, encodeBase64(data))
}

function isSvg(mimeType: string): boolean {
  return mimeType.toLowerCase() === 'image/svg+xml'
}

/** What an image is made of: its bytes, and for a reader its kind and size: `PNG, 640 × 480 pixels, 12.3 KB`. */
export function describeImage(uri: string): { readonly bytes: number; readonly text: Say } {
  const base64 = uri.slice(uri.indexOf(',') + 1)
  const bytes = base64Size(base64)
  const kind = KINDS.exec(uri)?.[1]?.toUpperCase() ?? 'SVG'
  const size = headerOf(base64)?.size
  const text: Say = (words) => {
    const pixels = size === undefined ? '' : `, ${words.pixels(size.width, size.height)}`
    return `${kind}${pixels}, ${formatSize(bytes, words.bytes)}`
  }
  return { bytes, text }
}

const KINDS = /^data:image\/(?:x-)?([a-z]+);/

function headerOf(base64: string): ImageHeader | undefined {
  return imageHeader((index) => base64Byte(base64, index), base64Size(base64))
}

/** An SVG in base64, which may have been said to be anything; what does not begin with a tag is not worth decoding. */
function svgFileUri(base64: string): string | undefined {
  try {
    if (!MARKUP.test(new TextDecoder().decode(decodeBase64(base64.slice(0, 400))))) return undefined
    return svgDataUri(new TextDecoder().decode(decodeBase64(base64)))
  } catch {
    return undefined
  }
}
