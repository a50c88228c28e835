import { encodeBase64 } from '../text/base64.ts'
import { terminalText } from '../text/terminal.ts'
import { createMatcher, type Matcher } from './matcher.ts'
import { namedValues } from './named-values.ts'
import { base64Cores, readableBase64 } from './readable-base64.ts'
import { type CheckedRules, nameKey } from './rules.ts'
import { decodeOnce, type View, viewsOf } from './views.ts'

type Span = readonly [start: number, end: number]

/** Masking puts texts together that were apart; what then matches anew is masked in the next round. */
const MAX_ROUNDS = 6
/** Known values beyond this, in UTF-16 units, are masked where they are named only. */
const MAX_KNOWN = 1_000_000
/** Of a longer value this much, and its lines. */
const MAX_VALUE = 4_096
const MIN_LINE = 16
const MIN_CORE = 6
const WHOLE_BASE64 = /^[A-Za-z\d+/\r\n]{12,}={0,2}\s*$/
const SCHEME = /^(?:basic|bearer|digest|token|apikey|negotiate)\s+/i

/** Secret names, which remember those that were there. */
class AskedNames extends Set<string> {
  readonly found = new Set<string>()

  override has(name: string): boolean {
    const isSecret = super.has(name)
    if (isSecret) this.found?.add(name)
    return isSecret
  }
}

/** Masks secrets in texts. Remembers the values it was told of. */
export class TextRedactor {
  readonly #rules: CheckedRules
  readonly #names: AskedNames
  readonly #known = new Set<string>()
  #size = 0
  #matcher: Matcher | undefined
  /** How many places were masked. */
  places = 0
  /** How many values were too short to be remembered. */
  shortValues = 0
  /** Whether values were left out because there were too many. */
  isFull = false

  constructor(rules: CheckedRules) {
    this.#names = new AskedNames(rules.names)
    this.#rules = { ...rules, names: this.#names }
    for (const text of rules.strings) this.#learnForms(text)
  }

  get mask(): string {
    return this.#rules.mask
  }

  isSecretName(name: string): boolean {
    return this.#rules.names.has(nameKey(name))
  }

  /** Names and headers that nothing was called so far. */
  get unusedNames(): readonly string[] {
    return this.#rules.given.filter((name) => !this.#names.found.has(nameKey(name)))
  }

  isKnown(text: string): boolean {
    return this.#known.has(text)
  }

  /** Has a value masked wherever it stands, if it is long enough. */
  learn(value: string): void {
    const { mask, minLength } = this.#rules
    if (value.trim().length < minLength && value.trim() !== '' && value !== mask) this.shortValues++
    for (const text of new Set([value, value.trim(), value.replace(SCHEME, '').trim()])) {
      if (text.length >= minLength && !mask.includes(text) && !text.includes(mask)) this.#learnForms(text)
    }
  }

