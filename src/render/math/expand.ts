import type { Say } from '../../words/words.ts'
import type { Macros } from '../context.ts'
import type { Definition } from './definitions.ts'
import { JUPYTER_MACROS } from './dialect.ts'
import { argumentAt, delimiterAt, groupEnd, optionEnd, skipBlanks } from './scan.ts'

// Macros are expanded in the source, as MathJax does it, and not by Temml: so the checks on length and nesting see
// the formula as it will be parsed, and a macro that grows without end stops at the limit.

const CONTROLS = /\\(?:[a-zA-Z@]+|[\s\S])/g
const MAX_EXPANSIONS = 1_000
const MAX_MACROS = 500

/** `isBomb`: it was given up only after a good deal of expanding. */
export type Expanded = { readonly tex: string } | { readonly reason: Say; readonly isBomb?: boolean }

/** `macros` with `added`; the same object where nothing is. A notebook has {@link MAX_MACROS} at most. */
export function withDefinitions(macros: Macros, added: readonly Definition[]): Macros {
  if (added.length === 0) return macros
  const count = Object.keys(macros).length
  const known = added.filter(([name], i) => count + i < MAX_MACROS || Object.hasOwn(macros, name))
  if (known.length === 0) return macros
  // Names start with a backslash, so none of them is `__proto__`.
  const all: Record<string, string> = { ...macros }
  for (const [name, value] of known) {
    // \let takes the meaning at this moment; what the name means later is its own affair.
    const target = value.startsWith('=') ? value.slice(1) : undefined
    all[name] = target !== undefined && Object.hasOwn(all, target) ? all[target]! : value
  }
  return all
}

/** The formula with the notebook's macros, and those Jupyter has and Temml lacks, replaced by what they stand for. */
export function expandMacros(tex: string, macros: Macros, maxLength: number): Expanded {
  let input = tex
  let out = ''
  let expansions = 0
  CONTROLS.lastIndex = 0
  for (let found = CONTROLS.exec(input); found; found = CONTROLS.exec(input)) {
    const name = found[0]
    const value = Object.hasOwn(macros, name) ? macros[name] : JUPYTER_MACROS.get(name)
    if (value === undefined) continue
    if (++expansions > MAX_EXPANSIONS) return { reason: (words) => words.endlessMacro(name), isBomb: true }
    const before = input.slice(0, found.index)
    const used = use(value, input, found.index + name.length)
    if (used === undefined) return { reason: (words) => words.wrongArguments(name) }
    out += before
    // What \let gave a name is not expanded again, or \let\old\frac \def\frac{…\old…} would never end.
    if (used.final) out += used.text
    input = used.final ? input.slice(used.end) : joined(used.text, input.slice(used.end))
    if (out.length + input.length > maxLength)
      return {
        reason: (words) => words.macrosTooLong(maxLength, 'limits.mathLength'),
        isBomb: true,
      }
    CONTROLS.lastIndex = 0
  }
  return { tex: out + input }
}

interface Use {
  readonly text: string
  readonly end: number
  readonly final?: boolean
}

function use(value: string, input: string, at: number): Use | undefined {
  if (value.startsWith('=')) return { text: value.slice(1), end: at, final: true }
  if (value.startsWith('*')) return usePair(value, input, at)
  return /^\[\s*\d\s*\]/.test(value) ? useCommand(value, input, at) : useDef(value, input, at)
}

function useDef(value: string, input: string, at: number): Use | undefined {
  const open = value.indexOf('{')
  const template = value.slice(0, open).match(/#\d|\\(?:[a-zA-Z@]+|[\s\S])|\s+|[\s\S]/g) ?? []
  const args: string[] = []
  let end = at
  for (let i = 0; i < template.length; i++) {
    const part = template[i]!
    if (!/^#\d$/.test(part)) {
      const start = /^\s/.test(part) ? end : skipBlanks(input, end)
      if (/^\s/.test(part)) continue
      if (!input.startsWith(part, start)) return undefined
      end = start + part.length
      continue
    }
    const delimiter = delimiterAfter(template, i)
    if (delimiter === '') {
      const argument = argumentAt(input, end)
      if (argument === undefined) return undefined
      args.push(argument.text)
      end = argument.end
    } else {
      const close = delimiterAt(input, end, delimiter)
      if (close === undefined) return undefined
      args.push(withoutBraces(input.slice(end, close.start)))
      end = close.start
    }
  }
  return { text: substitute(value.slice(open + 1, -1), args), end }
}

/** What must follow the parameter at `index`: its first delimiting token, blanks aside. */
function delimiterAfter(template: readonly string[], index: number): string {
  const next = template[index + 1]
  return next === undefined || /^(?:#\d|\s+)$/.test(next) ? '' : next
}

function withoutBraces(text: string): string {
  const trimmed = text.trim()
  return groupEnd(trimmed, 0) === trimmed.length ? trimmed.slice(1, -1) : trimmed
}

function useCommand(value: string, input: string, at: number): Use | undefined {
  const count = Number(value.slice(1, value.indexOf(']')))
  const afterCount = value.indexOf(']') + 1
  const defaultEnd = optionEnd(value, afterCount)
  const args: string[] = []
  let end = at
  if (defaultEnd !== undefined) {
    const option = optionEnd(input, skipBlanks(input, at))
    args.push(
      option === undefined
        ? value.slice(afterCount + 1, defaultEnd - 1)
        : input.slice(skipBlanks(input, at) + 1, option - 1),
    )
    end = option ?? at
  }
  while (args.length < count) {
    const argument = argumentAt(input, end)
    if (argument === undefined) return undefined
    args.push(argument.text)
    end = argument.end
  }
  return { text: substitute(value.slice((defaultEnd ?? afterCount) + 1, -1), args), end }
}

/** `\abs{x}` gives plain delimiters, `\abs*{x}` ones that grow. */
function usePair(value: string, input: string, at: number): Use | undefined {
  const left = argumentAt(value, 1)
  const right = left && argumentAt(value, left.end)
  const start = skipBlanks(input, at)
  const grows = input[start] === '*'
  const content = argumentAt(input, grows ? start + 1 : at)
  if (!left || !right || !content) return undefined
  const text = grows
    ? `\\left${left.text} ${content.text}\\right${right.text}`
    : `${left.text} ${content.text}${right.text}`
  return { text, end: content.end }
}

function substitute(body: string, args: readonly string[]): string {
  let out = ''
  let copied = 0
  for (const found of body.matchAll(/#([#1-9])/g)) {
    out = joined(out, body.slice(copied, found.index))
    out = joined(out, found[1] === '#' ? '#' : (args[Number(found[1]) - 1] ?? ''))
    copied = found.index + 2
  }
  return joined(out, body.slice(copied))
}

/** Two pieces of TeX side by side, a control word kept apart from a letter. */
function joined(left: string, right: string): string {
  return /^[a-zA-Z]/.test(right) && /\\[a-zA-Z@]+$/.test(left) ? `${left} ${right}` : left + right
}
