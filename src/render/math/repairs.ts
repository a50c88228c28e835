import { groupEnd, optionEnd, skipBlanks } from './scan.ts'

/**
 * A formula Temml refused, with what MathJax forgives put right: special characters in text, arguments without
 * braces, column specifications of LaTeX tables, character references out of HTML.
 */
export function repaired(tex: string): string {
  let out = tex
  if (out.includes('&')) out = withoutReferences(out)
  if (/\\(?:text|mathrm|operatorname|hbox)/.test(out)) out = withEscapedText(out)
  if (/[_^]\s*\\/.test(out)) out = withBracedScripts(out)
  if (out.includes('\\begin')) out = withPlainColumns(out)
  return out
}

const REFERENCES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: '~', quot: '"' }

function withoutReferences(tex: string): string {
  return tex.replace(/&(lt|gt|amp|nbsp|quot);/g, (_whole, name: string) => REFERENCES[name]!)
}

const TEXT = /\\(?:text(?:rm|bf|it|sf|tt|normal)?|hbox|mathrm|operatorname\*?)\s*(?=\{)/g
const SPECIAL = /\\[\s\S]|\$[^$]*\$|[_#^&%]/g

/** In text `_`, `#`, `^`, `&` and `%` are themselves for MathJax. Mathematics within it, between dollars, is let be. */
function withEscapedText(tex: string): string {
  let out = ''
  let copied = 0
  for (const found of tex.matchAll(TEXT)) {
    const open = found.index + found[0].length
    const end = groupEnd(tex, open)
    if (open < copied || end === undefined) continue
    const isText = !/^\\(?:mathrm|operatorname)/.test(found[0])
    // An operator's name or an upright symbol may well have a subscript; only what cannot be one is escaped there.
    const content = tex.slice(open, end)
    out +=
      tex.slice(copied, open) +
      (isText ? content.replace(SPECIAL, escapeSpecial) : content.replace(/(\\[\s\S])|#/g, '$1'))
    copied = end
  }
  return out + tex.slice(copied)
}

function escapeSpecial(found: string): string {
  if (found.length > 1) return found
  return found === '^' ? '\\char`^ ' : `\\${found}`
}

const SCRIPT = /([_^])\s*(\\[a-zA-Z]+)/g
const SWITCHES = /^\\(?:rm|bf|it|sf|tt|cal|frak|mit|scriptstyle|displaystyle|textstyle)$/

/** `x_\max` and `x_\rm{a}`: the command and its arguments get braces. */
function withBracedScripts(tex: string): string {
  let out = ''
  let copied = 0
  for (const found of tex.matchAll(SCRIPT)) {
    if (found.index < copied || found[2] === '\\begin' || found[2] === '\\left') continue
    let end = found.index + found[0].length
    for (let group = groupEnd(tex, end); group !== undefined; group = groupEnd(tex, end)) end = group
    if (SWITCHES.test(found[2]!) && end === found.index + found[0].length) {
      end = Math.min(skipBlanks(tex, end) + 1, tex.length)
    }
    out += `${tex.slice(copied, found.index)}${found[1]}{${tex.slice(found.index + found[0].length - found[2]!.length, end)}}`
    copied = end
  }
  return out + tex.slice(copied)
}

const ARRAY = /\\begin\{(?:array|darray)\}/g
const MANY = 'lllllllllllll'

/** Column specifications Temml does not know (`@{}`, `p{3cm}`, `*{3}{c}`, `[t]`), and missing ones. */
function withPlainColumns(tex: string): string {
  let out = ''
  let copied = 0
  for (const found of tex.matchAll(ARRAY)) {
    let at = skipBlanks(tex, found.index + found[0].length)
    at = skipBlanks(tex, optionEnd(tex, at) ?? at)
    const end = groupEnd(tex, at)
    out += `${tex.slice(copied, found.index)}${found[0]}{${end === undefined ? MANY : columns(tex.slice(at + 1, end - 1))}}`
    // MathJax takes whatever comes first for the columns; a lone `\\` there is all that is ever meant by it.
    copied = end ?? (tex.startsWith('\\\\', at) ? at + 2 : /^\\\s/.test(tex.slice(at, at + 2)) ? at + 2 : at)
  }
  return out + tex.slice(copied)
}

function columns(specification: string): string {
  const plain = specification
    .replace(/\*\s*\{\s*(\d{1,2})\s*\}\s*\{([^{}]*)\}/g, (_whole, count: string, part: string) =>
      part.repeat(Math.min(Number(count), 30)),
    )
    .replace(/[@!><]\s*\{[^{}]*\}/g, '')
    .replace(/[pmbwX]\s*\{[^{}]*\}/g, 'l')
    .replace(/[LCR]/g, (letter) => letter.toLowerCase())
    .replace(/[^lcr|:]/g, '')
  return /[lcr]/.test(plain) ? plain.slice(0, 100) : MANY
}
