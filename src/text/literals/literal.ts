import type { JsonObject, JsonValue } from '../../model/json.ts'
import { JsonNumber, numberText } from '../json/number.ts'

/** How a language spells JSON's values. A function returns undefined where there is no literal for its argument. */
export interface LiteralGrammar {
  readonly null: string
  readonly true: string
  readonly false: string
  /** `text` as Python spells the number: `5`, `1.0`, `1e-07`. */
  readonly number: (text: string) => string
  readonly nan: string
  readonly infinity: string
  readonly minusInfinity: string
  readonly string: (value: string) => string | undefined
  readonly array: (items: readonly string[]) => string
  readonly entry: (key: string) => string | undefined
  readonly object: (entries: readonly string[]) => string
}

/** Nobody writes deeper parameters; a bound keeps the recursion small. */
const MAX_DEPTH = 50

/** A value as an expression of a language; undefined where it has none. */
export function literal(value: JsonValue, grammar: LiteralGrammar, depth = 0): string | undefined {
  if (value === null) return grammar.null
  if (value === true) return grammar.true
  if (value === false) return grammar.false
  if (typeof value === 'string') return grammar.string(value)
  if (typeof value === 'number' || value instanceof JsonNumber)
    return numberLiteral(numberText(value), grammar)
  if (depth >= MAX_DEPTH) return undefined
  const parts = Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item) => literal(item, grammar, depth + 1))
    : entriesOf(value as JsonObject, grammar, depth)
  if (parts.includes(undefined)) return undefined
  return (Array.isArray(value) ? grammar.array : grammar.object)(parts as readonly string[])
}

function numberLiteral(text: string, grammar: LiteralGrammar): string {
  if (text === 'NaN') return grammar.nan
  if (text === 'Infinity') return grammar.infinity
  return text === '-Infinity' ? grammar.minusInfinity : grammar.number(text)
}

function entriesOf(
  object: JsonObject,
  grammar: LiteralGrammar,
  depth: number,
): readonly (string | undefined)[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (value === undefined) return []
    const [name, text] = [grammar.entry(key), literal(value, grammar, depth + 1)]
    return [name === undefined || text === undefined ? undefined : name + text]
  })
}
