import { literal } from './literal.ts'
import type { ParameterSyntax } from './syntax.ts'

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package private ' +
    'protected public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

const GRAMMAR = {
  null: 'null',
  true: 'true',
  false: 'false',
  number: (text: string) => (/^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text)) ? `${text}n` : text),
  nan: 'NaN',
  infinity: 'Infinity',
  minusInfinity: '-Infinity',
  string: (value: string) => JSON.stringify(value),
  array: (items: readonly string[]) => `[${items.join(', ')}]`,
  // In a literal, a plain "__proto__" would set the prototype.
  entry: (key: string) => (key === '__proto__' ? '["__proto__"]: ' : `${JSON.stringify(key)}: `),
  object: (entries: readonly string[]) => (entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`),
}

/** `var`, because a name may come twice. */
export const javascript: ParameterSyntax = {
  comment: '// ',
  assign(name, value) {
    if (!/^[A-Za-z_$][\w$]*$/.test(name) || RESERVED.has(name)) return undefined
    const text = literal(value, GRAMMAR)
    return text === undefined ? undefined : `var ${name} = ${text}`
  },
}
