/** Receives what a notebook's text is made of, in order. Its methods throw {@link NotJson} for text that is none. */
export interface NotebookParts {
  /** A key of the notebook's object, as JSON text. Says whether it is `cells`. */
  key(text: string): boolean
  /** The value of the last key, as JSON text. */
  value(text: string): void
  /** Instead of a value: the list of `cells`, which follow. */
  cells(): void
  /** A cell, as JSON text. */
  cell(text: string): void
}

/** What {@link NotebookParts} say of a text that is not JSON. */
export class NotJson extends Error {}

/** Where text stops being what a notebook's text is: the reason is what a parser says of `context + text`. */
export class SplitProblem extends Error {
  /** JSON that leads to the place. */
  readonly context: string
  /** The text from the place on, as far as it is known. */
  readonly text: string
  /** Where it starts in the whole text, in UTF-16 units. */
  readonly offset: number
  readonly kind: 'syntax' | 'too-long' | 'no-object'

  constructor(kind: SplitProblem['kind'], context: string, text: string, offset: number) {
    super(kind)
    this.kind = kind
    this.context = context
    this.text = text
    this.offset = offset
  }
}

/** What comes next. */
type State = keyof typeof CONTEXTS

/** JSON that leads to each state, for a parser that tells what is wrong there. */
const CONTEXTS = {
  start: '',
  firstKey: '{',
  key: '{"":0,',
  colon: '{""',
  value: '{"":',
  afterValue: '{"":0',
  firstCell: '{"":[',
  cell: '{"":[0,',
  afterCell: '{"":[0',
  end: '{}',
} as const

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125

/** A value whose end is not seen yet. */
interface Open {
  /** Containers: how many are open. Strings: 0. Numbers and words: -1. */
  depth: number
  inString: boolean
  /** Whether an odd number of backslashes ended the last piece, within a string. */
  escaping: boolean
  readonly offset: number
  readonly parts: string[]
  length: number
}

/**
 * Takes a notebook's text apart as it comes, in pieces cut anywhere, into its cells and what stands around them, which
 * are left to a parser. Knows as much of JSON as that takes, and no more; each part is right exactly where the parser
 * says so.
 */
export class NotebookSplitter {
  readonly #parts: NotebookParts
  readonly #maxLength: number
  #state: State = 'start'
  #open: Open | undefined
  #isCells = false
  /** Of the piece at hand. */
  #offset = 0
  #partOffset = 0

  /** @param maxLength UTF-16 units of one cell or value; a longer one is a problem */
  constructor(parts: NotebookParts, maxLength: number) {
    this.#parts = parts
    this.#maxLength = maxLength
  }

  /** Whether the notebook's object has ended. */
  get isComplete(): boolean {
    return this.#state === 'end'
  }

  /** Where the part that is handed over starts in the whole text, in UTF-16 units. */
  get partOffset(): number {
    return this.#partOffset
  }

