import type { JsonValue } from '../../../model/json.ts'
import { JsonNumber } from '../../../text/json/number.ts'

/** Field types of Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/#types-and-formats). */
export type FieldType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'duration'
  | 'array'
  | 'object'
  | 'any'

/** May be shorter than the table is wide. */
export type Row = readonly (JsonValue | undefined)[]

// Type names of SQL dialects, Spark, Arrow, pandas and ClickHouse, lower case and without their arguments.
const NAMES: readonly (readonly [FieldType, RegExp])[] = [
  ['array', /\[\]$|^(?:array|list|largelist|vector|set)$/],
  ['object', /^(?:struct|map|jsonb?|variant|record|row|dict|nested|tuple)$/],
  [
    'integer',
    /^(?:u?(?:tiny|small|medium|big|huge)?int(?:eger)?\d*|byteint|long|short|byte|(?:small|big)?serial\d?|year)$/,
  ],
  [
    'number',
    /^(?:float\d*|double(?: precision)?|real|half|(?:big)?decimal\d*|dec|(?:big)?numeric|number|fixed|(?:small)?money)$/,
  ],
  ['boolean', /^bool(?:ean)?$/],
  ['date', /^date\d*$/],
  ['datetime', /^(?:datetime|timestamp|smalldatetime)/],
  ['duration', /^(?:interval|duration|timedelta)/],
  ['time', /^time\d*(?:$| )/],
  [
    'string',
    /^(?:n?(?:var)?char\d*|character(?: varying)?|(?:long|medium|tiny|n|c)?text|large_?string|string|str|utf8|n?clob|uuid|guid|enum\d*|category|symbol|inet)$/,
  ],
]

/** The field type a job system's own type name stands for; undefined where that cannot be told. */
export function declaredType(name: string): FieldType | undefined {
  const plain = name
    .slice(0, 200)
    .toLowerCase()
    .replace(/^(?:(?:nullable|lowcardinality)\(|(?:\w+\.)+)+/, '')
    .replace(/[(<{].*$|\[[^\]].*$| unsigned\b.*$| not null$/s, '')
    .replace(/(?<=\w)type$/, '')
    .replace(/\)+$/, '')
    .trim()
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0]
}

/**
 * The narrowest field type that all values of a column fit, for each column; null and missing ones fit every
 * type. Goes through the values there are, not through the columns: rows may be of very different lengths.
 */
export function inferredTypes(rows: readonly Row[], columnCount: number): readonly FieldType[] {
  const types: (FieldType | undefined)[] = Array.from({ length: columnCount })
  for (const row of rows) for (let i = 0; i < row.length; i++) types[i] = widened(types[i], row[i])
  return types.map((type) => type ?? 'any')
}

function widened(type: FieldType | undefined, value: JsonValue | undefined): FieldType | undefined {
  if (value === null || value === undefined) return type
  const one = typeOf(value)
  if (type === undefined || type === one) return one
  return isNumeric(type) && isNumeric(one) ? 'number' : 'any'
}

/** Whether values of this type align right. */
export function isNumeric(type: FieldType): boolean {
  return type === 'integer' || type === 'number'
}

function typeOf(value: Exclude<JsonValue, null>): FieldType {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (value instanceof JsonNumber) return /^-?\d+$/.test(value.text) ? 'integer' : 'number'
  return Array.isArray(value) ? 'array' : 'object'
}
