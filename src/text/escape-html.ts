import { controlPicture } from './control-picture.ts'

// What HTML gives a meaning, and what it may not hold: C0 controls but tab and line feed, DEL, C1.
const TO_ESCAPE = /[&<>"'`]|\r\n|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const ALL_TO_ESCAPE = new RegExp(TO_ESCAPE, 'g')
const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '\r\n': '\n',
}

/** Text for use in HTML content and in quoted attributes. Control characters become pictures of them (`␀`). */
export function escapeHtml(text: string): string {
  return TO_ESCAPE.test(text) ? text.replace(ALL_TO_ESCAPE, escaped) : text
}

function escaped(found: string): string {
  return ESCAPED[found] ?? controlPicture(found.charCodeAt(0))
}