  /** @throws SplitProblem */
  push(text: string): void {
    for (let at = 0; at < text.length; ) {
      if (this.#open !== undefined) at = this.#continue(this.#open, text, at)
      else if (isSpace(text.charCodeAt(at))) at++
      else at = this.#step(text, at)
    }
    this.#offset += text.length
  }

  /** After the last piece. @throws SplitProblem */
  end(): void {
    const open = this.#open
    if (open !== undefined) throw this.#problem('syntax', open.parts.join(''), open.offset)
    if (this.#state !== 'end') throw this.#problem('syntax', '', this.#offset)
  }

  /** Takes one character of structure, or starts on a value. */
  #step(text: string, at: number): number {
    const char = text.charCodeAt(at)
    switch (this.#state) {
      case 'start':
        if (char !== OPEN_BRACE) throw this.#problem('no-object', text.slice(at), this.#offset + at)
        this.#state = 'firstKey'
        return at + 1
      case 'firstKey':
      case 'key':
        if (char === QUOTE) return this.#begin(text, at)
        if (char !== CLOSE_BRACE || this.#state === 'key') break
        this.#state = 'end'
        return at + 1
      case 'colon':
        if (char !== COLON) break
        this.#state = 'value'
        return at + 1
      case 'value':
        if (char !== OPEN_BRACKET || !this.#isCells) return this.#begin(text, at)
        this.#parts.cells()
        this.#state = 'firstCell'
        return at + 1
      case 'firstCell':
        if (char !== CLOSE_BRACKET) return this.#begin(text, at)
        this.#state = 'afterValue'
        return at + 1
      case 'cell':
        return this.#begin(text, at)
      case 'afterCell':
        if (char !== COMMA && char !== CLOSE_BRACKET) break
        this.#state = char === COMMA ? 'cell' : 'afterValue'
        return at + 1
      case 'afterValue':
        if (char !== COMMA && char !== CLOSE_BRACE) break
        this.#state = char === COMMA ? 'key' : 'end'
        return at + 1
    }
    throw this.#problem('syntax', text.slice(at), this.#offset + at)
  }

  #begin(text: string, at: number): number {
    const char = text.charCodeAt(at)
    const isContainer = char === OPEN_BRACE || char === OPEN_BRACKET
    const open: Open = {
      depth: isContainer ? 1 : char === QUOTE ? 0 : -1,
      inString: char === QUOTE,
      escaping: false,
      offset: this.#offset + at,
      parts: [],
      length: 0,
    }
    const end = open.depth < 0 ? endOfWord(text, at) : endOfValue(open, text, at + 1)
    if (end === at) throw this.#problem('syntax', text.slice(at), open.offset)
    return this.#take(open, text, at, end)
  }

  #continue(open: Open, text: string, at: number): number {
    return this.#take(open, text, at, open.depth < 0 ? endOfWord(text, at) : endOfValue(open, text, at))
  }

  /** Takes the text up to `end`, where the value ends; -1 where it goes on. */
  #take(open: Open, text: string, at: number, end: number): number {
    const stop = end < 0 ? text.length : end
    open.parts.push(text.slice(at, stop))
    open.length += stop - at
    this.#open = end < 0 ? open : undefined
    if (open.length > this.#maxLength) throw this.#problem('too-long', open.parts.join(''), open.offset)
    if (end < 0) return stop
    const value = open.parts.length === 1 ? open.parts[0]! : open.parts.join('')
    this.#partOffset = open.offset
    try {
      this.#finish(value)
    } catch (error) {
      throw error instanceof NotJson ? this.#problem('syntax', value, open.offset) : error
    }
    return stop
  }

  #finish(text: string): void {
    switch (this.#state) {
      case 'firstKey':
      case 'key':
        this.#isCells = this.#parts.key(text)
        this.#state = 'colon'
        return
      case 'value':
        this.#parts.value(text)
        this.#state = 'afterValue'
        return
      default:
        this.#parts.cell(text)
        this.#state = 'afterCell'
    }
  }

  #problem(kind: SplitProblem['kind'], text: string, offset: number): SplitProblem {
    return new SplitProblem(kind, CONTEXTS[this.#state], text, offset)
  }
}

/** Just after the end of the value that is open; -1 where it goes on after the piece. */
function endOfValue(open: Open, text: string, from: number): number {
  let at = from
  if (open.inString) {
    at = endOfString(open, text, at)
    if (open.inString) return -1
    if (open.depth === 0) return at
  }
  while (at < text.length) {
    const char = text.charCodeAt(at++)
    if (char === QUOTE) {
      open.inString = true
      at = endOfString(open, text, at)
    } else if (char === OPEN_BRACE || char === OPEN_BRACKET) open.depth++
    else if ((char === CLOSE_BRACE || char === CLOSE_BRACKET) && --open.depth === 0) return at
  }
  return -1
}

/** Just after the quote that ends the string; the end of the piece, still in the string, where there is none. */
function endOfString(open: Open, text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (isEscaped(open, text, from, quote)) continue
    open.inString = false
    open.escaping = false
    return quote + 1
  }
  open.escaping = isEscaped(open, text, from, text.length)
  return text.length
}

/** After an odd number of backslashes. Each run of them is looked at twice at most, so all calls together are linear. */
function isEscaped(open: Open, text: string, from: number, at: number): boolean {
  let before = at - 1
  while (before >= from && text.charCodeAt(before) === BACKSLASH) before--
  const isOdd = (at - 1 - before) % 2 === 1
  return before < from && open.escaping ? !isOdd : isOdd
}

const WORD_END = /[\s,\]}]/g

function endOfWord(text: string, from: number): number {
  WORD_END.lastIndex = from
  return WORD_END.test(text) ? WORD_END.lastIndex - 1 : -1
}

function isSpace(char: number): boolean {
  return char === 32 || char === 10 || char === 13 || char === 9
}
