import { SOFT_KEYWORDS, WORDS } from './words.ts'

/** Interpolations within interpolations of f-strings; deeper ones are shown as text of the string. */
const MAX_DEPTH = 8
const PREFIX = /^(?:[rRuUbBfFtT]|[bB][rR]|[rR][bB]|[fFtT][rR]|[rR][fFtT])$/
const NUMBER =
  /(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.?\d(?:_?\d)*\.?(?:[eE][+-]?\d(?:_?\d)*)?)[jJlL]?/y
const BLANKS = /[ \t]*/y
const DOTTED = /[ \t]*[\w.\u0080-\uffff]*/y
const NAME = /[ \t]+[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y
const BASE = /[ \t]*\([ \t]*([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)[ \t]*\)/y
/** `%matplotlib inline`, `%%time`, `!pip install x`: what IPython takes for itself at the start of a line. */
const MAGIC = /%%?[A-Za-z_]\w*|!+/y
const PROMPT = /(?:>>>|\.\.\.) /y
/** What may follow `match` or `case` where it is a keyword, up to the colon that ends the line. */
const SOFT = /[ \t]+[^\s=.,:)\]][^\n]*:[ \t]*(?:#[^\n]*)?(?:\n|$)/y

const OTHER = 0
const WORD = 1
const DIGIT = 2
const QUOTE = 3
const MARKUP = 4
const BLANK = 5
const KINDS = new Uint8Array(128)
for (let code = 0; code < 128; code++) KINDS[code] = kindOf(String.fromCharCode(code))
const DOT = 46

/**
 * Python source as HTML in highlight.js' classes, a good deal faster than its grammar, and in linear time whatever
 * the source. Other than that, it knows IPython's magics, takes `x.sum` for no built-in, `match` for a keyword only
 * where it is one, and makes no element for parameters. Text is escaped for the content of an element (`&`, `<`, `>`).
 */
export function scanPython(code: string): string {
  return new PythonScanner(code).whole()
}

class PythonScanner {
  readonly #code: string
  #out = ''
  /** Where the text begins that is not written yet; it holds nothing to escape. */
  #from = 0
  #at = 0

  constructor(code: string) {
    this.#code = code
  }

  whole(): string {
    this.#lineStart()
    this.#scan(0, 0)
    return this.#out + this.#code.slice(this.#from)
  }

  /**
   * Goes on until the end, or where `quote` is given (within an f-string), until a `}` that closes the interpolation,
   * or a line break that a string in single quotes cannot hold.
   */
  #scan(depth: number, lineQuote: number): void {
    const code = this.#code
    const { length } = code
    let open = 0
    while (this.#at < length) {
      const char = code.charCodeAt(this.#at)
      const kind = char < 128 ? KINDS[char]! : WORD
      if (kind === BLANK) {
        if (char === 10) {
          if (depth > 0 && lineQuote !== 0) return
          this.#at++
          if (depth === 0) this.#lineStart()
        } else this.#at++
      } else if (kind === WORD) this.#word(depth, lineQuote)
      else if (kind === DIGIT) this.#number()
      else if (kind === QUOTE) {
        // The quote that ends the string around this interpolation, left open.
        if (char === lineQuote) return
        this.#string(this.#at, '', depth)
      } else if (kind === MARKUP) this.#markup(char)
      else if (char === 35) {
        if (depth > 0) this.#at++
        else this.#comment()
      } else if (char === DOT && isDigit(code.charCodeAt(this.#at + 1))) this.#number()
      else if (depth > 0 && char === 123) {
        open++
        this.#at++
      } else if (depth > 0 && char === 125) {
        this.#at++
        if (open-- === 0) return
      } else this.#at++
    }
  }

  #lineStart(): void {
    const char = this.#code.charCodeAt(this.#at)
    if (char === 37 || char === 33) this.#span('hljs-meta', this.#match(MAGIC))
    else if (char === 62 || char === DOT) this.#span('hljs-meta', this.#match(PROMPT))
    BLANKS.lastIndex = this.#at
    BLANKS.test(this.#code)
    const start = BLANKS.lastIndex
    if (this.#code.charCodeAt(start) !== 64) return
    this.#at = start + 1
    this.#at += this.#match(DOTTED)
    this.#wrap('hljs-meta', start, this.#at)
  }

  #word(depth: number, lineQuote: number): void {
    const code = this.#code
    const start = this.#at
    let end = start + 1
    for (; end < code.length; end++) {
      const char = code.charCodeAt(end)
      if (char < 128 && KINDS[char] !== WORD && KINDS[char] !== DIGIT) break
    }
    this.#at = end
    const word = code.slice(start, end)
    const next = code.charCodeAt(end)
    if (end - start <= 2 && (next === 34 || next === 39) && next !== lineQuote && PREFIX.test(word)) {
      this.#string(start, word, depth)
      return
    }
    const name = WORDS.get(word)
    if (name === undefined) {
      if (SOFT_KEYWORDS.has(word) && this.#beginsLine(start) && this.#match(SOFT) > 0)
        this.#wrap('hljs-keyword', start, end)
      return
    }
    if (code.charCodeAt(start - 1) === DOT) return
    this.#wrap(name, start, end)
    if (word === 'def') this.#title('hljs-title function_')
    else if (word === 'class') this.#class()
  }

  #beginsLine(start: number): boolean {
    let before = start - 1
    while (before >= 0 && (this.#code.charCodeAt(before) === 32 || this.#code.charCodeAt(before) === 9))
      before--
    return before < 0 || this.#code.charCodeAt(before) === 10
  }

  #title(name: string): void {
    const length = this.#match(NAME)
    if (length === 0) return
    const end = this.#at + length
    let start = this.#at
    while (this.#code.charCodeAt(start) === 32 || this.#code.charCodeAt(start) === 9) start++
    this.#wrap(name, start, end)
    this.#at = end
  }

  #class(): void {
    this.#title('hljs-title class_')
    BASE.lastIndex = this.#at
    const base = BASE.exec(this.#code)
    if (!base) return
    const start = this.#at + base[0].indexOf(base[1]!)
    this.#at = start + base[1]!.length
    this.#wrap('hljs-title class_ inherited__', start, this.#at)
  }

  #number(): void {
    const length = this.#match(NUMBER) || 1
    this.#span('hljs-number', length)
  }

  #comment(): void {
    const end = this.#code.indexOf('\n', this.#at)
    this.#wrapText('hljs-comment', this.#at, end < 0 ? this.#code.length : end)
  }

  /** A string literal, from its prefix on; `#at` is at its quote. */
  #string(start: number, prefix: string, depth: number): void {
    const code = this.#code
    const quote = code.charCodeAt(this.#at)
    const isLong = code.charCodeAt(this.#at + 1) === quote && code.charCodeAt(this.#at + 2) === quote
    const isFormatted = depth < MAX_DEPTH && /[ftFT]/.test(prefix)
    this.#flush(start)
    this.#out += '<span class="hljs-string">'
    this.#from = start
    this.#at += isLong ? 3 : 1
    while (this.#at < code.length) {
      const char = code.charCodeAt(this.#at)
      if (char === quote) {
        if (!isLong) {
          this.#at++
          break
        }
        if (code.charCodeAt(this.#at + 1) === quote && code.charCodeAt(this.#at + 2) === quote) {
          this.#at += 3
          break
        }
        this.#at++
      } else if (char === 92) {
        const escaped = code.charCodeAt(this.#at + 1)
        // An escaped `<` is no escape of HTML.
        this.#at += escaped < 128 && KINDS[escaped] === MARKUP ? 1 : 2
      } else if (char === 10 && !isLong) break
      else if (char < 128 && KINDS[char] === MARKUP) this.#markup(char)
      else if (isFormatted && char === 123) this.#interpolation(depth, isLong ? 0 : quote)
      else this.#at++
    }
    if (this.#at > code.length) this.#at = code.length
    this.#flush(this.#at)
    this.#out += '</span>'
  }

  #interpolation(depth: number, lineQuote: number): void {
    if (this.#code.charCodeAt(this.#at + 1) === 123) {
      this.#at += 2
      return
    }
    this.#flush(this.#at)
    this.#out += '<span class="hljs-subst">'
    this.#at++
    this.#scan(depth + 1, lineQuote)
    this.#flush(this.#at)
    this.#out += '</span>'
  }

  #markup(char: number): void {
    this.#flush(this.#at)
    this.#out += char === 60 ? '&lt;' : char === 62 ? '&gt;' : '&amp;'
    this.#at++
    this.#from = this.#at
  }

  /** Length of what a sticky pattern matches here; 0 where it does not. */
  #match(pattern: RegExp): number {
    pattern.lastIndex = this.#at
    return pattern.test(this.#code) ? pattern.lastIndex - this.#at : 0
  }

  #span(name: string, length: number): void {
    if (length > 0) this.#wrapText(name, this.#at, this.#at + length)
  }

  #wrapText(name: string, start: number, end: number): void {
    this.#flush(start)
    this.#out += `<span class="${name}">${escapeContent(this.#code.slice(start, end))}</span>`
    this.#from = end
    this.#at = end
  }

  /** For words, in which there is nothing to escape. */
  #wrap(name: string, start: number, end: number): void {
    this.#flush(start)
    this.#out += `<span class="${name}">${this.#code.slice(start, end)}</span>`
    this.#from = end
  }

  #flush(end: number): void {
    if (end > this.#from) this.#out += this.#code.slice(this.#from, end)
    this.#from = end
  }
}

const TO_ESCAPE = /[&<>]/g

export function escapeContent(text: string): string {
  return text.replace(TO_ESCAPE, (char) => (char === '<' ? '&lt;' : char === '>' ? '&gt;' : '&amp;'))
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57
}

function kindOf(char: string): number {
  if (/[A-Za-z_]/.test(char)) return WORD
  if (/\d/.test(char)) return DIGIT
  if (/["']/.test(char)) return QUOTE
  if (/[&<>]/.test(char)) return MARKUP
  return /[ \t\n\r\f]/.test(char) ? BLANK : OTHER
}
