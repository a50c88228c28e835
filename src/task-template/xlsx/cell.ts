import { JsonNumber, type JsonValue, PlatenError } from '../../index.ts'
import { parseJson } from '../../text/json/parse.ts'
import { jsonText } from '../../text/json-text.ts'
import type { ParameterType } from '../definition.ts'

/** What a cell of a sheet holds. */
export type SheetValue = string | number | boolean | Date | null

/** XML keeps no carriage returns and no control characters; Excel reads `_x0041_` as an A, and spaces at the ends get lost. */
const UNSAFE = /^\s|\s$|^"|[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff\ud800-\udfff]|_x/

/**
 * A text as a cell's text. One that a workbook would not keep, or that is empty, is written as JSON, `"…"`; so is one that
 * begins with a quotation mark.
 */
export function textCell(text: string): string {
  if (text !== '' && !UNSAFE.test(text)) return text
  return JSON.stringify(text)
    .replaceAll('_x', '\\u005fx')
    .replace(
      /[\u007f\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}

/** {@link textCell} undone; a number or a date that somebody typed counts as its text. Undefined for a blank. */
export function cellText(value: SheetValue | undefined): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'string') return String(value)
  if (!/^".*"$/s.test(value)) return value
  try {
    const text = parseJson(value)
    return typeof text === 'string' ? text : value
  } catch (error) {
    if (error instanceof PlatenError) return value
    throw error
  }
}

/** Spreadsheets make dates of what looks like one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.replace('.000Z', 'Z')
}

/** A value of a type as a cell. */
export function valueCell(value: JsonValue | undefined, type: ParameterType): SheetValue {
  if (value === undefined || (value === null && type !== 'json')) return null
  if (type === 'json') return textCell(jsonText(value, true))
  if (typeof value === 'string') return textCell(value)
  // What a double would round stays text.
  return value instanceof JsonNumber ? value.text : (value as number | boolean)
}

/** {@link valueCell} undone. Undefined for a blank, an error where the cell is no such value. */
export function cellValue(cell: SheetValue | undefined, type: ParameterType): JsonValue | undefined | Error {
  if (cell === null || cell === undefined || cell === '') return undefined
  if (type === 'string') return cellText(cell)
  if (type === 'json') return jsonValue(cell)
  const text = cellText(cell)!.trim()
  if (type === 'boolean') {
    if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
    return new Error(`${JSON.stringify(text)} is neither true nor false`)
  }
  const pattern = type === 'integer' ? /^-?\d+$/ : /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
  if (!pattern.test(text)) return new Error(`${JSON.stringify(text)} is no ${type}`)
  return parseJson(
    text
      .replace(/^(-?)\./, '$10.')
      .replace(/\.(?=$|[eE])/, '.0')
      .replace(/^(-?)0+(?=\d)/, '$1'),
  )
}

function jsonValue(cell: SheetValue): JsonValue | Error {
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell
  const text = cellText(cell)!
  // A JSON string is written as JSON twice where it begins with a quotation mark, and once by people.
  for (const candidate of [text, typeof cell === 'string' ? cell : text]) {
    try {
      return parseJson(candidate)
    } catch (error) {
      if (!(error instanceof PlatenError)) throw error
    }
  }
  return new Error(`${JSON.stringify(text.slice(0, 60))} is no JSON`)
}
