import type { JsonObject } from '../../model/json.ts'

const SURROGATE = /[\ud800-\udfff]/

/** The keys of an object that have a value, by code point, as Python sorts them. */
export function sortKeys(object: JsonObject): readonly string[] {
  const keys = Object.keys(object).filter((key) => object[key] !== undefined)
  // The default order is by UTF-16 unit, which is another one only where there are surrogates.
  return keys.some((key) => SURROGATE.test(key)) ? keys.sort(compareCodePoints) : keys.sort()
}

function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue
    const here = a.codePointAt(i)! - b.codePointAt(i)!
    // After the same first half of a pair, one of them may stand alone.
    return i === 0 ? here : a.codePointAt(i - 1)! - b.codePointAt(i - 1)! || here
  }
  return a.length - b.length
}
