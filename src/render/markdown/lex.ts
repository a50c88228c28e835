import { getDefaults, Lexer, type Token } from 'marked'
import type { Say } from '../../words/words.ts'
import { isPlain, quickTokenizer } from './tokenizer.ts'

// marked calls itself for every level of quotes, lists and emphasis, and overflows the stack on two kilobytes of
// `>`; and it takes quadratic time on long runs of delimiters. Both are stopped where they happen, by looking at
// what it is about to lex. A paragraph that is too costly stays plain text while all around it is as ever; blocks
// that nest too deep are refused, and with them the whole source.

/** Rough microseconds, measured on the inputs that are worst. */
const MAX_INLINE_COST = 150_000
const MAX_TOTAL_COST = 300_000
const MAX_INLINE_DEPTH = 50
/** Lines times characters that are lexed again within lists and quotes. */
const MAX_BLOCK_COST = 2e7

export type Lexed =
  /** `cut`: some paragraphs stayed plain text. */
  { readonly tokens: Token[]; readonly cut: boolean } | { readonly reason: Say }

export function lexMarkdown(text: string, maxNesting: number): Lexed {
  const tokenizer = quickTokenizer()
  const lexer = new Lexer({ ...getDefaults(), tokenizer })
  const lexBlocks = lexer.blockTokens.bind(lexer)
  const lexInlines = lexer.inlineTokens.bind(lexer)
  let budget = MAX_TOTAL_COST + text.length
  let blockBudget = MAX_BLOCK_COST * 4 + text.length * 100
  let blockDepth = 0
  let inlineDepth = 0
  let cut = false
  let reason: Say | undefined

  const checkedBlocks = (source: string, tokens: Token[] = [], clipped?: boolean) => {
    const cost = blockDepth === 0 ? 0 : source.length * lineCount(source)
    if (blockDepth > maxNesting) reason = (words) => words.tooDeep(maxNesting, 'limits.markdownNesting')
    else if (cost > MAX_BLOCK_COST || cost > blockBudget) reason = (words) => words.listsTooLong
    if (reason !== undefined) {
      // As blockTokens does when it is through: the next block is at the top again.
      lexer.state.top = true
      return tokens
    }
    blockBudget -= cost
    blockDepth++
    try {
      return lexBlocks(source, tokens, clipped)
    } finally {
      blockDepth--
    }
  }

  lexer.blockTokens = checkedBlocks as typeof lexer.blockTokens

  lexer.inlineTokens = (source: string, tokens: Token[] = []) => {
    if (isText(source) && !lexer.state.inRawBlock && tokens.length === 0) {
      tokens.push({ type: 'text', raw: source, text: source, escaped: false })
      return tokens
    }
    const cost = inlineCost(source)
    if (inlineDepth > MAX_INLINE_DEPTH || cost > MAX_INLINE_COST || cost > budget) {
      cut = true
      tokens.push({ type: 'text', raw: source, text: source, escaped: false })
      return tokens
    }
    budget -= cost
    inlineDepth++
    const { plain } = tokenizer
    // What is within plain text is plain as well.
    tokenizer.plain ||= isPlain(source)
    try {
      return lexInlines(source, tokens)
    } finally {
      inlineDepth--
      tokenizer.plain = plain
    }
  }

  const tokens = lexer.lex(text)
  return reason === undefined ? { tokens, cut } : { reason }
}

/** Whether there is nothing in it but text, so that nobody has to look for more: most paragraphs are such. */
function isText(source: string): boolean {
  return !NO_TEXT.test(source)
}

/** Marks of Markdown, addresses, character references and line breaks, or what may be. */
const NO_TEXT = /[\\<![\]`*_~&@]|:\/\/|www\.|mailto:|xmpp:| {2}\n|^$/i

function lineCount(source: string): number {
  let count = 1
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) count++
  return count
}

/** By character code: 1 for what makes marked stop in text. */
const STOPS = new Uint8Array(128)
for (const char of '\\<![]`*_~&:@w') STOPS[char.charCodeAt(0)] = 1
const EMAIL = /[\w.!#$%&'*+/=?^`{|}~-]/
const BLANK = /\s/
const WORD = /[\p{L}\p{N}]/u

/**
 * What lexing a run of inline text may take. Every stop makes marked look at the rest of the run; an emphasis mark
 * that opens and never closes makes it look at every other one, with slow patterns; and before an `@` every
 * character could start an address; and from the end of a long URL it takes one character after the other.
 */
function inlineCost(source: string): number {
  let stops = 0
  let openers = 0
  let urlEnd = 0
  let urls = 0
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code > 127 || STOPS[code] !== 1) continue
    const char = source[i]!
    if (char === 'w' && !source.startsWith('www.', i)) continue
    stops++
    if (i >= urlEnd && (char === 'w' || source.startsWith('://', i))) {
      urlEnd = wordEnd(source, i)
      urls += (urlEnd - i) * trailing(source, i, urlEnd)
    }
    if (char === '@') stops += addressBefore(source, i)
    else if ((char === '*' || char === '_' || char === '~') && opens(source, i)) openers++
  }
  return 0.4 * openers * openers + 0.003 * stops * source.length + 0.001 * urls
}

function wordEnd(source: string, from: number): number {
  let at = from
  while (at < source.length && !BLANK.test(source[at]!) && source[at] !== '<') at++
  return at
}

const TRAILING = /[?!.,:;*_'"~)]/
const ALPHANUMERIC = /[a-zA-Z0-9]/

/** How often marked will shorten a URL at its end: by punctuation, or by a character reference. */
function trailing(source: string, from: number, to: number): number {
  let count = 0
  for (let at = to; at > from && TRAILING.test(source[at - 1]!); count++) {
    at--
    let start = at
    if (source[at] === ';') while (start > from && ALPHANUMERIC.test(source[start - 1]!)) start--
    if (start < at && source[start - 1] === '&') at = start - 1
  }
  return count
}

function opens(source: string, at: number): boolean {
  const next = source[at + 1]
  if (next === undefined || BLANK.test(next)) return false
  return source[at] !== '_' || at === 0 || !WORD.test(source[at - 1]!)
}

function addressBefore(source: string, at: number): number {
  let length = 0
  while (length < at && EMAIL.test(source[at - length - 1]!)) length++
  return length
}
