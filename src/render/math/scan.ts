// Small steps through TeX source, shared by what rewrites it. All of them are linear and take any text.

const BLANKS = /\s*/y
const CONTROL = /\\(?:[a-zA-Z@]+|[\s\S])/y

/** The index of the first character at or after `at` that is no blank. */
export function skipBlanks(tex: string, at: number): number {
  BLANKS.lastIndex = at
  BLANKS.exec(tex)
  return BLANKS.lastIndex
}

/** The control sequence at `at` with its backslash, or undefined. */
export function controlAt(tex: string, at: number): string | undefined {
  CONTROL.lastIndex = at
  return CONTROL.exec(tex)?.[0]
}

/** Where the group that opens at `at` ends, past its closing brace; undefined where `at` opens none or it never closes. */
export function groupEnd(tex: string, at: number): number | undefined {
  if (tex[at] !== '{') return undefined
  let depth = 0
  for (let i = at; i < tex.length; i++) {
    const char = tex[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return i + 1
  }
  return undefined
}

/** Where an optional `[…]` at `at` ends, past its bracket; braces within it are balanced. */
export function optionEnd(tex: string, at: number): number | undefined {
  return tex[at] === '[' ? delimiterAt(tex, at + 1, ']')?.end : undefined
}

/** The next `delimiter` outside braces. */
export function delimiterAt(
  tex: string,
  from: number,
  delimiter: string,
): { start: number; end: number } | undefined {
  let depth = 0
  for (let i = from; i < tex.length; i++) {
    if (depth === 0 && tex.startsWith(delimiter, i)) return { start: i, end: i + delimiter.length }
    const char = tex[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}' && --depth < 0) return undefined
  }
  return undefined
}

/** An argument as TeX takes it: a group without its braces, a control sequence, or one character. */
export function argumentAt(tex: string, from: number): { text: string; end: number } | undefined {
  const at = skipBlanks(tex, from)
  if (at >= tex.length || tex[at] === '}') return undefined
  if (tex[at] === '{') {
    const end = groupEnd(tex, at)
    return end === undefined ? undefined : { text: tex.slice(at + 1, end - 1), end }
  }
  const text = controlAt(tex, at) ?? String.fromCodePoint(tex.codePointAt(at)!)
  return { text, end: at + text.length }
}