  /** Learns the values that a text gives to names. */
  learnFrom(text: string): void {
    if (this.#rules.names.size === 0) return
    for (const view of viewsOf(text)) {
      for (const { start, end, isLiteral } of namedValues(view, this.#rules)) {
        if (isLiteral) this.learn(view.text.slice(start, end))
      }
    }
  }

  /** A text without secrets; the same one where it has none. */
  text(text: string): string {
    return this.pieces([text], '')[0]!
  }

  /** A string that may be the base64 of a file. */
  data(text: string): string {
    if (!WHOLE_BASE64.test(text)) return this.text(text)
    const readable = readableBase64(text)
    if (readable === undefined) {
      // Kernels break images into lines.
      const joined = text.replace(/[\r\n]+/g, '')
      if (joined === text || this.text(joined) === joined) return this.text(text)
      return this.mask
    }
    const redacted = this.text(readable)
    return this.text(redacted === readable ? text : encodeBase64(new TextEncoder().encode(redacted)))
  }

  /** The pieces of one text, with `separator` between them. The same list where there is no secret in it. */
  pieces(list: readonly string[], separator: string): readonly string[] {
    const before = list.length === 1 ? list[0]! : list.join(separator)
    const spans = this.#find(before)
    const first = spans.length === 0 ? list : replaceIn(list, separator.length, spans, this.mask)
    this.places += spans.length
    const rest = this.#settle(first === list ? before : first.join(separator), spans.length > 0)
    return rest === undefined ? first : [rest, ...list.slice(1).map(() => '')]
  }

  /** Masks what is still there or comes to light on a terminal. Undefined where that is nothing. */
  #settle(text: string, hasChanged: boolean): string | undefined {
    let result = text
    for (let round = 0; hasChanged && round < MAX_ROUNDS; round++) {
      const spans = this.#find(result)
      if (spans.length === 0) break
      result = round === MAX_ROUNDS - 1 ? this.mask : replaceIn([result], 0, spans, this.mask)[0]!
    }
    const shown = terminalText(result)
    const spans = shown === result ? [] : this.#find(shown)
    if (spans.length > 0) {
      this.places += spans.length
      result = replaceIn([shown], 0, spans, this.mask)[0]!
      result = this.#settle(result, true) ?? result
    }
    return result === text ? undefined : result
  }

  #find(text: string): readonly Span[] {
    const found: Span[] = []
    for (const view of viewsOf(text)) {
      this.#findIn(view, (start, end) => {
        if (!isMasked(view.text, start, end, this.mask)) found.push(view.origin(start, end))
      })
    }
    return merged(found)
  }

  #findIn(view: View, onHit: (start: number, end: number) => void): void {
    this.#matcher ??= createMatcher(this.#known)
    this.#matcher(view.text, onHit)
    for (const { start, end } of namedValues(view, this.#rules)) onHit(start, end)
    for (const expression of this.#rules.expressions) {
      for (const match of view.text.matchAll(expression)) {
        const [start, end] = match.indices?.groups?.secret ?? [match.index, match.index + match[0].length]
        if (end > start) onHit(start, end)
      }
    }
  }

  /** Letters with accents are one character or two, and look the same. */
  #learnForms(value: string): void {
    for (const form of new Set([value, value.normalize('NFC'), value.normalize('NFD')]))
      this.#learnSpellings(form)
  }

  #learnSpellings(value: string): void {
    const text = value.slice(0, MAX_VALUE)
    if (this.#known.has(text)) return
    const { minLength } = this.#rules
    const decoded = decodeOnce(text)
    const longer = [
      decoded,
      decodeOnce(decoded),
      text.replaceAll(' ', '+'),
      ...(/[\r\n]/.test(value) ? value.split(/\s*[\r\n]\s*/) : []).filter((line) => line.length >= MIN_LINE),
      ...(text.length < minLength ? [] : base64Cores(text)).filter((core) => core.length >= MIN_CORE),
    ]
    this.#matcher = undefined
    for (const spelling of new Set([text, ...longer.filter(({ length }) => length >= minLength)])) {
      this.#size += spelling.length
      this.isFull ||= this.#size > MAX_KNOWN
      if (!this.isFull) this.#known.add(spelling)
    }
  }
}

/** Whether a range is part of a mask that stands there already. */
function isMasked(text: string, start: number, end: number, mask: string): boolean {
  if (end - start > mask.length) return false
  const from = Math.max(0, end - mask.length)
  const at = text.slice(from, start + mask.length).indexOf(mask)
  return at >= 0
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}

/** A mask goes into the piece where its range starts; the others lose what the range has of them. */
function replaceIn(
  list: readonly string[],
  gap: number,
  spans: readonly Span[],
  mask: string,
): readonly string[] {
  let base = 0
  let next = 0
  return list.map((piece) => {
    const end = base + piece.length
    const out: string[] = []
    let at = 0
    for (let i = next; i < spans.length && spans[i]![0] < end + gap; i++) {
      const [from, to] = spans[i]!
      if (from >= base) out.push(piece.slice(at, from - base), mask)
      at = Math.max(at, Math.min(to - base, piece.length))
      if (to <= end + gap) next = i + 1
    }
    out.push(piece.slice(at))
    base = end + gap
    return out.length === 1 && at === 0 ? piece : out.join('')
  })
}
