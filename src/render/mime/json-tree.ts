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
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import { beginning } from './beginning.ts'

/** Deeper values are written out as text; nobody opens that many folds. */
const MAX_LEVELS = 12
const OPEN_ENTRIES = 50

export interface TreeOptions {
  /** How many levels are unfolded at first, those of many entries aside. All: Infinity. Default 2. */
  readonly open?: number
  /** How many entries of each list are shown; the others are counted. Default: all. */
  readonly entries?: number
  /** What the whole is called. */
  readonly label?: string
}

/** JSON as a foldable tree; as text where it is too deep or too large for one. */
export function renderJson(data: JsonValue, scope: CellScope, options: TreeOptions = {}): SafeHtml {
  const { jsonDepth, jsonValues } = scope.env.limits
  const { open = 2, entries = Number.POSITIVE_INFINITY, label } = options
  const value = parsed(data, jsonDepth)
  const why: Say | undefined =
    value === undefined
      ? (words) => words.tooDeep(jsonDepth, 'limits.jsonDepth')
      : hasMoreValues(value, jsonValues, entries)
        ? (words) => words.tooManyValues(jsonValues, 'limits.jsonValues')
        : undefined
  if (value === undefined || why !== undefined)
    return asText(data, why!, scope, options.entries === undefined)
  scope.needs('json')
  return html`<div class="pl-json">${tree(value, { open, entries, words: scope.env.words }, 0, label === undefined ? null : key(label))}</div>`
}

function asText(data: JsonValue, why: Say, scope: CellScope, isWhole: boolean): SafeHtml {
  const { words } = scope.env
  scope.warn('FALLBACK', `JSON is shown as text, because ${why(english)}`)
  const text = typeof data === 'string' ? data : jsonText(data)
  const shown = isWhole ? preformatted('pl-source', trustedHtml(escapeVisible(text))) : beginning(text, scope)
  return html`${fallbackNote(words.asText(why(words)))}${shown}`
}

function hasMoreValues(root: JsonValue, limit: number, entries: number): boolean {
  const pending = [root]
  let count = 0
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (++count > limit) return true
    if (!isContainer(value)) continue
    for (const [, item] of entriesOf(value, entries)) pending.push(item)
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

type Options = Required<Omit<TreeOptions, 'label'>> & { readonly words: Words }

/** A value after its label: on one line where it is simple, folding under its label where it is not. */
function tree(value: JsonValue, options: Options, level: number, label: SafeHtml | null): SafeHtml {
  if (!isContainer(value)) return html`${label}${scalar(value)}`
  const { words } = options
  const count = countOf(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (count === 0) return html`${label}${open}${close}`
  if (level >= MAX_LEVELS) return html`${label}<code>${jsonText(value, true)}</code>`
  const rows = entriesOf(value, options.entries).map(
    ([name, item]) => html`<li>${tree(item, options, level + 1, key(name))}</li>`,
  )
  const more = count - rows.length
  const isOpen =
    level < options.open && (rows.length <= OPEN_ENTRIES || options.open === Number.POSITIVE_INFINITY)
  return html`<details${isOpen && html` open`}><summary>${label}${open}<span class="pl-json-size">${Array.isArray(value) ? words.items(count) : words.keys(count)}</span>${close}</summary><ul>${joinHtml(rows)}${
    more > 0 && html`<li>… ${words.more(more)}</li>`
  }</ul></details>`
}

function key(name: string): SafeHtml {
  return html`<span class="pl-json-key">${name}</span>: `
}

function isContainer(value: JsonValue): value is JsonObject | readonly JsonValue[] {
  return value !== null && typeof value === 'object' && !(value instanceof JsonNumber)
}

type Container = JsonObject | readonly JsonValue[]

/** The first few entries. */
function entriesOf(value: Container, limit: number): readonly (readonly [string, JsonValue])[] {
  if (Array.isArray(value)) return value.slice(0, limit).map((item, index) => [String(index), item] as const)
  return keysOf(value as JsonObject)
    .slice(0, limit)
    .map((name) => [name, (value as JsonObject)[name]!] as const)
}

function countOf(value: Container): number {
  return Array.isArray(value) ? value.length : keysOf(value as JsonObject).length
}

function keysOf(value: JsonObject): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined)
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
