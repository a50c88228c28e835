import { type JsonObject, type JsonValue, type OutputItem, PlatenError } from '../../index.ts'
import { parseJson } from '../../text/json/parse.ts'
import { Fields, isObject } from '../fields.ts'
import { type DecodeContext, valueAsBase64, valueAsText } from './decode-value.ts'

export interface DataContext extends DecodeContext {
  /** 1-based place among the outputs, for names. */
  readonly number: number
  readonly maxDepth: number
}

type Convert = (data: Fields, value: string, context: DataContext) => OutputItem | undefined

/** One `RunOutputData`. What cannot be taken as its type says is kept whole as an `unknown` item. */
export function dataItem(entry: JsonValue, context: DataContext): OutputItem {
  if (!isObject(entry)) {
    context.warn('INVALID_DATA', 'An output is not an object; it is kept as it is.')
    return { kind: 'unknown', value: entry }
  }
  const data = new Fields(entry)
  const type = data.peek('type')
  const convert = typeof type === 'string' ? CONVERSIONS.get(type) : undefined
  const item = convert && convertValue(data, convert, context)
  if (item === undefined) return unknownItem(entry, type, context)
  data.value('value')
  const vendor = data.rest()
  return vendor ? { ...item, vendor } : item
}

function convertValue(data: Fields, convert: Convert, context: DataContext): OutputItem | undefined {
  const value = data.peek('value') ?? ''
  if (typeof value === 'string') return convert(data, value, context)
  const type = data.peek('type')
  if (type === 'NOTEBOOK' && isObject(value)) return { kind: 'notebook', content: value }
  return type === 'APPLICATION_JSON' ? { kind: 'json', value } : undefined
}

function unknownItem(entry: JsonObject, type: JsonValue | undefined, context: DataContext): OutputItem {
  const name = typeof type === 'string' ? type : undefined
  context.warn('INVALID_DATA', `An output of type ${name ?? '(none)'} is kept as it came.`)
  return name === undefined
    ? { kind: 'unknown', value: entry }
    : { kind: 'unknown', type: name, value: entry }
}

const CONVERSIONS: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ['TEXT_PLAIN', (data, value, context) => ({ kind: 'logs', text: valueAsText(data, value, context) })],
  ['TEXT_HTML', (data, value, context) => ({ kind: 'html', html: valueAsText(data, value, context) })],
  ['NOTEBOOK', notebook],
  ['APPLICATION_JSON', json],
  ['IMAGE_PNG', image('image/png')],
  ['IMAGE_JPEG', image('image/jpeg')],
  ['IMAGE_SVG', svg],
  ['APPLICATION_PDF', pdf],
  ['FILE_PATH', path('file')],
  ['NOTEBOOK_PATH', path('notebook')],
])

function notebook(data: Fields, value: string, context: DataContext): OutputItem {
  const content = valueAsText(data, value, context)
  if (/^\s*\{/.test(content)) return { kind: 'notebook', content }
  context.warn('INVALID_DATA', 'A notebook is not JSON; it is shown as text.')
  return { kind: 'text', text: content }
}

function json(data: Fields, value: string, context: DataContext): OutputItem {
  const text = valueAsText(data, value, context)
  try {
    return { kind: 'json', value: parseJson(text, { maxDepth: context.maxDepth }) }
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    context.warn('INVALID_DATA', `JSON that is not: ${error.message} It is shown as text.`)
    return { kind: 'text', text }
  }
}

function image(mimeType: string): Convert {
  return (data, value, context) => {
    const found = valueAsBase64(data, value, context) ?? unlabelled(value, mimeType)
    return found && { kind: 'image', mimeType, data: found.base64 }
  }
}

function svg(data: Fields, value: string, context: DataContext): OutputItem {
  return { kind: 'image', mimeType: 'image/svg+xml', data: valueAsText(data, value, context) }
}

function pdf(data: Fields, value: string, context: DataContext): OutputItem | undefined {
  const found = valueAsBase64(data, value, context) ?? unlabelled(value, 'application/pdf')
  if (found === undefined) return undefined
  const file = { kind: 'file', name: `output-${context.number}.pdf`, mimeType: 'application/pdf' } as const
  return { ...file, data: found.base64, ...(found.size !== undefined && { size: found.size }) }
}

const DATA_URI = /^data:[^,]{0,200};base64,/

/** How files of these types start, in base64. */
const SIGNATURES: ReadonlyMap<string, string> = new Map([
  ['image/png', 'iVBORw0KGgo'],
  ['image/jpeg', '/9j/'],
  ['application/pdf', 'JVBERi0'],
])

/** Binary data can only be base64 in JSON, said or not; how it starts tells it from words. */
function unlabelled(value: string, mimeType: string): { base64: string; size?: number } | undefined {
  const base64 = value.replace(DATA_URI, '').replace(/\s+/g, '')
  const isRight = base64.startsWith(SIGNATURES.get(mimeType)!) && /^[A-Za-z0-9+/]+={0,2}$/.test(base64)
  return isRight ? { base64 } : undefined
}

function path(type: string): Convert {
  return (data, value, context) => {
    const id = valueAsText(data, value, context)
    if (id === '') return undefined
    return { kind: 'ref', type, id, label: id.slice(id.lastIndexOf('/') + 1) || id }
  }
}
