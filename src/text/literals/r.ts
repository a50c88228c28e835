import { literal } from './literal.ts'
import type { ParameterSyntax } from './syntax.ts'

const RESERVED = new Set(
  (
    'if else repeat while function for next break TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_character_ ' +
    'NA_complex_ in'
  ).split(' '),
)
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** R has JSON's escapes, but neither NUL nor lone surrogates in a string. */
const string = (value: string) =>
  value.includes('\0') || LONE_SURROGATE.test(value) ? undefined : JSON.stringify(value)

const GRAMMAR = {
  null: 'NULL',
  true: 'TRUE',
  false: 'FALSE',
  number: (text: string) => text,
  nan: 'NaN',
  infinity: 'Inf',
  minusInfinity: '-Inf',
  string,
  array: (items: readonly string[]) => `list(${items.join(', ')})`,
  entry: (key: string) => {
    const quoted = key === '' ? undefined : string(key)
    return quoted === undefined ? undefined : `${quoted} = `
  },
  object: (entries: readonly string[]) =>
    entries.length === 0 ? 'setNames(list(), character())' : `list(${entries.join(', ')})`,
}

export const r: ParameterSyntax = {
  comment: '# ',
  assign(name, value) {
    const variable = nameOf(name)
    const text = literal(value, GRAMMAR)
    return variable === undefined || text === undefined ? undefined : `${variable} <- ${text}`
  },
}

function nameOf(name: string): string | undefined {
  if (/^(?:[A-Za-z]|\.(?!\d))[\w.]*$/.test(name) && !RESERVED.has(name)) return name
  return /^[\w .:/-]+$/.test(name) ? `\`${name}\`` : undefined
}
