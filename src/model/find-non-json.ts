import { JsonNumber } from '../text/json/number.ts'
import { joinPointer } from '../text/pointer.ts'

/** A place in a value that JSON has no word for. */
export interface NonJson {
  readonly kind: 'not-json' | 'too-deep'
  /** What stands there: `a function`, `undefined`, … */
  readonly found: string
  readonly pointer: string
}

interface Frame {
  /** Of an object; an array has indexes. */
  readonly keys: readonly string[] | undefined
  readonly values: readonly unknown[]
  next: number
}

/**
 * The first thing in a value that is not JSON (a function, a Date, a BigInt …), or that is nested more than
 * `maxDepth` levels deep, which is also how an object that contains itself comes out. Undefined where all is well.
 * Keys whose value is undefined are absent; `JsonNumber`, NaN and infinities are numbers. Not recursive.
 */
export function findNonJson(root: unknown, maxDepth: number): NonJson | undefined {
  const stack: Frame[] = []
  let problem = visit(root)
  while (!problem && stack.length > 0) {
    const frame = stack.at(-1)!
    if (frame.next === frame.values.length) {
      stack.pop()
      continue
    }
    const value = frame.values[frame.next++]
    if (value !== undefined || !frame.keys) problem = visit(value)
  }
  return problem && { ...problem, pointer: pointerOf(stack) }

  function visit(value: unknown): Omit<NonJson, 'pointer'> | undefined {
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    )
      return
    if (typeof value !== 'object') return { kind: 'not-json', found: typeof value }
    if (value instanceof JsonNumber) return
    if (stack.length >= maxDepth) return { kind: 'too-deep', found: `more than ${maxDepth} levels` }
    if (Array.isArray(value)) stack.push({ keys: undefined, values: value, next: 0 })
    else if (isPlain(value)) stack.push({ keys: Object.keys(value), values: Object.values(value), next: 0 })
    else return { kind: 'not-json', found: `an object of class ${className(value)}` }
    return
  }
}

/** By tag, not by prototype: an object may come from another realm. */
function isPlain(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]'
}

function className(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function pointerOf(stack: readonly Frame[]): string {
  return stack.reduce(
    (pointer, { keys, next }) => (next === 0 ? pointer : joinPointer(pointer, keys?.[next - 1] ?? next - 1)),
    '',
  )
}
