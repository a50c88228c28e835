import { refusedImage } from '../image-budget.ts'
import type { CellScope } from '../scope.ts'
import { showControls } from '../visible-controls.ts'
import { CODE, LINK, PREFORMATTED } from './elements.ts'
import { type Embed, embedLink, embedMedia } from './embeds.ts'
import { escapeText, isBlankText, isNormalText, normalizeText } from './escape.ts'
import { missingMarkup } from './missing.ts'
import { createOutput } from './output.ts'
import { createTagReader, type SourceTag } from './source-tags.ts'
import { createStartTags, type OwnAttributes, writeOwnTag } from './start-tags.ts'
import { createStyleSheet } from './style-sheet.ts'
import { pictureMarkup, svgPicture } from './svg.ts'
import { findRawEnd, isLetter, skipDeclaration } from './tokens.ts'
import { createWriter } from './writer.ts'

/**
 * The attribute by which markup of our own refers to its attributes in {@link OwnAttributes}. Its name is a Unicode
 * noncharacter; whoever passes `own` has to see to it that the notebook's part of the fragment holds none.
 */
export const OWN_ATTRIBUTE = '\ufdd2'

/** What is in them is text to a browser; without an end tag they take all that follows. */
const RAW = words('script style iframe noembed noframes')
/** Nothing of what is in them is shown. */
const HIDDEN = words('audio canvas datalist math noscript select template title video')
/** What is in them is shown as it is written. */
const VERBATIM = words('textarea xmp plaintext')
/** Worth a warning where they are left out. */
const ACTIVE = words(
  'applet audio base button canvas embed form frame iframe input link meta object script select textarea video',
)

const MAX_REMOVED = 8
/** Each SVG picture repeats the style sheets that may colour it, and costs some text of its own. */
const MAX_PICTURE_CSS = 50_000
const PICTURE_OVERHEAD = 500
const PICTURE_GROWTH = 2_000_000
const STYLE_WORK = 1_000_000
const STYLE_GROWTH = 4

/**
 * A fragment written anew: tags from the names of the policy with escaped values, balanced as a browser would
 * balance them. Takes time linear in the fragment's length.
 */
