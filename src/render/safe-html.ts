import { escapeHtml } from '../text/escape-html.ts'

/**
 * HTML that is safe to put into a page. Only {@link html}, {@link joinHtml} and {@link trustedHtml} make one, so a plain string can
 * never reach the page unescaped: the compiler and, at run time, the tag function see to it.
 */
export class SafeHtml {
  readonly value: string
  // A private field makes the class nominal: an object literal with `value` is not a SafeHtml.
  readonly #safe = true

  private constructor(value: string) {
    this.value = value
  }

  toString(): string {
    return this.value
  }

  static isSafe(value: unknown): value is SafeHtml {
    return typeof value === 'object' && value !== null && #safe in value
  }

  /** @internal see {@link trustedHtml} */
  static trust(value: string): SafeHtml {
    return new SafeHtml(value)
  }
}

/** What {@link html} accepts in a slot. Strings and numbers are escaped; null, undefined and false are nothing. */
export type HtmlSlot = SafeHtml | string | number | null | undefined | false | readonly HtmlSlot[]

/** A template tag: `` html`<b>${name}</b>` ``. Every slot is escaped unless it is SafeHtml. */
export function html(strings: TemplateStringsArray, ...slots: readonly HtmlSlot[]): SafeHtml {
  let out = strings[0]!
  for (let i = 0; i < slots.length; i++) out += slotToString(slots[i]) + strings[i + 1]!
  return SafeHtml.trust(out)
}

/** Concatenates fragments. */
export function joinHtml(parts: Iterable<HtmlSlot>, separator = ''): SafeHtml {
  let out = ''
  let isFirst = true
  for (const part of parts) {
    out += isFirst ? slotToString(part) : separator + slotToString(part)
    isFirst = false
  }
  return SafeHtml.trust(out)
}

/**
 * Declares a string to be safe. DANGER: the one way around escaping; use it only on markup made by code you
 * trust from data that is already escaped or sanitised.
 */
export function trustedHtml(markup: string): SafeHtml {
  return SafeHtml.trust(markup)
}

function slotToString(slot: HtmlSlot): string {
  if (typeof slot === 'string') return escapeHtml(slot)
  if (SafeHtml.isSafe(slot)) return slot.value
  if (slot === null || slot === undefined || slot === false) return ''
  if (Array.isArray(slot)) return slot.map(slotToString).join('')
  return escapeHtml(String(slot))
}
