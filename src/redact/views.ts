import { decodeHTML } from 'entities'
import { nextEscape } from '../text/escape-sequence.ts'
import { readableBase64, readableHex } from './readable-base64.ts'

/** A text as somebody may read it, and the way back to the text as it is stored. */
export interface View {
  readonly text: string
  /** Markup was left out, so what follows a place here may be elsewhere on the page. */
  readonly isLoose: boolean
  /** The range of the stored text that a range of this one comes from. */
  readonly origin: (start: number, end: number) => readonly [start: number, end: number]
}

/** What escapes of JSON and code, of HTML and of URLs look like. */
const FAMILIES = [
  /\\(?:u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|[bfnrtv0]|[^\sA-Za-z\d])/g,
  /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g,
  /(?:%[\da-fA-F]{2})+/g,
]
/** All of these, and what may be base64 or bytes in hexadecimal. */
const ENCODED = new RegExp([...FAMILIES.map(({ source }) => source), '[\\w+/-]{12,}={0,2}'].join('|'), 'g')
const TAG = /<[a-z/!][^<>]*>/gi
const CONTROLS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
}
/** Text escaped more often than this is somebody's riddle. */
const MAX_DECODINGS = 4

/** The text itself, without escape sequences, without tags, and each decoded as often as it can be. */
export function* viewsOf(stored: string): Generator<View> {
  const whole: View = { text: stored, isLoose: false, origin: (start, end) => [start, end] }
  yield* decodings(whole)
  const plain = /[\u001b\u0090-\u009f]/.test(stored) ? edited(whole, escapesOf, false) : whole
  if (plain.text !== stored) yield* decodings(plain)
  if (!stored.includes('<')) return
  const bare = edited(plain, (text) => replacements(text, TAG, () => ''), true)
  if (bare.text !== plain.text) yield* decodings(bare)
}

/** A text decoded once: what somebody who writes it down escaped may have meant. */
export function decodeOnce(text: string): string {
  return text.replace(ENCODED, decoded)
}

function* decodings(first: View): Generator<View> {
  yield first
  yield* decodedBy(first, ENCODED)
  const present = FAMILIES.filter((family) => first.text.search(family) >= 0)
  if (present.length < 2) return
  // A secret may itself look escaped in one way and be escaped in another: `\\%5a` in JSON, which is `\%5a` and not `\Z`.
  for (const family of present) yield* decodedBy(first, family)
}

function* decodedBy(first: View, what: RegExp): Generator<View> {
  let view = first
  for (let count = 0; count < MAX_DECODINGS; count++) {
    const next = edited(view, (text) => replacements(text, what, decoded), false)
    if (next.text === view.text) return
    yield next
    view = next
  }
}

function decoded(written: string): string {
  switch (written[0]) {
    case '\\':
      return unescaped(written)
    case '&':
      return decodeHTML(written)
    case '%':
      return percentDecoded(written)
    default:
      return readableHex(written) ?? readableBase64(written) ?? written
  }
}

function unescaped(written: string): string {
  const digits = /^\\[uUx]\{?([\da-fA-F]+)\}?$/.exec(written)?.[1]
  if (digits === undefined) return CONTROLS[written[1]!] ?? written[1]!
  const code = Number.parseInt(digits, 16)
  return code > 0x10ffff ? written : String.fromCodePoint(code)
}

function percentDecoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written.replace(/%([0-7][\da-f])/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )
  }
}

interface Replacement {
  readonly start: number
  readonly end: number
  readonly by: string
}

function replacements(text: string, what: RegExp, by: (found: string) => string): readonly Replacement[] {
  const list: Replacement[] = []
  for (const match of text.matchAll(what)) {
    const replacement = by(match[0])
    if (replacement !== match[0])
      list.push({ start: match.index, end: match.index + match[0].length, by: replacement })
  }
  return list
}

function escapesOf(text: string): readonly Replacement[] {
  const list: Replacement[] = []
  for (let found = nextEscape(text, 0); found; found = nextEscape(text, found.end)) {
    list.push({ start: found.start, end: found.end, by: '' })
  }
  return list
}

function edited(view: View, edits: (text: string) => readonly Replacement[], isLoose: boolean): View {
  const list = edits(view.text)
  if (list.length === 0) return view
  const out: string[] = []
  /** Where each replacement ends in the new text. */
  const ends: number[] = []
  let at = 0
  let length = 0
  for (const { start, end, by } of list) {
    out.push(view.text.slice(at, start), by)
    length += start - at + by.length
    ends.push(length)
    at = end
  }
  out.push(view.text.slice(at))
  /** The range of the old text that one character comes from. */
  const source = (index: number): readonly [number, number] => {
    const behind = countUpTo(ends, index)
    const next = list[behind]
    if (next && index >= ends[behind]! - next.by.length) return [next.start, next.end]
    const place = behind === 0 ? index : list[behind - 1]!.end + index - ends[behind - 1]!
    return [place, place + 1]
  }
  return {
    text: out.join(''),
    isLoose: isLoose || view.isLoose,
    origin: (start, end) => view.origin(source(start)[0], source(end - 1)[1]),
  }
}

/** How many of some ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
