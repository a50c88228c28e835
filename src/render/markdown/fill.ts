import { decodeHTML } from 'entities'
import { escapeHtml } from '../../text/escape-html.ts'
import type { CellScope } from '../scope.ts'
import { fillAttributes, fillText, hasMarks, replaceMarks, type Slot, toSource } from './slots.ts'

const TAG_OR_MARK = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|\$\ufdd0(\d+)\ufdd1\$/g

/** Puts everything where its mark stands, in markup that is all our own. */
export function fillOwn(markup: string, slots: readonly Slot[]): string {
  return replaceMarks(markup, slots, (slot) => fillText(slot, false))
}

/**
 * Puts everything where its mark stands, in markup that came out of the sanitiser. Headings the notebook wrote in
 * HTML get their anchors here, so that all headings come in document order.
 */
export function fillSanitized(markup: string, slots: readonly Slot[], scope: CellScope): string {
  const out: string[] = []
  let copied = 0
  let code = 0
  let permalink = ''
  for (const found of markup.matchAll(TAG_OR_MARK)) {
    const [whole, slash, tag = '', attributes = '', index] = found
    const at = found.index + whole.length
    out.push(markup.slice(copied, found.index))
    copied = at
    if (index !== undefined) {
      const slot = slots[Number(index)]
      if (slot !== undefined) out.push(fillText(slot, code > 0))
      continue
    }
    if (tag === 'pre' || tag === 'code') code = Math.max(0, code + (slash === '' ? 1 : -1))
    if (slash !== '') {
      if (permalink !== '' && /^h[1-6]$/.test(tag)) {
        out.push(permalink)
        permalink = ''
      }
      out.push(whole)
      continue
    }
    const filled = hasMarks(attributes) ? fillAttributes(attributes, slots) : attributes
    const isForeignHeading = /^h[1-6]$/.test(tag) && !hasMarks(attributes)
    const heading = isForeignHeading ? headingAt(markup, at, tag, slots, scope) : undefined
    if (heading === undefined) out.push(`<${tag}${filled}>`)
    else if (/\sid="/.test(filled)) {
      out.push(`<${tag}${filled}>`)
      permalink = permalinkTo(heading, true)
    } else {
      out.push(`<${tag} id="${escapeHtml(heading)}"${filled}>`)
      permalink = permalinkTo(heading, false)
    }
  }
  out.push(markup.slice(copied))
  return out.join('')
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

function permalinkTo(anchor: string, carriesId: boolean): string {
  const id = escapeHtml(anchor)
  return `<a${carriesId ? ` id="${id}"` : ''} class="pl-anchor" href="#${id}" aria-label="Link to this heading">#</a>`
}
