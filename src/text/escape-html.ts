import { controlPicture } from './control-picture.ts'

const CARRIAGE_RETURN = 13
// What HTML gives a meaning, and what it may not hold: C0 controls but tab and line feed, DEL, C1.
const TO_ESCAPE = /[&<>"'`]|\r\n|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const ALL_TO_ESCAPE = new RegExp(TO_ESCAPE, 'g')
const SHORT = 32
const FIRST_PLAIN = 0xa0
const MAY_ESCAPE = Uint8Array.from({ length: FIRST_PLAIN }, (_, code) =>
  code === CARRIAGE_RETURN || TO_ESCAPE.test(String.fromCharCode(code)) ? 1 : 0,
)
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
  return isPlain(text) ? text : text.replace(ALL_TO_ESCAPE, escaped)
}

/** A page is made of tens of thousands of short texts, for which a look at each character beats starting a pattern. */
function isPlain(text: string): boolean {
  if (text.length > SHORT) return !TO_ESCAPE.test(text)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < FIRST_PLAIN && MAY_ESCAPE[code] === 1) return !TO_ESCAPE.test(text)
  }
  return true
}

function escaped(found: string): string {
  return ESCAPED[found] ?? controlPicture(found.charCodeAt(0))
}
