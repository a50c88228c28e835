/** A place in a text, 1-based; columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

interface Frame {
  /** Undefined where nothing that is looked for can be inside. */
  readonly pointer: string | undefined
  readonly isObject: boolean
  index: number
  key: string | undefined
}

/**
 * Finds the values JSON pointers mean in JSON text, so that an editor can jump there. A pointer to something that
 * is not there gives the place of what should hold it. Text that is not JSON gives what could be made out.
 */
export function locate(text: string, pointers: Iterable<string>): ReadonlyMap<string, Position> {
  const wanted = new Set(pointers)
  const offsets = findOffsets(text, withParents(wanted))
  const positionOf = positions(text)
  // The text is walked once, so places are asked for in its order.
  const found = [...wanted].map((pointer) => [pointer, offsetOf(pointer, offsets)] as const)
  return new Map(found.sort((a, b) => a[1] - b[1]).map(([pointer, offset]) => [pointer, positionOf(offset)]))
}

function withParents(pointers: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>([''])
  for (const pointer of pointers) {
    for (let at = pointer; at !== '' && !all.has(at); at = parent(at)) all.add(at)
  }
  return all
}

function parent(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
}

function offsetOf(pointer: string, offsets: ReadonlyMap<string, number>): number {
  let at = pointer
  while (at !== '' && !offsets.has(at)) at = parent(at)
  return offsets.get(at) ?? 0
}

function findOffsets(text: string, wanted: ReadonlySet<string>): Map<string, number> {
  const offsets = new Map<string, number>()
  const stack: Frame[] = []
  for (const [start, end] of tokens(text)) {
    const frame = stack.at(-1)
    const first = text[start]!
    if (first === ',') {
      if (frame) next(frame)
    } else if (first === '}' || first === ']') {
      stack.pop()
    } else if (frame?.isObject && frame.key === undefined) {
      frame.key = frame.pointer === undefined ? '' : keyOf(text.slice(start, end))
    } else {
      const pointer = pointerOf(frame, wanted)
      if (pointer !== undefined) offsets.set(pointer, start)
      if (first === '{' || first === '[')
        stack.push({ pointer, isObject: first === '{', index: 0, key: undefined })
    }
  }
  return offsets
}

/** Start and end of every string, bracket, comma and bare word. Colons and white space say nothing new. */
function* tokens(text: string): Generator<readonly [start: number, end: number]> {
  for (let at = 0; at < text.length; ) {
    const start = at
    const character = text[at]!
    if (character === '"') at = endOfString(text, at)
    else at = BETWEEN.test(character) || BRACKET.test(character) ? at + 1 : endOfWord(text, at)
    if (!BETWEEN.test(character)) yield [start, at]
  }
}

const BETWEEN = /[\s:]/
const BRACKET = /[{}[\],]/
const WORD = /[^\s:{}[\],"]+/y

function endOfWord(text: string, start: number): number {
  WORD.lastIndex = start
  return WORD.test(text) ? WORD.lastIndex : start + 1
}

function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslash = quote
    while (text[backslash - 1] === '\\') backslash--
    if ((quote - backslash) % 2 === 0) return quote + 1
  }
  return text.length
}

function next(frame: Frame): void {
  frame.index++
  frame.key = undefined
}

function pointerOf(frame: Frame | undefined, wanted: ReadonlySet<string>): string | undefined {
  if (!frame) return ''
  if (frame.pointer === undefined) return undefined
  const name = frame.isObject ? (frame.key ?? '') : String(frame.index)
  const pointer = `${frame.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return wanted.has(pointer) ? pointer : undefined
}

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token))
  } catch {
    return token
  }
}

/** Offsets, asked for in rising order, to positions. */
function positions(text: string): (offset: number) => Position {
  let line = 1
  let start = 0
  return (offset) => {
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line++
      start = end + 1
    }
    return { line, column: offset - start + 1 }
  }
}
