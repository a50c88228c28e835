import { decodeHTML, decodeHTMLAttribute } from 'entities'
import { controlPicture } from '../../text/control-picture.ts'

// C0 controls but white space, DEL and C1: not allowed in HTML.
const NOT_PLAIN = /[&<>\r\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/
const PLAIN_RUN = /[^&<>\r\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]*/y
const PLAIN_REFERENCES = ['&amp;', '&lt;', '&gt;']
const TO_ESCAPE = /[&<>"]|\r\n?|[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/g
const NOT_PLAIN_ATTRIBUTE = /[&<>"\r\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/

/** Text of HTML source, character references and all, for content: written in one way only. */
export function normalizeText(source: string): string {
  if (!NOT_PLAIN.test(source)) return source
  return decodeText(source).replace(TO_ESCAPE, escapeInText)
}

/** Whether {@link normalizeText} would leave `source.slice(from, to)` as it is. */
export function isNormalText(source: string, from: number, to: number): boolean {
  let at = from
  for (;;) {
    PLAIN_RUN.lastIndex = at
    PLAIN_RUN.test(source)
    at = PLAIN_RUN.lastIndex
    if (at >= to) return true
    const reference = PLAIN_REFERENCES.find((reference) => source.startsWith(reference, at))
    if (reference === undefined) return false
    at += reference.length
  }
}

/** Whether `source.slice(from, to)` is nothing but white space, as HTML has it. */
export function isBlankText(source: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = source.charCodeAt(i)
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d && code !== 0x0c) return false
  }
  return true
}

/** Plain text for content. */
export function escapeText(text: string): string {
  return NOT_PLAIN.test(text) ? text.replace(TO_ESCAPE, escapeInText) : text
}

/** Plain text for an attribute in double quotes. */
export function escapeAttribute(value: string): string {
  return NOT_PLAIN_ATTRIBUTE.test(value) ? value.replace(TO_ESCAPE, escaped) : value
}

/** Text of HTML source as plain text. */
export function decodeText(source: string): string {
  return source.includes('&') ? decodeHTML(source) : source
}

/** The value of an attribute as HTML source spells it, as plain text. */
export function decodeAttribute(source: string): string {
  return source.includes('&') ? decodeHTMLAttribute(source) : source
}

function escapeInText(found: string): string {
  return found === '"' ? found : escaped(found)
}

function escaped(found: string): string {
  switch (found) {
    case '&':
      return '&amp;'
    case '<':
      return '&lt;'
    case '>':
      return '&gt;'
    case '"':
      return '&quot;'
    case '\r':
    case '\r\n':
      return '\n'
    default:
      return controlPicture(found.charCodeAt(0))
  }
}
