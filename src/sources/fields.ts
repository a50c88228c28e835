import { JsonNumber, type JsonObject, type JsonValue } from '../index.ts'

/** What a date can hold on either side of the epoch. */
const MAX_MILLIS = 8.64e15

/**
 * Reads the fields of an object a job system sent and remembers which ones were understood, so that the others can
 * be kept ({@link rest}). A field of another type than asked for counts as not understood; a null as absent.
 */
export class Fields {
  readonly object: JsonObject
  readonly #understood = new Set<string>()

  constructor(object: JsonObject) {
    this.object = object
  }

  /** The value as it is, without taking it. */
  peek(key: string): JsonValue | undefined {
    return Object.hasOwn(this.object, key) ? this.object[key] : undefined
  }

  /** A string that is not empty, without taking it. */
  peekText(key: string): string | undefined {
    const value = this.peek(key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  /** Any value but null. */
  value(key: string): JsonValue | undefined {
    return this.#take(key, this.peek(key) ?? undefined)
  }

  /** A string that is not empty. */
  text(key: string): string | undefined {
    const value = this.peek(key)
    if (typeof value !== 'string') return undefined
    return this.#take(key, value) || undefined
  }

  /** A string, or an integer of any size as a string. */
  id(key: string): string | undefined {
    return this.#take(key, idOf(this.peek(key)))
  }

  number(key: string): number | undefined {
    return this.#take(key, numberOf(this.peek(key)))
  }

  /** A whole number from 0 on. */
  count(key: string): number | undefined {
    const value = numberOf(this.peek(key))
    return value !== undefined && Number.isSafeInteger(value) && value >= 0
      ? this.#take(key, value)
      : undefined
  }

  /** Milliseconds since the epoch; 0 is how job systems say that there is no such moment yet. */
  moment(key: string): number | undefined {
    const value = numberOf(this.peek(key))
    if (value === undefined || Math.abs(value) > MAX_MILLIS) return undefined
    return this.#take(key, value) || undefined
  }

  flag(key: string): boolean | undefined {
    const value = this.peek(key)
    return typeof value === 'boolean' ? this.#take(key, value) : undefined
  }

  fields(key: string): Fields | undefined {
    const value = this.peek(key)
    return isObject(value) ? this.#take(key, new Fields(value)) : undefined
  }

  list(key: string): readonly JsonValue[] | undefined {
    const value = this.peek(key)
    return Array.isArray(value) ? this.#take(key, value as readonly JsonValue[]) : undefined
  }

  /** What was not understood, in its order; undefined where that is nothing. */
  rest(): JsonObject | undefined {
    const entries = Object.entries(this.object).filter(
      ([key, value]) => !this.#understood.has(key) && value !== undefined,
    )
    return entries.length > 0 ? Object.fromEntries(entries) : undefined
  }

  #take<T>(key: string, value: T): T {
    if (value !== undefined) this.#understood.add(key)
    return value
  }
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  )
}

const INTEGER = /^-?\d+$/

function idOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value || undefined
  if (value instanceof JsonNumber) return INTEGER.test(value.text) ? value.text : undefined
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : undefined
}

function numberOf(value: JsonValue | undefined): number | undefined {
  const number = value instanceof JsonNumber ? value.valueOf() : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** The object without the keys whose value is undefined. */
export function compact<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}

/** {@link compact}, or undefined where nothing is left. */
export function compactOrNone(object: JsonObject): JsonObject | undefined {
  const left = compact(object)
  return Object.keys(left).length > 0 ? left : undefined
}
