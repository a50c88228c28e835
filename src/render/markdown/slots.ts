import { escapeHtml } from '../../text/escape-html.ts'
import type { SafeHtml } from '../safe-html.ts'
import { escapeVisible } from '../visible-controls.ts'

// Mathematics, highlighted code, images and raw HTML must not pass through Markdown, and all but the last not
// through the sanitiser either, so marks stand for them meanwhile. A mark is made of Unicode noncharacters, which
// text is not allowed to hold: whatever the notebook has of them, spelled out or as a character reference, becomes
// U+FFFD first, so no mark can be forged. The dollars around it make Markdown see punctuation on either side, as
// it would without us: `2*$x$*3` must not become emphasis.

const OPEN = '\ufdd0'
const MARK = /\$\ufdd0(\d+)\ufdd1\$/g
const NONCHARACTERS = /[\ufdd0-\ufdef]/g
const REFERENCES = /&#(?:x0*fd[de][0-9a-f](?![0-9a-f])|0*(?:649(?:7[6-9]|[89]\d)|6500[0-7])(?!\d));?/gi

/** Markdown source with `\n` line ends and without anything that could be taken for a mark. */
export function withoutMarks(source: string): string {
  return source
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\ufffd')
    .replace(NONCHARACTERS, '\ufffd')
    .replace(REFERENCES, '\ufffd')
}

export interface Slot {
  readonly kind:
    | 'formula' // its source where it lands in code, as MathJax leaves code alone
    | 'content' // finished HTML
    | 'attribute' // plain text for an attribute of our own
    | 'html' // the notebook's, not yet sanitised
  /** What stood there in the source. */
  readonly source: string
  /** What to show. For attributes, plain text. Called where it is shown, in document order. */
  readonly render: () => string
}

/** Keeps a slot and returns the mark that stands for it. */
export function put(slots: Slot[], slot: Slot): string {
  slots.push(slot)
  return `$${OPEN}${slots.length - 1}\ufdd1$`
}

export function content(source: string, render: () => SafeHtml): Slot {
  return { kind: 'content', source, render: () => render().value }
}

export function hasMarks(text: string): boolean {
  return text.includes(OPEN)
}

/** The text with every mark replaced by what `replace` makes of its slot. */
export function replaceMarks(
  text: string,
  slots: readonly Slot[],
  replace: (slot: Slot, mark: string) => string,
): string {
  if (!hasMarks(text)) return text
  return text.replace(MARK, (mark, index: string) => {
    const slot = slots[Number(index)]
    return slot === undefined ? '' : replace(slot, mark)
  })
}

/** Marks back to source: for code, link targets and everything else that holds text only. */
export function toSource(text: string, slots: readonly Slot[]): string {
  return replaceMarks(text, slots, ({ source }) => source)
}

/** Indexes of the slots whose marks are in the text. */
export function marksIn(text: string): ReadonlySet<number> {
  return new Set(Array.from(text.matchAll(MARK), (found) => Number(found[1])))
}

const TEXT_ATTRIBUTES = new Set(['title', 'alt', 'aria-label'])
const ATTRIBUTE = /([^\s"=]+)="([^"]*)"/g

/**
 * Marks within a tag. Ours become what they stand for; others got there because HTML in the notebook was broken,
 * and show their source where that is text and nothing where it could act.
 */
export function fillAttributes(attributes: string, slots: readonly Slot[]): string {
  return attributes.replace(ATTRIBUTE, (_whole, name: string, value: string) => {
    const filled = replaceMarks(value, slots, (slot) => {
      if (slot.kind === 'attribute') return escapeHtml(slot.render())
      return TEXT_ATTRIBUTES.has(name) ? escapeHtml(slot.source) : '\ufffd'
    })
    return `${name}="${filled}"`
  })
}

/** A mark in text. */
export function fillText(slot: Slot, inCode: boolean): string {
  if (slot.kind === 'attribute' || slot.kind === 'html') return ''
  return inCode && slot.kind === 'formula' ? escapeVisible(slot.source) : slot.render()
}
