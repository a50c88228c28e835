import sanitizeHtml from 'sanitize-html'
import { elementNames } from './elements.ts'
import { gateAttributes } from './gate-attributes.ts'

/** sanitize-html would write to the console, which the core does not have. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

const OPTIONS = {
  allowedTags: [...elementNames, 'audio', 'video'],
  allowedAttributes: { '*': [...gateAttributes] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['data'], audio: ['data'], video: ['data'] },
  allowProtocolRelative: true,
  // Styles are judged by property and value where the attribute is written.
  parseStyleAttributes: false,
  disallowedTagsMode: 'discard' as const,
  selfClosing: ['br', 'col', 'hr', 'img', 'wbr'],
  logger: SILENT,
}

/** What sanitize-html leaves of a fragment, with the same names; a test holds the two verdicts against each other. */
export function bySanitizeHtml(markup: string): string {
  // In what it returns, `>` ends tags and nothing else.
  return sanitizeHtml(markup, OPTIONS).replaceAll(' />', '>')
}
