import { decodeBase64 } from '../../text/base64.ts'
import { renderImage } from '../image-reference.ts'
import { rasterRenderer } from '../mime/image.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import { embedMedia } from '../sanitize/embeds.ts'
import type { CellScope } from '../scope.ts'
import { frame } from './frame.ts'
import { textOf } from './values.ts'
import type { Widget, WidgetRenderer } from './widget.ts'

const DEFAULT_FORMATS: Readonly<Record<string, string>> = { Image: 'png', Audio: 'mp3', Video: 'mp4' }
/** Formats whose MIME type has another name. */
const SUBTYPES: Readonly<Record<string, string>> = { jpg: 'jpeg', svg: 'svg+xml', mp3: 'mpeg' }

/** Image, Audio, Video: bytes, or the address of some. */
export const mediaWidget: WidgetRenderer = (widget) => {
  const format = textOf(widget.state.format ?? DEFAULT_FORMATS[widget.name]).toLowerCase()
  const base64 = widget.bytes('value') ?? ''
  const content =
    base64 === '' ? undefined : format === 'url' ? byAddress(widget, base64) : ofBytes(widget, format, base64)
  const about = format === 'url' ? '' : ` (${format.slice(0, 40)})`
  return frame(
    widget,
    'pl-widget-media',
    content ?? html`<p class="pl-note">${widget.scope.env.words.cannotBeShown(`${widget.name}${about}`)}</p>`,
  )
}

function ofBytes({ name, state, scope }: Widget, format: string, base64: string): SafeHtml | undefined {
  const subtype = SUBTYPES[format] ?? format
  if (name === 'Image') {
    const metadata = {
      width: state.width,
      height: state.height,
      alt: textOf(state.tooltip) || scope.env.words.image,
    }
    return rasterRenderer.render(base64, { mimeType: `image/${subtype}`, metadata, bundle: {}, scope })
  }
  return player(name, `data:${name.toLowerCase()}/${subtype};base64,${base64}`, scope)
}

function byAddress({ name, scope }: Widget, base64: string): SafeHtml | undefined {
  const address = textIn(base64)
  if (address === undefined) return undefined
  // What stands for something missing looks as it does in prose.
  scope.needs('prose')
  return name === 'Image' ? renderImage(address, { alt: '' }, scope) : player(name, address, scope)
}

function player(name: string, source: string, scope: CellScope): SafeHtml | undefined {
  const embed = embedMedia(
    name === 'Audio' ? 'audio' : 'video',
    new Map([['src', source]]),
    '',
    true,
    scope.env.words,
  )
  if (embed === undefined) return undefined
  if (embed.missing !== undefined) scope.warn('IMAGE_NOT_INLINED', `${embed.missing} is not in the report`)
  // What the sanitiser writes for such an element, of checked base64 or a safe address.
  return trustedHtml(embed.markup)
}

function textIn(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(decodeBase64(base64))
  } catch {
    return undefined
  }
}
