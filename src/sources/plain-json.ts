import { JsonNumber, type JsonValue, PlatenError } from '../index.ts'
import { joinPointer } from '../text/pointer.ts'

type Put = (value: JsonValue) => void

/** An object being copied, and where its copy goes. */
interface Open {
  readonly source: object
  readonly put: Put
  /** `undefined` for a list. */
  readonly keys: readonly string[] | undefined
  readonly list: JsonValue[]
  readonly entries: [string, JsonValue][]
  next: number
}

/**
 * JSON from values a program made: the own enumerable properties of objects, `toJSON` where there is one, big
 * integers whole. Undefined, functions and symbols are left out as `JSON.stringify` does.
 *
 * @throws PlatenError `INVALID_SOURCE` for an object that contains itself, `LIMIT_EXCEEDED` for one nested deeper
 *   than `maxDepth`.
 */
export function plainJson(value: unknown, maxDepth: number): JsonValue {
  let result: JsonValue = null
  const stack: Open[] = []
  const open = new Set<object>()
  // An object met twice is copied once, or a few dozen levels of sharing would take for ever.
  const made = new Map<object, JsonValue>()

  const place = (item: unknown, put: Put): void => {
    const source = unwrapped(item)
    if (typeof source !== 'object' || source === null || source instanceof JsonNumber) {
      const scalar = scalarOf(source)
      if (scalar !== undefined) put(scalar)
      return
    }
    const copy = made.get(source)
    if (copy !== undefined) {
      put(copy)
      return
    }
    if (open.has(source)) throw circular(pointerOf(stack))
    if (stack.length >= maxDepth) throw tooDeep(maxDepth, pointerOf(stack))
    open.add(source)
    const keys = Array.isArray(source) ? undefined : Object.keys(source)
    stack.push({ source, put, keys, list: [], entries: [], next: 0 })
  }

  place(value, (copy) => {
    result = copy
  })
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (placeNext(top, place)) continue
    const copy = top.keys ? Object.fromEntries(top.entries) : top.list
    stack.pop()
    open.delete(top.source)
    made.set(top.source, copy)
    top.put(copy)
  }
  return result
}

/** Starts on the next member; false where there is none left. */
function placeNext(top: Open, place: (item: unknown, put: Put) => void): boolean {
  const { source, keys, list, entries } = top
  const at = top.next++
  if (keys === undefined) {
    const items = source as readonly unknown[]
    if (at >= items.length) return false
    // A list keeps its length: what is not JSON in it becomes null, as JSON.stringify has it.
    list[at] = null
    place(items[at], (item) => {
      list[at] = item
    })
    return true
  }
  const key = keys[at]
  if (key === undefined) return false
  const item = (source as Readonly<Record<string, unknown>>)[key]
  place(item, (copy) => entries.push([key, copy]))
  return true
}

function pointerOf(stack: readonly Open[]): string {
  return stack.map(({ keys, next }) => joinPointer('', keys?.[next - 1] ?? next - 1)).join('')
}

function unwrapped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value
  const { toJSON } = value as { toJSON?: unknown }
  return typeof toJSON === 'function' ? toJSON.call(value) : value
}

function scalarOf(value: unknown): JsonValue | undefined {
  if (value === null || value instanceof JsonNumber) return value
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return new JsonNumber(value.toString())
  if (typeof value !== 'number') return undefined
  return Number.isFinite(value) ? value : new JsonNumber(String(value))
}

function circular(pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: 'The payload contains itself.',
    pointer,
    help: 'Pass the text the job system sent.',
  })
}

function tooDeep(maxDepth: number, pointer: string): PlatenError {
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `The payload is nested deeper than ${maxDepth} levels.`,
    pointer,
    help: 'Raise limits.jsonDepth if you trust where it comes from.',
  })
}
