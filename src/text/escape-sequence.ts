/** A terminal control sequence found in a text. */
export interface EscapeSequence {
  /**
   * `csi`: a control sequence such as a colour or a cursor move. `osc`: an operating system command such as a
   * link. `single`: ESC and one character. `other`: anything else, malformed sequences included; it shows nothing.
   */
  readonly kind: 'csi' | 'osc' | 'single' | 'other'
  readonly start: number
  /** Just behind the sequence. */
  readonly end: number
  /** `csi`: the parameters (`1;31`). `osc`: the whole content (`8;;https://…`). Otherwise empty. */
  readonly body: string
  /** `csi` and `single`: the last character, which says what the sequence does. Otherwise empty. */
  readonly final: string
}

const ESC = 0x1b
const BEL = 0x07
const CSI = 0x9b
const OSC = 0x9d
const STRING_TERMINATOR = 0x9c

// DCS, SOS, CSI, ST, OSC, PM and APC as single characters (C1).
const INTRODUCER = /[\u001b\u0090\u0098\u009b-\u009f]/g

/**
 * The next escape sequence at or behind `from` (ECMA-48, sections 5.3 to 5.6). Takes time linear in what it
 * passes over, also on malformed text.
 *
 * A sequence ends on the line it starts on. Of one that is cut off only the beginning counts, and the text behind
 * it stays text. A C1 character counts only where what follows makes it plausible,
 * since in mis-decoded text (`â€\x9d`) it is more often half of a quotation mark.
 */
export function nextEscape(text: string, from: number): EscapeSequence | undefined {
  INTRODUCER.lastIndex = from
  while (INTRODUCER.test(text)) {
    const found = escapeAt(text, INTRODUCER.lastIndex - 1)
    if (found) return found
  }
  return undefined
}

/** The escape sequence that starts at `start`; undefined where none does. A lone ESC counts as one. */
export function escapeAt(text: string, start: number): EscapeSequence | undefined {
  const code = text.charCodeAt(start)
  if (code === ESC) return afterEsc(text, start)
  if (code === CSI) return c1Csi(text, start)
  if (code === STRING_TERMINATOR) return other(start, start + 1)
  if (code === OSC) return commandString(text, start, start + 1, true)
  return commandString(text, start, start + 1, false)
}

/** A text without its escape sequences. Other control characters stay. */
export function stripEscapes(text: string): string {
  let found = nextEscape(text, 0)
  if (!found) return text
  const kept: string[] = []
  let at = 0
  while (found) {
    if (found.start > at) kept.push(text.slice(at, found.start))
    at = found.end
    found = nextEscape(text, at)
  }
  kept.push(text.slice(at))
  return kept.join('')
}

function afterEsc(text: string, start: number): EscapeSequence {
  const next = text.charAt(start + 1)
  if (next === '[') return controlSequence(text, start, start + 2)
  if (next === ']') return commandString(text, start, start + 2, true) ?? other(start, start + 2)
  if (next !== '' && 'PX^_'.includes(next)) {
    return commandString(text, start, start + 2, false) ?? other(start, start + 2)
  }
  const last = skip(text, start + 1, 0x20, 0x2f)
  if (!isWithin(text.charCodeAt(last), 0x30, 0x7e)) return other(start, last)
  if (last > start + 1) return other(start, last + 1)
  return { kind: 'single', start, end: last + 1, body: '', final: next }
}

function controlSequence(text: string, start: number, from: number): EscapeSequence {
  const params = skip(text, from, 0x30, 0x3f)
  const last = skip(text, params, 0x20, 0x2f)
  if (!isWithin(text.charCodeAt(last), 0x40, 0x7e)) return other(start, last)
  if (last > params) return other(start, last + 1)
  return { kind: 'csi', start, end: last + 1, body: text.slice(from, params), final: text.charAt(last) }
}

function c1Csi(text: string, start: number): EscapeSequence | undefined {
  const sequence = controlSequence(text, start, start + 1)
  if (sequence.kind !== 'csi') return undefined
  return sequence.body !== '' || sequence.final === 'm' || sequence.final === 'K' ? sequence : undefined
}

/** Undefined where the string is not terminated before the next control character. */
function commandString(
  text: string,
  start: number,
  from: number,
  isOsc: boolean,
): EscapeSequence | undefined {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isWithin(code, 0x20, 0x7e) || code > 0x9f) continue
    const length = terminatorLength(text, i, isOsc)
    if (length > 0 && isOsc)
      return { kind: 'osc', start, end: i + length, body: text.slice(from, i), final: '' }
    if (length > 0) return other(start, i + length)
    return undefined
  }
  return undefined
}

function terminatorLength(text: string, at: number, isOsc: boolean): number {
  const code = text.charCodeAt(at)
  if (code === STRING_TERMINATOR || (isOsc && code === BEL)) return 1
  return code === ESC && text.charAt(at + 1) === '\\' ? 2 : 0
}

function other(start: number, end: number): EscapeSequence {
  return { kind: 'other', start, end, body: '', final: '' }
}

function skip(text: string, from: number, low: number, high: number): number {
  let at = from
  while (isWithin(text.charCodeAt(at), low, high)) at++
  return at
}

function isWithin(code: number, low: number, high: number): boolean {
  return code >= low && code <= high
}
