import { escapeHtml } from '../text/escape-html.ts'

/**
 * HTML that is safe to put into a page. Only {@link html}, {@link joinHtml} and {@link trustedHtml} make one, so a plain string can
 * never reach the page unescaped: the compiler and, at run time, the tag function see to it.
 */
export class SafeHtml {
  readonly value: string
  /**
   * The same in pieces, where it holds some of megabytes: whoever writes them one by one need not have them copied into one
   * string first. The first and the last are short. Undefined where there is no need.
   */
  readonly pieces: readonly string[] | undefined
  // A private field makes the class nominal: an object literal with `value` is not a SafeHtml.
  readonly #safe = true

  private constructor(value: string, pieces: readonly string[] | undefined) {
    this.value = value
    this.pieces = pieces
  }

  toString(): string {
    return this.value
  }

  static isSafe(value: unknown): value is SafeHtml {
    return typeof value === 'object' && value !== null && #safe in value
  }

  /** @internal see {@link trustedHtml} */
  static trust(value: string, pieces?: readonly string[]): SafeHtml {
    return new SafeHtml(value, pieces)
  }
}

/** What {@link html} accepts in a slot. Strings and numbers are escaped; null, undefined and false are nothing. */
export type HtmlSlot = SafeHtml | string | number | null | undefined | false | readonly HtmlSlot[]

/** A template tag: `` html`<b>${name}</b>` ``. Every slot is escaped unless it is SafeHtml. */
export function html(strings: TemplateStringsArray, ...slots: readonly HtmlSlot[]): SafeHtml {
  return assemble(strings, slots)
}

function assemble(strings: readonly string[], slots: readonly HtmlSlot[]): SafeHtml {
  let out = strings[0]!
  for (let i = 0; i < slots.length; i++) out += slotToString(slots[i]) + strings[i + 1]!
  return SafeHtml.trust(out, out.length > LONG ? piecesOf(strings, slots) : undefined)
}

/** Shorter than this, markup has no pieces. */
const LONG = 32_768

/** Undefined where no slot has any. */
function piecesOf(strings: readonly string[], slots: readonly HtmlSlot[]): readonly string[] | undefined {
  if (!slots.some(hasPieces)) return undefined
  const pieces: string[] = []
  let rest = strings[0]!
  for (const [i, slot] of slots.entries()) {
    if (hasPieces(slot)) {
      pieces.push(rest + slot.pieces[0]!, ...slot.pieces.slice(1, -1))
      rest = slot.pieces.at(-1)! + strings[i + 1]!
    } else rest += slotToString(slot) + strings[i + 1]!
  }
  return [...pieces, rest]
}

function hasPieces(slot: HtmlSlot): slot is SafeHtml & { readonly pieces: readonly string[] } {
  return SafeHtml.isSafe(slot) && slot.pieces !== undefined
}

/** Concatenates fragments. */
export function joinHtml(parts: Iterable<HtmlSlot>, separator = ''): SafeHtml {
  const slots = [...parts]
  const strings = new Array<string>(slots.length + 1).fill(separator)
  strings[0] = ''
  strings[slots.length] = ''
  return assemble(strings, slots)
}

/**
 * Declares a string to be safe. DANGER: the one way around escaping; use it only on markup made by code you
 * trust from data that is already escaped or sanitised.
 */
export function trustedHtml(markup: string): SafeHtml {
  return SafeHtml.trust(markup)
}

/** {@link trustedHtml}, and as dangerous: markup of which the last part may be megabytes, and stays as it is. */
export function trustedPieces(first: string, rest: string): SafeHtml {
  return SafeHtml.trust(first + rest, rest.length > LONG ? [first, rest, ''] : undefined)
}

function slotToString(slot: HtmlSlot): string {
  if (typeof slot === 'string') return escapeHtml(slot)
  if (SafeHtml.isSafe(slot)) return slot.value
  if (slot === null || slot === undefined || slot === false) return ''
  if (Array.isArray(slot)) return slot.map(slotToString).join('')
  return escapeHtml(String(slot))
}
