/**
 * The strings of a Python list of pairs of strings, `[('host', 'text'), …]`, which is how logs of 2.x come as JSON.
 * Undefined for anything else.
 */
export function stringPairs(text: string): readonly (readonly [string, string])[] | undefined {
  const pairs: [string, string][] = []
  let at = skip(text, /\s*\[\s*/y, 0)
  while (at !== undefined && text[at] === '(') {
    const first = string(text, skip(text, /\(\s*/y, at))
    const second = first && string(text, skip(text, /\s*,\s*/y, first.end))
    const end = second && skip(text, /\s*,?\s*\)\s*(?:,\s*)?/y, second.end)
    if (first === undefined || second === undefined || end === undefined) return undefined
    pairs.push([first.value, second.value])
    at = end
  }
  const end = at === undefined ? undefined : skip(text, /\]\s*/y, at)
  return end === text.length && pairs.length > 0 ? pairs : undefined
}

function skip(text: string, pattern: RegExp, at: number | undefined): number | undefined {
  if (at === undefined) return undefined
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

interface Read {
  readonly value: string
  readonly end: number
}

function string(text: string, at: number | undefined): Read | undefined {
  const quote = at === undefined ? undefined : text[at]
  if (at === undefined || (quote !== "'" && quote !== '"')) return undefined
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === quote) return { value: unescaped(text.slice(at + 1, i)), end: i + 1 }
    else if (text[i] === '\n') return undefined
  }
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U00([\dA-Fa-f]{6})|([\s\S]))/g,
    (whole, byte, short, long, one: string | undefined) => {
      if (one !== undefined) return NAMED[one] ?? ('\\\'"'.includes(one) ? one : whole)
      const code = Number.parseInt(byte ?? short ?? long, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
