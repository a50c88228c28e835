import { literal } from './literal.ts'
import type { ParameterSyntax } from './syntax.ts'

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)

// JSON's escapes are all Python's too.
const GRAMMAR = {
  null: 'None',
  true: 'True',
  false: 'False',
  number: (text: string) => text,
  nan: "float('nan')",
  infinity: "float('inf')",
  minusInfinity: "float('-inf')",
  string: (value: string) => JSON.stringify(value),
  array: (items: readonly string[]) => `[${items.join(', ')}]`,
  entry: (key: string) => `${JSON.stringify(key)}: `,
  object: (entries: readonly string[]) => `{${entries.join(', ')}}`,
}

export const python: ParameterSyntax = {
  comment: '# ',
  assign(name, value) {
    if (!/^[A-Za-z_]\w*$/.test(name) || KEYWORDS.has(name)) return undefined
    const text = literal(value, GRAMMAR)
    return text === undefined ? undefined : `${name} = ${text}`
  },
}
