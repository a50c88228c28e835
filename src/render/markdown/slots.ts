import { decodeHTML } from 'entities'
import { escapeHtml, type SafeHtml } from '../safe-html.ts'

// Mathematics, highlighted code and images must not pass through Markdown or the sanitiser, so marks stand for
// them meanwhile. The marks are made of Unicode noncharacters, which text is not allowed to hold: whatever the
// notebook has of them, spelled out or as a character reference, becomes U+FFFD first, so no mark can be forged.

const OPEN = '\ufdd0'
const CLOSE = '\ufdd1'
const MARK = /\ufdd0(\d+)\ufdd1/g
const TAG_OR_MARK = /<[^>]*>|\ufdd0(\d+)\ufdd1/g
const NONCHARACTERS = /[\ufdd0-\ufdef]/g
const REFERENCES = /&#(?:x0*fd[de][0-9a-f]|0*649(?:7[6-9]|[89]\d)|0*6500[0-7])(?![0-9a-f]);?/gi

/** Markdown source with `\n` line ends and without anything that could be taken for a mark. */
export function withoutMarks(source: string): string {
  return source.replace(/\r\n?/g, '\n').replace(NONCHARACTERS, '\ufffd').replace(REFERENCES, '\ufffd')
}

interface Slot {
  /** What stood there in the source. */
  readonly source: string
  /** What to show; called once, in document order. */
  readonly render: () => SafeHtml
}

export interface Slots {
  /** Keeps something for later and returns the mark that stands for it. */
  put(source: string, render: () => SafeHtml): string
  /** Marks back to source: for code, link targets and everywhere else that holds text only. */
  toSource(text: string): string
  /** The same, within the tags of raw HTML only. */
  toSourceInTags(markup: string): string
  /** The finished HTML: marks in text become what they stand for, marks within a tag their source, escaped. */
  fill(markup: string): string
}

export function createSlots(): Slots {
  const slots: Slot[] = []
  const sourceOf = (index: string) => slots[Number(index)]?.source ?? ''
  const toSource = (text: string) =>
    text.includes(OPEN) ? text.replace(MARK, (_mark, index: string) => sourceOf(index)) : text
  return {
    put(source, render) {
      slots.push({ source, render })
      return `${OPEN}${slots.length - 1}${CLOSE}`
    },
    toSource,
    toSourceInTags: (markup) => (markup.includes(OPEN) ? markup.replace(/<[^>]*>/g, toSource) : markup),
    fill: (markup) =>
      markup.includes(OPEN)
        ? markup.replace(TAG_OR_MARK, (found, index: string | undefined) =>
            index === undefined
              ? found.replace(MARK, (_mark, inner: string) => escapeHtml(sourceOf(inner)))
              : (slots[Number(index)]?.render().value ?? ''),
          )
        : markup,
  }
}

/** Text of a Markdown token as a reader sees it: character references decoded. */
export function decoded(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text
}
