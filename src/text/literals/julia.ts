import { literal } from './literal.ts'
import type { ParameterSyntax } from './syntax.ts'

const KEYWORDS = new Set(
  (
    'baremodule begin break catch const continue do else elseif end export false finally for function global if ' +
    'import let local macro module quote return struct true try using while nothing'
  ).split(' '),
)

/** JSON's escapes are Julia's too; `$` would interpolate. */
const string = (value: string) => JSON.stringify(value).replaceAll('$', '\\$')

const GRAMMAR = {
  null: 'nothing',
  true: 'true',
  false: 'false',
  number: (text: string) => text,
  nan: 'NaN',
  infinity: 'Inf',
  minusInfinity: '-Inf',
  string,
  array: (items: readonly string[]) => `[${items.join(', ')}]`,
  entry: (key: string) => `${string(key)} => `,
  object: (entries: readonly string[]) => `Dict(${entries.join(', ')})`,
}

export const julia: ParameterSyntax = {
  comment: '# ',
  assign(name, value) {
    if (!/^[A-Za-z_]\w*$/.test(name) || KEYWORDS.has(name)) return undefined
    const text = literal(value, GRAMMAR)
    return text === undefined ? undefined : `${name} = ${text}`
  },
}
