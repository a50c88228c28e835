import { controlPicture } from '../text/control-picture.ts'
import { escapeHtml } from '../text/escape-html.ts'

// The bidirectional embeddings, overrides and isolates.
const BIDI = /[\u202a-\u202e\u2066-\u2069]+/
const ALL_BIDI = new RegExp(BIDI, 'g')
// C0 without tab and line feed, DEL and C1 beside them.
const CONTROL = new RegExp(`\\r\\n|[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]|${BIDI.source}`)
const CONTROLS = new RegExp(CONTROL, 'g')

/**
 * Text escaped for HTML, with characters that would act instead of being seen replaced by something to see:
 * C0 controls and DEL by Unicode's control pictures (`␀`), C1 controls by `�`, and direction controls, which can
 * make code read differently from what it does, by their code points in a `<span class="pl-bidi">`. Tab and line
 * feed stay, and `\r\n` becomes `\n`, which is how HTML reads it.
 */
export function escapeVisible(text: string): string {
  const escaped = escapeHtml(text)
  return BIDI.test(escaped) ? escaped.replace(ALL_BIDI, controlMarkup) : escaped
}

/** The same for HTML whose text is already escaped and whose attributes hold no control characters. */
export function showControls(markup: string): string {
  return CONTROL.test(markup) ? markup.replace(CONTROLS, controlMarkup) : markup
}

/** The same for plain text that is escaped later: what {@link escapeVisible} shows, without the spans. */
export function visibleText(text: string): string {
  return CONTROL.test(text) ? text.replace(CONTROLS, visibleControl) : text
}

function controlMarkup(control: string): string {
  const shown = visibleControl(control)
  if (control.charCodeAt(0) <= 0x9f) return shown
  return `<span class="pl-bidi">${shown}</span>`
}

function visibleControl(control: string): string {
  if (control === '\r\n') return '\n'
  const code = control.charCodeAt(0)
  return code > 0x9f ? Array.from(control, codePoint).join(' ') : controlPicture(code)
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase()}`
}
