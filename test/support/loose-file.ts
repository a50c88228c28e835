import type { JsonObject, JsonValue } from '../../src/model/json.ts'
import type { Notebook } from '../../src/model/notebook.ts'
import { isJsonArray, isJsonObject } from '../../src/text/json/kinds.ts'
import { JsonNumber } from '../../src/text/json/number.ts'
import { parseJson } from '../../src/text/json/parse.ts'
import { splitLines } from '../../src/text/multiline.ts'
import { toIpynb } from '../../src/write/ipynb.ts'

/** Small numbers, as many as asked for; the same for the same seed. */
export type Choose = (count: number) => number

export function chooser(seed: number): Choose {
  let state = seed >>> 0
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
}

/**
 * A file another program might have written for this notebook, in nbformat 4.`minor`: keys in any order, lines
 * joined or cut anywhere, numbers and characters spelled in other ways, odd white space.
 */
export function looseFile(notebook: Notebook, minor: number, choose: Choose): string {
  const { cells, metadata } = parseJson(toIpynb(notebook), { nan: true }) as JsonObject
  const loose = (cells as readonly JsonObject[]).map((cell) => looseCell(cell, minor, choose))
  return spell({ nbformat: 4, metadata, cells: loose, nbformat_minor: minor }, choose)
}

function looseCell(cell: JsonObject, minor: number, choose: Choose): JsonObject {
  const { id, source, outputs, attachments, ...rest } = cell
  return {
    ...(minor >= 5 && { id }),
    ...rest,
    source: looseText(source, choose),
    ...(isJsonArray(outputs) && {
      outputs: outputs.map((output) => looseOutput(output as JsonObject, choose)),
    }),
    ...(isJsonObject(attachments) && {
      attachments: mapValues(attachments, (bundle) => looseBundle(bundle as JsonObject, choose)),
    }),
  }
}

function looseOutput({ text, data, ...rest }: JsonObject, choose: Choose): JsonObject {
  return {
    ...(text !== undefined && { text: looseText(text, choose) }),
    ...(data !== undefined && { data: looseBundle(data as JsonObject, choose) }),
    ...rest,
  }
}

function looseBundle(bundle: JsonObject, choose: Choose): JsonObject {
  return mapValues(bundle, (value, type) =>
    /^application\/(.*\+)?json$/s.test(type) ? value : looseText(value, choose),
  )
}

function looseText(value: JsonValue | undefined, choose: Choose): JsonValue {
  const text = isJsonArray(value) ? value.join('') : (value as string)
  return [text, splitLines(text), text.split(/(?=\n)/), [...text, '']][choose(4)]!
}

function spell(value: JsonValue, choose: Choose): string {
  const space = () => ['', ' ', '\n', '\r\n\t', ''][choose(5)]!
  if (typeof value === 'string') return spellString(value, choose)
  if (typeof value === 'number' || value instanceof JsonNumber) return spellNumber(value, choose)
  if (isJsonArray(value)) return `[${space()}${value.map((item) => spell(item, choose)).join(`,${space()}`)}]`
  if (!isJsonObject(value)) return String(value)
  const entries = Object.entries(value).map(
    ([key, item]) => `${spellString(key, choose)}${space()}:${space()}${spell(item!, choose)}`,
  )
  if (choose(2) === 0) entries.reverse()
  return `{${space()}${entries.join(`${space()},`)}${space()}}`
}

function spellString(text: string, choose: Choose): string {
  if (choose(3) > 0) return JSON.stringify(text)
  return `"${text.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
}

function spellNumber(number: number | JsonNumber, choose: Choose): string {
  const text = String(number)
  if (text.includes('Infinity') || text === 'NaN' || text === '-0.0' || /^-?\d+$/.test(text)) return text
  return [text, text.replace('e', 'E'), Number(text).toExponential(), text.replace(/(\.\d+)$/, '$100')][
    choose(4)
  ]!
}

function mapValues(object: JsonObject, map: (value: JsonValue, key: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value!, key)]))
}
