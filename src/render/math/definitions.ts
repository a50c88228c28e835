import { argumentAt, controlAt, delimiterAt, groupEnd, optionEnd, skipBlanks } from './scan.ts'

// Macros as plain strings, so that they can flow from cell to cell and to a worker. The forms:
//   #1#2{body}      \def with its parameter text
//   [2][x]{body}    \newcommand with two arguments, the first optional (`[2]` alone: none is)
//   =\name          \let
//   *{left}{right}  \DeclarePairedDelimiter

/** A name with its backslash, and its definition in one of the forms above. */
export type Definition = readonly [name: string, value: string]

export interface TakenDefinitions {
  /** The formula without the definitions. */
  readonly rest: string
  readonly definitions: readonly Definition[]
}

const ANY = /\\(?:g?def|let|(?:re)?newcommand|providecommand|Declare)/
const DEFINERS =
  /\\(?:(?:g?def|let|(?:re)?newcommand|providecommand|DeclareMathOperator|DeclarePairedDelimiter)(?![a-zA-Z@])|[\s\S])/g

interface Parsed {
  readonly definition: Definition
  readonly end: number
}

/**
 * Takes the macro definitions out of a formula. As in MathJax they hold from there on, wherever they stand. What
 * is malformed stays in the formula, where TeX will complain about it.
 */
export function takeDefinitions(tex: string): TakenDefinitions {
  if (!ANY.test(tex)) return { rest: tex, definitions: [] }
  const definitions: Definition[] = []
  let rest = ''
  let copied = 0
  DEFINERS.lastIndex = 0
  for (let found = DEFINERS.exec(tex); found; found = DEFINERS.exec(tex)) {
    const parsed = parse(tex, found[0], DEFINERS.lastIndex)
    if (parsed === undefined) continue
    definitions.push(parsed.definition)
    rest += tex.slice(copied, found.index)
    copied = DEFINERS.lastIndex = parsed.end
  }
  return { rest: rest + tex.slice(copied), definitions }
}

function parse(tex: string, definer: string, at: number): Parsed | undefined {
  if (definer === '\\def' || definer === '\\gdef') return parseDef(tex, at)
  if (definer === '\\let') return parseLet(tex, at)
  if (definer.endsWith('command')) return parseNewCommand(tex, at)
  if (definer === '\\DeclareMathOperator') return parseOperator(tex, at)
  return definer === '\\DeclarePairedDelimiter' ? parsePair(tex, at) : undefined
}

function parseDef(tex: string, from: number): Parsed | undefined {
  const at = skipBlanks(tex, from)
  const name = controlAt(tex, at)
  if (name === undefined) return undefined
  const start = at + name.length
  const open = tex.indexOf('{', start)
  const end = groupEnd(tex, open)
  if (end === undefined) return undefined
  return { definition: [name, tex.slice(start, open).trim() + tex.slice(open, end)], end }
}

function parseLet(tex: string, from: number): Parsed | undefined {
  const at = skipBlanks(tex, from)
  const name = controlAt(tex, at)
  if (name === undefined) return undefined
  let value = skipBlanks(tex, at + name.length)
  if (tex[value] === '=') value = skipBlanks(tex, value + 1)
  const meaning = controlAt(tex, value) ?? tex[value]
  if (meaning === undefined || meaning === '{' || meaning === '}') return undefined
  return { definition: [name, `=${meaning}`], end: value + meaning.length }
}

function parseNewCommand(tex: string, from: number): Parsed | undefined {
  const named = nameAt(tex, from)
  if (named === undefined) return undefined
  let at = skipBlanks(tex, named.end)
  let options = ''
  for (let i = 0; i < 2; i++) {
    const end = optionEnd(tex, at)
    if (end === undefined) break
    options += tex.slice(at, end)
    at = skipBlanks(tex, end)
  }
  if (options !== '' && !/^\[\s*[0-9]\s*\]/.test(options)) return undefined
  const body = argumentAt(tex, at)
  return body && { definition: [named.name, `${options}{${body.text}}`], end: body.end }
}

function parseOperator(tex: string, from: number): Parsed | undefined {
  const star = tex[skipBlanks(tex, from)] === '*' ? '*' : ''
  const named = nameAt(tex, from)
  const body = named && argumentAt(tex, named.end)
  return body && { definition: [named.name, `{\\operatorname${star}{${body.text}}}`], end: body.end }
}

function parsePair(tex: string, from: number): Parsed | undefined {
  const named = nameAt(tex, from)
  const left = named && argumentAt(tex, named.end)
  const right = left && argumentAt(tex, left.end)
  return right && { definition: [named.name, `*{${left.text}}{${right.text}}`], end: right.end }
}

/** `\name`, `{\name}` or `*{\name}`. */
function nameAt(tex: string, from: number): { name: string; end: number } | undefined {
  let at = skipBlanks(tex, from)
  if (tex[at] === '*') at = skipBlanks(tex, at + 1)
  const braced = tex[at] === '{'
  if (braced) at = skipBlanks(tex, at + 1)
  const name = controlAt(tex, at)
  if (name === undefined) return undefined
  if (!braced) return { name, end: at + name.length }
  const close = delimiterAt(tex, at + name.length, '}')
  return close && { name, end: close.end }
}
