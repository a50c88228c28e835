import { decodeHTML } from 'entities'
import { escapeHtml } from '../../text/escape-html.ts'
import type { CellScope } from '../scope.ts'
import { fillAttributes, fillText, hasMarks, replaceMarks, type Slot, toSource } from './slots.ts'

const HEADING = /^h[1-6]$/
const TAG_OR_MARK = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|\$\ufdd0(\d+)\ufdd1\$/g

/** Puts everything where its mark stands, in markup that is all our own. */
export function fillOwn(markup: string, slots: readonly Slot[]): string {
  return replaceMarks(markup, slots, (slot) => fillText(slot, false))
}

/**
 * Puts everything where its mark stands, in markup that came out of the sanitiser. Headings the notebook wrote in
 * HTML get their anchors here, so that all headings come in document order; without a scope they get none.
 */
export function fillSanitized(markup: string, slots: readonly Slot[], scope?: CellScope): string {
  const out: string[] = []
  const permalinks: string[] = []
  let copied = 0
  let code = 0
  let isInLink = false
  for (const found of markup.matchAll(TAG_OR_MARK)) {
    const [whole, slash, tag = '', attributes = '', index] = found
    const at = found.index + whole.length
    out.push(markup.slice(copied, found.index))
    copied = at
    if (index !== undefined) {
      const slot = slots[Number(index)]
      if (slot !== undefined)
        out.push(isInLink ? withoutLinks(fillText(slot, code > 0)) : fillText(slot, code > 0))
      continue
    }
    if (tag === 'pre' || tag === 'code') code = Math.max(0, code + (slash === '' ? 1 : -1))
    if (tag === 'a') isInLink = slash === ''
    if (slash !== '') {
      // A link cannot hold another.
      const permalink = HEADING.test(tag) ? permalinks.pop() : undefined
      if (permalink !== undefined && !isInLink) out.push(permalink)
      out.push(whole)
      continue
    }
    const filled = withoutLostMarks(hasMarks(attributes) ? fillAttributes(attributes, slots) : attributes)
    const isHeading = HEADING.test(tag)
    const isForeign = isHeading && !hasMarks(attributes)
    const heading = isForeign && scope ? headingAt(markup, at, tag, slots, scope) : undefined
    const carriesId = /\sid="/.test(filled)
    if (heading === undefined || carriesId) out.push(`<${tag}${filled}>`)
    else out.push(`<${tag} id="${escapeHtml(heading)}"${filled}>`)
    if (heading !== undefined && carriesId) out.push(`<span id="${escapeHtml(heading)}"></span>`)
    if (isHeading) permalinks.push(heading === undefined ? '' : permalinkTo(heading))
  }
  out.push(markup.slice(copied))
  return out.join('')
}

const NONCHARACTER = /[\ufdd0-\ufdef]/
const NONCHARACTERS = new RegExp(NONCHARACTER, 'g')

/** Our own start tags are in an attribute where the author left its quotation open. */
function withoutLostMarks(attributes: string): string {
  return NONCHARACTER.test(attributes) ? attributes.replace(NONCHARACTERS, '\ufffd') : attributes
}

/** A link of the notebook's HTML cannot hold another, such as that to an image which is not in the page. */
function withoutLinks(markup: string): string {
  return markup.includes('<a ') ? markup.replace(/<\/?a\b[^>]*>/g, '') : markup
}

/** The anchor of a heading written in HTML; undefined where it holds no text. */
function headingAt(
  markup: string,
  at: number,
  tag: string,
  slots: readonly Slot[],
  scope: CellScope,
): string | undefined {
  const end = markup.indexOf(`</${tag}>`, at)
  if (end < 0) return undefined
  const text = toSource(decodeHTML(markup.slice(at, end).replace(/<[^>]*>/g, '')), slots)
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : scope.heading(Number(tag[1]), text)
}

function permalinkTo(anchor: string): string {
  return `<a class="pl-anchor" href="#${escapeHtml(anchor)}" aria-label="Link to this heading">#</a>`
}