export function rewrite(source: string, scope: CellScope, own: OwnAttributes, isChart = false): string {
  const { words } = scope.env
  const output = createOutput(source)
  const writer = createWriter(output, { nesting: scope.env.limits.htmlNesting, repeated: source.length })
  const sheet = createStyleSheet({ work: STYLE_WORK, length: STYLE_GROWTH * source.length })
  const removed = new Set<string>()
  const remove = (what: string) => {
    if (removed.size < MAX_REMOVED) removed.add(what)
  }
  const readTagAt = createTagReader(source, remove)
  const writeStartTag = createStartTags({ scope, writer, sheet, remove })
  const unended = new Set<string>()
  let pictureCss = ''
  let pictures = 0

  function writeText(from: number, to: number): void {
    if (from >= to) return
    output.position = from
    const isBlank = isBlankText(source, from, to)
    if (!isBlank && (writer.isOpen(CODE) || writer.isOpen(PREFORMATTED))) {
      // Direction controls make code read differently from what it does.
      writer.text(showControls(normalizeText(source.slice(from, to))), false)
    } else if (isNormalText(source, from, to)) writer.copy(from, to, isBlank)
    else writer.text(normalizeText(source.slice(from, to)), isBlank)
  }

  /** Each of these returns the index after what it read. */
  function endTag(open: number): number {
    if (!isLetter(source.charCodeAt(open + 2))) return skipDeclaration(source, open)
    const tag = readTagAt(open + 2)
    if (tag === undefined) return source.length
    if (tag.name === 'br') writer.inline('<br>')
    else if (tag.model !== undefined) writer.close(tag.model)
    return open + 2 + tag.length
  }

  function startTag(open: number): number {
    const tag = readTagAt(open + 1)
    if (tag === undefined) return source.length
    const end = open + 1 + tag.length
    if (ACTIVE.has(tag.name) && !(isChart && tag.name === 'script')) remove(`<${tag.name}>`)
    if (tag.model === undefined) return unusualElement(tag, open, end)
    const reference = own.length > 0 ? tag.attributes.get(OWN_ATTRIBUTE) : undefined
    const attributes = reference === undefined ? undefined : own[Number(reference)]
    if (attributes === undefined) writeStartTag(tag.model, tag)
    else writeOwnTag(tag.model, attributes, writer)
    return end
  }

  function unusualElement(tag: SourceTag, open: number, end: number): number {
    const { name } = tag
    if (name === 'svg') return svgElement(open, end)
    if (RAW.has(name) || HIDDEN.has(name)) return hiddenElement(tag, end)
    if (VERBATIM.has(name)) return verbatimElement(name, end)
    if (name === 'embed' || name === 'object') {
      writeEmbed(embedLink(tag.attributes.get(name === 'embed' ? 'src' : 'data'), mayLink(), words))
    }
    return end
  }

  function hiddenElement({ name, attributes }: SourceTag, end: number): number {
    const raw = findEnd(name, end)
    if (raw === undefined && !RAW.has(name)) return end
    const content = source.slice(end, raw?.content)
    if (name === 'style') styleElement(content)
    if (name === 'iframe') writeEmbed(embedLink(attributes.get('src'), mayLink(), words))
    if (name === 'audio' || name === 'video')
      writeEmbed(embedMedia(name, attributes, content, mayLink(), words))
    return raw?.end ?? source.length
  }

  function styleElement(css: string): void {
    sheet.add(css)
    if (/\b(?:fill|stroke)\b/.test(css) && pictureCss.length + css.length < MAX_PICTURE_CSS) pictureCss += css
  }

  function svgElement(open: number, end: number): number {
    if (pictures * (pictureCss.length + PICTURE_OVERHEAD) > PICTURE_GROWTH) {
      remove('<svg>')
      return findEnd('svg', end)?.end ?? end
    }
    pictures++
    const picture = svgPicture(source, open, pictureCss, scope.env.limits.htmlNesting)
    if (picture.source !== undefined) {
      const note = refusedImage(picture.source, picture.text, scope)
      writer.inline(
        note === undefined
          ? pictureMarkup(picture, picture.source, words.figure)
          : missingMarkup({ what: words.imageLeftOut, reference: '', note }, picture.text, undefined),
      )
    }
    return picture.end
  }

  function verbatimElement(name: string, end: number): number {
    const raw = findEnd(name, end)
    const content = source.slice(end, raw?.content)
    writer.open(PREFORMATTED, PREFORMATTED.startTag, PREFORMATTED.startTag)
    const text = name === 'textarea' ? normalizeText(content) : escapeText(content)
    const isBlank = isBlankText(content, 0, content.length)
    writer.text(isBlank ? text : showControls(text), isBlank)
    writer.close(PREFORMATTED)
    return raw?.end ?? source.length
  }

  /** Looks for an end tag only once where there is none, as otherwise many start tags would take quadratic time. */
  function findEnd(name: string, from: number): { content: number; end: number } | undefined {
    if (unended.has(name)) return undefined
    const found = findRawEnd(source, name, from)
    if (found === undefined) unended.add(name)
    return found
  }

  function mayLink(): boolean {
    return !writer.isOpen(LINK)
  }

  function writeEmbed(embed: Embed | undefined): void {
    if (embed === undefined) return
    writer.inline(embed.markup)
    if (embed.missing !== undefined) scope.warn('IMAGE_NOT_INLINED', `${embed.missing} is not in the report`)
  }

  let at = 0
  let textStart = 0
  for (let open = source.indexOf('<'); open >= 0; open = source.indexOf('<', at)) {
    const next = source[open + 1] ?? ''
    const isTag = isLetter(next.charCodeAt(0))
    if (!isTag && next !== '/' && next !== '!' && next !== '?') {
      at = open + 1
      continue
    }
    writeText(textStart, open)
    output.position = open
    at = isTag ? startTag(open) : next === '/' ? endTag(open) : skipDeclaration(source, open)
    textStart = at
  }
  writeText(textStart, source.length)
  if (writer.isFlattened())
    scope.warn(
      'FALLBACK',
      `Elements nested deeper than ${scope.env.limits.htmlNesting} are shown as their content`,
    )
  if (sheet.dropped > 0 && !isChart) removed.add(`CSS rules (${sheet.dropped})`)
  if (removed.size > 0) scope.warn('REMOVED', `Not in the report: ${[...removed].join(', ')}`)
  return writer.finish()
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
