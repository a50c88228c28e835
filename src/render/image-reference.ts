import { decodeHTML } from 'entities'
import type { MimeBundle } from '../model/notebook.ts'
import { english } from '../words/english.ts'
import { imageDataUri } from './image.ts'
import { refusedImage } from './image-budget.ts'
import { html, type SafeHtml, trustedHtml } from './safe-html.ts'
import { type Missing, missingMarkup, shorten, webAddress } from './sanitize/missing.ts'
import { svgDataUri } from './sanitize/svg-document.ts'
import type { CellScope } from './scope.ts'

const IS_DATA = /^data:/i
const DATA_URI = /^data:\s*([a-z0-9.+-]+\/[a-z0-9.+-]+)\s*((?:;[^;,]*)*),/i
const ATTACHMENT = 'attachment:'

/** An image for the page: a `data:` URI, or what to say in its place. */
export type ResolvedImage =
  | {
      /** A `data:` URI of ours: a type from a list and base64, megabytes of it, of which nothing needs escaping. */
      readonly source: string
      /** Alternative text where the author gave none. */
      readonly alt: string
    }
  | { readonly source: undefined; readonly missing: Missing }

/** Finds the image a reference in Markdown or HTML means: an attachment, a `data:` URI or a prepared asset. */
export function resolveImage(reference: string, scope: CellScope): ResolvedImage {
  const trimmed = reference.trim()
  const { found } = scope.images
  if (!found.has(trimmed)) found.set(trimmed, findImage(trimmed, scope))
  const source = found.get(trimmed)
  const name = IS_DATA.test(trimmed) ? '' : fileName(trimmed)
  if (source === undefined) return { source, missing: notFound(trimmed, scope) }
  if (!mayShow(source, scope))
    return { source: undefined, missing: { what: scope.env.words.imageRepeated, reference: name } }
  const note = refusedImage(source, name, scope)
  if (note === undefined) return { source, alt: name || scope.env.words.image }
  const address = webAddress(trimmed) ?? name
  return { source: undefined, missing: { what: scope.env.words.imageLeftOut, reference: address, note } }
}

function notFound(reference: string, scope: CellScope): Missing {
  const isData = IS_DATA.test(reference)
  const isHeld = isData || attachment(reference, scope) !== undefined
  const { words } = scope.env
  if (!scope.env.assets.reported?.has(reference)) {
    const shown = JSON.stringify(shorten(reference, isData ? 40 : undefined))
    scope.warn(
      'IMAGE_NOT_INLINED',
      `Image ${shown} is not in the report${isHeld ? `: ${english.notAnImage}` : ''}`,
    )
  }
  const what = words.imageMissing
  if (isHeld) return { what, reference: isData ? '' : reference, note: words.notAnImage }
  return { what, reference: reference || words.noSource }
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

/**
 * An image of Markdown: the picture, or what stands in its place.
 *
 * @param mayLink Whether it does not stand in a link already.
 */
export function renderImage(
  src: string,
  text: { readonly alt: string; readonly title?: string | null | undefined },
  scope: CellScope,
  mayLink = true,
): SafeHtml {
  const resolved = resolveImage(src.includes('&') ? decodeHTML(src) : src, scope)
  if (resolved.source === undefined) {
    const { missing } = resolved
    return trustedHtml(missingMarkup(missing, text.alt, mayLink ? webAddress(missing.reference) : undefined))
  }
  const title = text.title ? html` title="${text.title}"` : null
  return html`<img src="${trustedHtml(resolved.source)}" alt="${text.alt || resolved.alt}"${title}>`
}

function findImage(reference: string, scope: CellScope): string | undefined {
  if (reference.startsWith(ATTACHMENT)) {
    const bundle = attachment(reference, scope)
    return bundle && attachedImage(bundle)
  }
  if (IS_DATA.test(reference)) return inlineImage(reference)
  const prepared = scope.env.assets.images.get(reference)
  return prepared === undefined ? undefined : inlineImage(prepared)
}

function attachment(reference: string, { attachments }: CellScope): MimeBundle | undefined {
  if (!reference.startsWith(ATTACHMENT)) return undefined
  const name = reference.slice(ATTACHMENT.length)
  const key = [name, decodeName(name)].find((candidate) => Object.hasOwn(attachments, candidate))
  return key === undefined ? undefined : attachments[key]
}

/** Checking megabytes once for each time they are shown would not be linear. */
function attachedImage(bundle: MimeBundle): string | undefined {
  if (!attached.has(bundle)) attached.set(bundle, firstImage(bundle))
  return attached.get(bundle)
}

const attached = new WeakMap<MimeBundle, string | undefined>()

function firstImage(bundle: MimeBundle): string | undefined {
  for (const [mimeType, data] of Object.entries(bundle)) {
    const uri = imageDataUri(mimeType, data)
    if (uri !== undefined) return uri
  }
  return undefined
}

/** A `data:` URI rewritten in the one form we emit, or undefined where it is no image. */
function inlineImage(uri: string): string | undefined {
  const head = DATA_URI.exec(uri.slice(0, 500))
  if (!head) return undefined
  const mimeType = head[1]!.toLowerCase()
  const body = decodeName(uri.slice(head[0].length))
  if (/;\s*base64\s*$/i.test(head[2]!)) return imageDataUri(mimeType, body)
  return mimeType === 'image/svg+xml' ? svgDataUri(body) : undefined
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
