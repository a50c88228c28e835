/**
 * Whether two values are the same JSON, with their keys in the same order, as pages show them. What is the same object
 * costs nothing.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  // No recursion: nobody limited how deep it is nested.
  const waiting: [unknown, unknown][] = [[left, right]]
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [a, b] = pair
    if (Object.is(a, b)) continue
    if (!isObject(a) || !isObject(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
    const keys = Object.keys(a)
    const others = Object.keys(b)
    if (keys.length !== others.length) return false
    for (const [index, key] of keys.entries()) {
      if (key !== others[index]) return false
      waiting.push([a[key], b[key]])
    }
  }
  return true
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
