import { compactBase64 } from '../../text/base64.ts'
import type { Words } from '../../words/words.ts'
import { attribute } from './attributes.ts'
import { decodeAttribute } from './escape.ts'
import { missingMarkup, shorten } from './missing.ts'
import { isLetter, readTag } from './tokens.ts'
import { safeUrl } from './urls.ts'

const MEDIA_URI = /^data:\s*((?:audio|video)\/[a-z0-9.+-]+)(?:;[^,;]*)*;\s*base64\s*,/i

/** What is written for an element that would play, frame or embed something. */
export interface Embed {
  readonly markup: string
  /** What is missing from the page; undefined where nothing is. */
  readonly missing?: string
}

/**
 * Sound and film that the notebook holds, for the reader to play; a link for those it does not hold. Undefined
 * where the element names neither.
 */
export function embedMedia(
  kind: 'audio' | 'video',
  attributes: ReadonlyMap<string, string>,
  content: string,
  mayLink: boolean,
  words: Words,
): Embed | undefined {
  const url = (attributes.get('src') ?? sourceIn(content))?.trim()
  if (!url) return undefined
  const head = MEDIA_URI.exec(url.slice(0, 500))
  if (head === null)
    return linkTo(kind === 'audio' ? 'Audio' : 'Video', words[`${kind}Missing`], url, mayLink)
  const body = compactBase64(url.slice(head[0].length))
  if (body === undefined) return undefined
  const size = kind === 'video' ? pixels('width', attributes) + pixels('height', attributes) : ''
  return { markup: `<${kind} controls src="data:${head[1]!.toLowerCase()};base64,${body}"${size}></${kind}>` }
}

/** A link in place of a frame or a plug-in; undefined where there is nothing to link to. */
export function embedLink(url: string | undefined, mayLink: boolean, words: Words): Embed | undefined {
  return url === undefined || url.trim() === ''
    ? undefined
    : linkTo('Embedded page', words.pageMissing, url.trim(), mayLink)
}

function linkTo(what: string, said: string, url: string, mayLink: boolean): Embed | undefined {
  const target = safeUrl(url)
  if (target === undefined || target === 'about:blank') return undefined
  const missing = { what: said, reference: target }
  return {
    markup: missingMarkup(missing, undefined, mayLink ? target : undefined),
    missing: `${what} ${JSON.stringify(shorten(target))}`,
  }
}

/** The first `<source src>` within the element. */
function sourceIn(content: string): string | undefined {
  for (let at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at + 1)) {
    if (!isLetter(content.charCodeAt(at + 1))) continue
    const tag = readTag(content, at + 1)
    if (tag === undefined) return undefined
    if (tag.name === 'source') {
      for (let i = 0; i < tag.attributes.length; i += 2) {
        if (tag.attributes[i]!.toLowerCase() === 'src') return decodeAttribute(tag.attributes[i + 1]!)
      }
    }
    at = tag.end - 1
  }
  return undefined
}

function pixels(name: string, attributes: ReadonlyMap<string, string>): string {
  const value = attributes.get(name)?.trim().replace(/px$/, '') ?? ''
  return /^[1-9]\d{0,4}$/.test(value) ? attribute(name, value) : ''
}
