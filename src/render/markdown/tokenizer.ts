import { Tokenizer, type Tokens } from 'marked'

// marked asks each of its patterns in turn at every block and at every stop in a text. Most can be ruled out by the
// first character, or by what is not in the text at all; the rest is marked's. Tokens are the same, which a test
// holds against marked itself.

const TAB = 9
const BREAK = 10
const SPACE = 32

/** By character code: 1 for what ends a run of plain text, wherever it stands. */
const ENDS = new Uint8Array(128)
for (const char of '\\<![`*~_') ENDS[char.charCodeAt(0)] = 1
const URL = /^(?:https?:|ftp:|www\.)/i
const ADDRESS = /^(?:http|ftp:\/\/)/i
const BEFORE_WWW = /[\s*_~(]/
/** Where a text may end: at an underline, or at a blank line. */
const UNDERLINE_OR_BLANK = /\n(?:\n| {0,3}[=-])/
const MAYBE_DELIMITERS = /^[^\n]*\n {0,3}[|:-]/

export type QuickTokenizer = InstanceType<ReturnType<typeof defineQuickTokenizer>>

let Quick: ReturnType<typeof defineQuickTokenizer> | undefined

/** marked's tokenizer, with shortcuts. Its class is made with the first one: the command line loads marked only then. */
export function quickTokenizer(): QuickTokenizer {
  Quick ??= defineQuickTokenizer()
  return new Quick()
}

function defineQuickTokenizer() {
  return class extends Tokenizer {
    /** Whether runs of plain text may be found by {@link endOfPlain}: nothing in the inline text looks like an address. */
    plain = false

    override code(source: string): Tokens.Code | undefined {
      return startsBlank(source) ? super.code(source) : undefined
    }

    override fences(source: string): Tokens.Code | undefined {
      return startsWith(source, '`', '~') ? super.fences(source) : undefined
    }

    override heading(source: string): Tokens.Heading | undefined {
      return startsWith(source, '#') ? super.heading(source) : undefined
    }

    override hr(source: string): Tokens.Hr | undefined {
      return startsWith(source, '-', '_', '*') ? super.hr(source) : undefined
    }

    override blockquote(source: string): Tokens.Blockquote | undefined {
      return startsWith(source, '>') ? super.blockquote(source) : undefined
    }

    override list(source: string): Tokens.List | undefined {
      const char = source.charCodeAt(0)
      const mayStart =
        char === SPACE || isDigit(char) || source[0] === '*' || source[0] === '-' || source[0] === '+'
      return mayStart ? super.list(source) : undefined
    }

    override html(source: string): Tokens.HTML | undefined {
      return startsWith(source, '<') ? super.html(source) : undefined
    }

    override def(source: string): Tokens.Def | undefined {
      return startsWith(source, '[') ? super.def(source) : undefined
    }

    override table(source: string): Tokens.Table | undefined {
      return MAYBE_DELIMITERS.test(source) ? super.table(source) : undefined
    }

    override lheading(source: string): Tokens.Heading | undefined {
      // An underline follows text without a blank line between.
      const end = UNDERLINE_OR_BLANK.exec(source)?.[0]
      return end && end !== '\n\n' ? super.lheading(source) : undefined
    }

    override url(source: string): Tokens.Link | undefined {
      return this.plain && !URL.test(source) ? undefined : super.url(source)
    }

    override inlineText(source: string): Tokens.Text | undefined {
      if (!this.plain || this.lexer.state.inRawBlock) return super.inlineText(source)
      const first = source[0]
      if (first === '`' || first === '~' || first === undefined) return super.inlineText(source)
      const raw = source.slice(0, endOfPlain(source))
      // Character references by number are marked's to decode.
      return raw.includes('&#') ? super.inlineText(raw) : { type: 'text', raw, text: raw, escaped: false }
    }
  }
}

/** Whether the addresses marked looks for in text, and line breaks by blanks, are all absent. */
export function isPlain(source: string): boolean {
  return !source.includes('@') && !source.includes('  \n') && !/mailto:|xmpp:/.test(source)
}

/** Where marked's text ends, given that {@link isPlain}: at a character of Markdown, or before an address. */
function endOfPlain(source: string): number {
  for (let i = 1; i < source.length; i++) {
    const char = source.charCodeAt(i)
    if (char < 128 && ENDS[char] === 1) return i
    const lower = char | 0x20
    if ((lower === 0x68 || lower === 0x66) && ADDRESS.test(source.slice(i, i + 6))) return i
    if (char === 0x77 && source.startsWith('www.', i) && BEFORE_WWW.test(source[i - 1]!)) return i
  }
  return source.length
}

function startsBlank(source: string): boolean {
  const char = source.charCodeAt(0)
  return char === SPACE || char === TAB || char === BREAK
}

/** Whether a block may start with one of these: blocks may be indented. */
function startsWith(source: string, ...chars: readonly string[]): boolean {
  return source.charCodeAt(0) === SPACE || chars.includes(source[0]!)
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57
}
