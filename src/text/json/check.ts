import type { PlatenError } from '../../errors.ts'
import { invalidJson, nameCharacter, tooDeep } from './position.ts'
import { endOfCheckedString } from './read-string.ts'

interface Reader {
  readonly text: string
  readonly nan: boolean
  readonly maxDepth: number
  /** What closes the containers that are open. */
  readonly open: (']' | '}')[]
  at: number
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /-?[A-Za-z]+/y
const WORDS: ReadonlySet<string> = new Set(['null', 'true', 'false'])
// What Python's json adds to JSON.
const NAN_WORDS: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity'])

/** Where a text is not JSON (RFC 8259), or nested too deeply: INVALID_JSON or LIMIT_EXCEEDED. */
export function findJsonError(text: string, nan: boolean, maxDepth: number): PlatenError | undefined {
  try {
    checkJson({ text, nan, maxDepth, open: [], at: 0 })
    return undefined
  } catch (error) {
    return error as PlatenError
  }
}

function checkJson(reader: Reader): void {
  do if (enterValue(reader)) leaveValues(reader)
  while (reader.open.length > 0)
  if (reader.at < reader.text.length) throw unexpected(reader, 'the end')
}

/** Past a scalar or an empty container: true. Past what opens a container whose first value comes next: false. */
function enterValue(reader: Reader): boolean {
  skipSpace(reader)
  const char = reader.text[reader.at]
  if (char === '"') skipString(reader)
  else if (char === '[' || char === '{') return enterContainer(reader, char === '[' ? ']' : '}')
  else skipNumberOrWord(reader)
  return true
}

function enterContainer(reader: Reader, close: ']' | '}'): boolean {
  const { text, open, maxDepth } = reader
  if (open.length >= maxDepth) throw tooDeep(text, reader.at, maxDepth)
  reader.at++
  skipSpace(reader)
  if (text[reader.at] === close) {
    reader.at++
    return true
  }
  open.push(close)
  if (close === '}') skipKey(reader)
  return false
}

/** Past all that ends after a value, and to the next one. */
function leaveValues(reader: Reader): void {
  const { text, open } = reader
  for (;;) {
    skipSpace(reader)
    const close = open.at(-1)
    if (close === undefined) return
    if (text[reader.at] === ',') {
      reader.at++
      if (close === '}') skipKey(reader)
      return
    }
    if (text[reader.at] !== close) throw unexpected(reader, `"," or "${close}"`)
    reader.at++
    open.pop()
  }
}

function skipKey(reader: Reader): void {
  skipSpace(reader)
  if (reader.text[reader.at] !== '"') throw unexpected(reader, 'a key in double quotes')
  skipString(reader)
  skipSpace(reader)
  if (reader.text[reader.at] !== ':') throw unexpected(reader, '":"')
  reader.at++
}

function skipString(reader: Reader): void {
  reader.at = endOfCheckedString(reader.text, reader.at + 1) + 1
}

function skipNumberOrWord(reader: Reader): void {
  if (match(NUMBER, reader) !== '') return
  const word = match(WORD, reader)
  if (WORDS.has(word) || (reader.nan && NAN_WORDS.has(word))) return
  reader.at -= word.length
  throw unexpected(reader, 'a value')
}

function match(pattern: RegExp, reader: Reader): string {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0] ?? ''
  reader.at += found.length
  return found
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const char = reader.text.charCodeAt(reader.at)
    if (char !== 32 && char !== 10 && char !== 13 && char !== 9) return
    reader.at++
  }
}

function unexpected(reader: Reader, expected: string): PlatenError {
  const { text, at } = reader
  return invalidJson(text, at, `found ${nameCharacter(text, at)}, expected ${expected},`)
}
