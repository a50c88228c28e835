// Reads the tags of HTML as a browser's tokenizer does (https://html.spec.whatwg.org/multipage/parsing.html).
// That matters for what is shown, not for safety: all that reaches the page is written anew.

export interface Tag {
  /** Lower case. */
  readonly name: string
  /** Names and values in turn, as they are spelled. */
  readonly attributes: readonly string[]
  readonly isSelfClosing: boolean
  /** Index after the tag. */
  readonly end: number
}

/** Reads a start or end tag whose name begins at `at`. Undefined where the text ends within the tag. */
export function readTag(source: string, at: number): Tag | undefined {
  const nameEnd = skipUntil(source, at, NAME_END)
  const name = source.slice(at, nameEnd).toLowerCase()
  const attributes: string[] = []
  let i = nameEnd
  for (;;) {
    i = skipWhile(source, i, BETWEEN)
    if (i >= source.length) return undefined
    if (source.charCodeAt(i) === GREATER) {
      return { name, attributes, isSelfClosing: source.charCodeAt(i - 1) === SLASH, end: i + 1 }
    }
    const attributeEnd = skipUntil(source, i + 1, ATTRIBUTE_END)
    attributes.push(source.slice(i, attributeEnd))
    i = skipWhile(source, attributeEnd, SPACE)
    if (source.charCodeAt(i) !== EQUALS) {
      attributes.push('')
      continue
    }
    i = skipWhile(source, i + 1, SPACE)
    const quote = source.charCodeAt(i)
    if (quote === QUOTE || quote === APOSTROPHE) {
      const valueEnd = source.indexOf(quote === QUOTE ? '"' : "'", i + 1)
      if (valueEnd < 0) return undefined
      attributes.push(source.slice(i + 1, valueEnd))
      i = valueEnd + 1
      continue
    }
    const valueEnd = skipUntil(source, i, UNQUOTED_END)
    attributes.push(source.slice(i, valueEnd))
    i = valueEnd
    // A slash within an unquoted value is part of it.
    if (source.charCodeAt(i) === GREATER) return { name, attributes, isSelfClosing: false, end: i + 1 }
  }
}

/** Whether a tag name may begin with this character code. */
export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

const COMMENT_END = /--!?>/g

/** Index after a comment, a doctype, a processing instruction or the like that begins at `at` with `<!`, `<?` or `</`. */
export function skipDeclaration(source: string, at: number): number {
  if (!source.startsWith('<!--', at)) {
    const end = source.indexOf('>', at)
    return end < 0 ? source.length : end + 1
  }
  if (source.startsWith('>', at + 4)) return at + 5
  if (source.startsWith('->', at + 4)) return at + 6
  COMMENT_END.lastIndex = at + 4
  return COMMENT_END.test(source) ? COMMENT_END.lastIndex : source.length
}

const RAW_ENDS = new Map<string, RegExp>()

/** Where the content of an element of raw text that begins at `at` ends, and the index after its end tag. */
export function findRawEnd(
  source: string,
  name: string,
  at: number,
): { content: number; end: number } | undefined {
  let pattern = RAW_ENDS.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')
    RAW_ENDS.set(name, pattern)
  }
  pattern.lastIndex = at
  const found = pattern.exec(source)
  if (found === null) return undefined
  const end = source.indexOf('>', found.index)
  return { content: found.index, end: end < 0 ? source.length : end + 1 }
}

const SLASH = 0x2f
const EQUALS = 0x3d
const GREATER = 0x3e
const QUOTE = 0x22
const APOSTROPHE = 0x27

// One bit per way in which a character below 0x80 delimits; all others are ordinary.
const SPACE = 1
const BETWEEN = 2
const NAME_END = 4
const ATTRIBUTE_END = 8
const UNQUOTED_END = 16
const ROLES = new Uint8Array(128)
for (const code of [0x09, 0x0a, 0x0c, 0x0d, 0x20]) {
  ROLES[code] = SPACE | BETWEEN | NAME_END | ATTRIBUTE_END | UNQUOTED_END
}
ROLES[SLASH] = BETWEEN | NAME_END | ATTRIBUTE_END
ROLES[GREATER] = NAME_END | ATTRIBUTE_END | UNQUOTED_END
ROLES[EQUALS] = ATTRIBUTE_END

function skipWhile(source: string, from: number, role: number): number {
  let i = from
  while (i < source.length && ((ROLES[source.charCodeAt(i)] ?? 0) & role) !== 0) i++
  return i
}

function skipUntil(source: string, from: number, role: number): number {
  let i = from
  while (i < source.length && ((ROLES[source.charCodeAt(i)] ?? 0) & role) === 0) i++
  return i
}
