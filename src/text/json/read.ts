import type { JsonValue } from '../../model/json.ts'
import { JsonNumber, numberFromToken } from './number.ts'
import { invalidJson, nameCharacter, tooDeep } from './position.ts'
import { endOfCheckedString } from './read-string.ts'

/** A container that is not complete yet. An object has the key its next value belongs to. */
interface Open {
  readonly array?: JsonValue[]
  readonly object?: { [key: string]: JsonValue }
  key: string
}

interface Reader {
  readonly text: string
  readonly nan: boolean
  readonly maxDepth: number
  readonly open: Open[]
  at: number
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /-?[A-Za-z]+/y
const WORDS: ReadonlyMap<string, JsonValue> = new Map([
  ['null', null],
  ['true', true],
  ['false', false],
])
// What Python's json adds to JSON.
const NAN_WORDS: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity'])

/**
 * Reads JSON (RFC 8259) with every number as Python would hold it. Slower than `JSON.parse`; used where that
 * would change a number, and to find out where text is not JSON.
 *
 * @throws PlatenError INVALID_JSON with line and column, LIMIT_EXCEEDED.
 */
export function readJson(text: string, nan: boolean, maxDepth: number): JsonValue {
  const reader: Reader = { text, nan, maxDepth, open: [], at: 0 }
  for (;;) {
    const value = readStart(reader)
    const whole = value === undefined ? undefined : addAndClose(reader, value)
    if (whole === undefined) continue
    skipSpace(reader)
    if (reader.at < text.length) throw unexpected(reader, 'the end')
    return whole
  }
}

/** A scalar or an empty container; undefined after opening a container whose first value comes next. */
function readStart(reader: Reader): JsonValue | undefined {
  skipSpace(reader)
  const char = reader.text.charCodeAt(reader.at)
  if (char === 34) return readString(reader)
  if (char === 91) return openArray(reader)
  if (char === 123) return openObject(reader)
  return readNumberOrWord(reader)
}

/** Puts a value where it belongs and closes what ends after it. The whole value, once nothing is open. */
function addAndClose(reader: Reader, value: JsonValue): JsonValue | undefined {
  let done = value
  for (;;) {
    const top = reader.open.at(-1)
    if (!top) return done
    if (top.array) top.array.push(done)
    else setOwn(top.object!, top.key, done)
    skipSpace(reader)
    if (reader.text[reader.at] === ',') {
      reader.at++
      if (top.object) top.key = readKey(reader)
      return undefined
    }
    if (reader.text[reader.at] !== (top.array ? ']' : '}'))
      throw unexpected(reader, top.array ? '"," or "]"' : '"," or "}"')
    reader.at++
    reader.open.pop()
    done = top.array ?? top.object!
  }
}

function openArray(reader: Reader): JsonValue | undefined {
  enter(reader)
  if (reader.text[reader.at] === ']') {
    reader.at++
    return []
  }
  reader.open.push({ array: [], key: '' })
  return undefined
}

function openObject(reader: Reader): JsonValue | undefined {
  enter(reader)
  if (reader.text[reader.at] === '}') {
    reader.at++
    return {}
  }
  reader.open.push({ object: {}, key: readKey(reader) })
  return undefined
}

function enter(reader: Reader): void {
  if (reader.open.length >= reader.maxDepth) throw tooDeep(reader.text, reader.at, reader.maxDepth)
  reader.at++
  skipSpace(reader)
}

/** A later value of the same key replaces the earlier one, as everywhere. */
function setOwn(object: { [key: string]: JsonValue }, key: string, value: JsonValue): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}

function readKey(reader: Reader): string {
  skipSpace(reader)
  if (reader.text[reader.at] !== '"') throw unexpected(reader, 'a key in double quotes')
  const key = readString(reader)
  skipSpace(reader)
  if (reader.text[reader.at] !== ':') throw unexpected(reader, '":"')
  reader.at++
  return key
}

function readString(reader: Reader): string {
  const { text, at } = reader
  const end = endOfCheckedString(text, at + 1)
  reader.at = end + 1
  const raw = text.slice(at + 1, end)
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
}

function readNumberOrWord(reader: Reader): JsonValue {
  const number = match(NUMBER, reader)
  if (number !== undefined) return numberFromToken(number)
  const word = match(WORD, reader) ?? ''
  if (reader.nan && NAN_WORDS.has(word)) return new JsonNumber(word)
  const value = WORDS.get(word)
  if (value !== undefined) return value
  reader.at -= word.length
  throw unexpected(reader, 'a value')
}

function match(pattern: RegExp, reader: Reader): string | undefined {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0]
  reader.at += found?.length ?? 0
  return found
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const char = reader.text.charCodeAt(reader.at)
    if (char !== 32 && char !== 10 && char !== 13 && char !== 9) return
    reader.at++
  }
}

function unexpected(reader: Reader, expected: string): Error {
  const { text, at } = reader
  return invalidJson(text, at, `found ${nameCharacter(text, at)}, expected ${expected},`)
}
