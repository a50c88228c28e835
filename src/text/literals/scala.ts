import { literal } from './literal.ts'
import type { ParameterSyntax } from './syntax.ts'

const KEYWORDS = new Set(
  (
    'abstract case catch class def do else enum export extends false final finally for given if implicit import ' +
    'lazy macro match new null object override package private protected return sealed super then this throw ' +
    'trait true try type val var while with yield'
  ).split(' '),
)
const INT_MAX = 2 ** 31

const GRAMMAR = {
  null: 'null',
  true: 'true',
  false: 'false',
  number,
  nan: 'Double.NaN',
  infinity: 'Double.PositiveInfinity',
  minusInfinity: 'Double.NegativeInfinity',
  string: (value: string) => JSON.stringify(value),
  array: (items: readonly string[]) => `Seq(${items.join(', ')})`,
  entry: (key: string) => `${JSON.stringify(key)} -> `,
  object: (entries: readonly string[]) => `Map(${entries.join(', ')})`,
}

export const scala: ParameterSyntax = {
  comment: '// ',
  assign(name, value) {
    const variable = nameOf(name)
    const text = literal(value, GRAMMAR)
    return variable === undefined || text === undefined ? undefined : `val ${variable} = ${text}`
  },
}

/** Beyond Int a whole number needs an L, beyond Long it is a BigInt. */
function number(text: string): string {
  if (!/^-?\d+$/.test(text)) return text
  const value = Number(text)
  if (value >= -INT_MAX && value < INT_MAX) return text
  return Math.abs(value) < 2 ** 63 ? `${text}L` : `BigInt("${text}")`
}

function nameOf(name: string): string | undefined {
  if (/^[A-Za-z_]\w*$/.test(name) && name !== '_' && !KEYWORDS.has(name)) return name
  return /^[\w .:/-]+$/.test(name) ? `\`${name}\`` : undefined
}
