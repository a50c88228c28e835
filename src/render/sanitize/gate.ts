import sanitizeHtml from 'sanitize-html'
import { elementNames } from './elements.ts'

// biome-ignore format: a list reads better in rows
const ATTRIBUTES = [
  'abbr', 'align', 'alt', 'aria-hidden', 'aria-label', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'class', 'color',
  'colspan', 'controls', 'datetime', 'dir', 'height', 'href', 'id', 'lang', 'open', 'rel', 'reversed', 'role', 'rowspan',
  'scope', 'size', 'span', 'src', 'start', 'style', 'tabindex', 'title', 'type', 'valign', 'value', 'width',
]

/** sanitize-html would write to the console, which the core does not have. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

const OPTIONS = {
  allowedTags: [...elementNames, 'audio', 'video'],
  allowedAttributes: { '*': ATTRIBUTES },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['data'], audio: ['data'], video: ['data'] },
  allowProtocolRelative: true,
  // Styles are judged by property and value where the attribute is written.
  parseStyleAttributes: false,
  disallowedTagsMode: 'discard' as const,
  selfClosing: ['br', 'col', 'hr', 'img', 'wbr'],
  logger: SILENT,
}

/**
 * The last word on HTML of the notebook: sanitize-html, with the names our own rewriting may use and no others. It
 * changes nothing unless that went wrong somewhere, which a differential test says it does not; it stays, because two
 * parsers seldom err in the same place.
 */
export function gate(markup: string): string {
  // In what it returns, `>` ends tags and nothing else.
  return sanitizeHtml(markup, OPTIONS).replaceAll(' />', '>')
}
