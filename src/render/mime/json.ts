import { PlatenError } from '../../errors.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import { JsonNumber } from '../../text/json/number.ts'
import { parseJson } from '../../text/json/parse.ts'
import { jsonText } from '../../text/json-text.ts'
import { english } from '../../words/english.ts'
import type { Say, Words } from '../../words/words.ts'
import { fallbackNote } from '../fallback.ts'
import { preformatted } from '../preformatted.ts'
import { html, joinHtml, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope, MimeRenderer } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'

const OPEN_LEVELS = 2
/** Deeper values are written out as text; nobody opens that many folds. */
const MAX_LEVELS = 12
const OPEN_ENTRIES = 50

/** JSON as a foldable tree. */
export const jsonRenderer: MimeRenderer = {
  mimeTypes: ['application/json'],
  rank: 45,
  render: (data, { scope }) => renderJson(data, scope),
}

/** JSON of vendors' types, where nothing better is in the bundle. */
export const vendorJsonRenderer: MimeRenderer = {
  mimeTypes: ['application/*+json', 'application/*.json'],
  rank: 125,
  render: (data, { mimeType, scope }) =>
    html`<details class="pl-placeholder"><summary>${scope.env.words.dataOfType} <code>${mimeType}</code></summary>${renderJson(
      data,
      scope,
    )}</details>`,
}

/** A value as a foldable tree, or as text where that would be too much of one. */
export function renderJson(data: JsonValue, scope: CellScope): SafeHtml {
  const { jsonDepth, jsonValues } = scope.env.limits
  const value = parsed(data, jsonDepth)
  if (value === undefined) return asText(data, (words) => words.tooDeep(jsonDepth, 'limits.jsonDepth'), scope)
  if (hasMoreValues(value, jsonValues))
    return asText(data, (words) => words.tooManyValues(jsonValues, 'limits.jsonValues'), scope)
  scope.needs('json')
  return html`<div class="pl-json">${tree(value, 0, scope.env.words)}</div>`
}

function asText(data: JsonValue, why: Say, scope: CellScope): SafeHtml {
  const { words } = scope.env
  scope.warn('FALLBACK', `JSON is shown as text, because ${why(english)}`)
  const text = trustedHtml(escapeVisible(typeof data === 'string' ? data : jsonText(data)))
  return html`${fallbackNote(words.asText(why(words)))}${preformatted('pl-source', text)}`
}

function hasMoreValues(root: JsonValue, limit: number): boolean {
  const pending = [root]
  let count = 0
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (++count > limit) return true
    if (!isContainer(value)) continue
    for (const [, item] of entriesOf(value)) pending.push(item)
  }
  return false
}

/** Some kernels store JSON as text. Undefined where that is nested too deep. */
function parsed(data: JsonValue, maxDepth: number): JsonValue | undefined {
  if (typeof data !== 'string' || !/^\s*[[{]/.test(data)) return data
  try {
    return parseJson(data, { nan: true, maxDepth })
  } catch (error) {
    return error instanceof PlatenError && error.code === 'LIMIT_EXCEEDED' ? undefined : data
  }
}

/** A value after its label: on one line where it is simple, folding under its label where it is not. */
function tree(value: JsonValue, level: number, words: Words, label: SafeHtml | null = null): SafeHtml {
  if (!isContainer(value)) return html`${label}${scalar(value)}`
  const entries = entriesOf(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) return html`${label}${open}${close}`
  if (level >= MAX_LEVELS) return html`${label}<code>${jsonText(value, true)}</code>`
  const rows = entries.map(
    ([key, item]) =>
      html`<li>${tree(item, level + 1, words, html`<span class="pl-json-key">${key}</span>: `)}</li>`,
  )
  const isOpen = level < OPEN_LEVELS && entries.length <= OPEN_ENTRIES
  return html`<details${isOpen && html` open`}><summary>${label}${open}<span class="pl-json-size">${Array.isArray(value) ? words.items(entries.length) : words.keys(entries.length)}</span>${close}</summary><ul>${joinHtml(rows)}</ul></details>`
}

function isContainer(value: JsonValue): value is JsonObject | readonly JsonValue[] {
  return value !== null && typeof value === 'object' && !(value instanceof JsonNumber)
}

function entriesOf(value: JsonObject | readonly JsonValue[]): readonly (readonly [string, JsonValue])[] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item] as const)
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]))
}

function scalar(value: null | boolean | number | string | JsonNumber): SafeHtml {
  const kind =
    value === null
      ? 'null'
      : typeof value === 'string'
        ? 'string'
        : typeof value === 'boolean'
          ? 'boolean'
          : 'number'
  return html`<span class="pl-json-${kind}">${typeof value === 'string' ? JSON.stringify(value) : String(value)}</span>`
}
