import type { Macros } from '../context.ts'

// Definitions are read here rather than by Temml, whose own are objects that point in circles: ours are plain
// text, so that they can flow from cell to cell, be compared and be sent to a worker.

const DEFINITION =
  /\\(?:re|provide)?newcommand\*?\s*(?:\{\s*(\\[a-zA-Z]+|\\[^a-zA-Z])\s*\}|(\\[a-zA-Z]+))\s*(?:\[\d\]\s*)?\{|\\[gex]?def\s*(\\[a-zA-Z]+)\s*(?:#\d)*\s*\{|\\DeclareMathOperator(\*?)\s*\{\s*(\\[a-zA-Z]+)\s*\}\s*\{/g
const MAX_MACROS = 2_000
const MAX_BODY = 2_000

export interface Definitions {
  /** The formula without what it defines. */
  readonly tex: string
  /** All macros in force after it; the same object where it defines none. */
  readonly macros: Macros
}

/** Takes `\newcommand`, `\def`, `\DeclareMathOperator` and their like out of a formula. */
export function takeDefinitions(tex: string, macros: Macros): Definitions {
  if (!/\\(?:(?:re|provide)?newcommand|[gex]?def\b|DeclareMathOperator)/.test(tex)) return { tex, macros }
  const found = new Map<string, string>()
  let rest = ''
  let at = 0
  DEFINITION.lastIndex = 0
  for (let match = DEFINITION.exec(tex); match; match = DEFINITION.exec(tex)) {
    const end = endOfGroup(tex, DEFINITION.lastIndex)
    if (end === undefined) break
    const [, braced, bare, defined, star, operator] = match
    const body = tex.slice(DEFINITION.lastIndex, end)
    const name = braced ?? bare ?? defined ?? operator!
    if (body.length <= MAX_BODY) found.set(name, operator ? `\\operatorname${star}{${body}}` : body)
    rest += tex.slice(at, match.index)
    at = end + 1
    DEFINITION.lastIndex = at
  }
  const isTooMany = Object.keys(macros).length + found.size > MAX_MACROS
  if (found.size === 0 || isTooMany) return { tex, macros }
  return { tex: rest + tex.slice(at), macros: { ...macros, ...Object.fromEntries(found) } }
}

/** The index of the brace that closes a group whose opening brace ends just before `start`. */
function endOfGroup(tex: string, start: number): number | undefined {
  let depth = 1
  for (let i = start; i < tex.length; i++) {
    const char = tex[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return i
  }
  return undefined
}
