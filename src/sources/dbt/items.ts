import type {
  Check,
  ChecksItem,
  ErrorItem,
  JsonValue,
  MarkdownItem,
  OutputItem,
  TableItem,
} from '../../index.ts'
import { codeBlock } from '../code-block.ts'
import { compact, type Fields, isObject } from '../fields.ts'
import { type DbtNode, restOf } from './node.ts'
import { isBad } from './status.ts'

/** What became of every node: the checks, what they took, the code of those that failed, and why they did. */
export function nodeItems(nodes: readonly DbtNode[]): readonly OutputItem[] {
  if (nodes.length === 0) return []
  const bad = nodes.filter(({ status }) => isBad(status))
  const errors = bad.map(errorOf)
  const code = bad.flatMap((node) => codeItem(node) ?? [])
  const table = timings(nodes)
  // Last: what the others have not taken is kept here.
  return [checks(nodes), table, ...code, ...errors]
}

function checks(nodes: readonly DbtNode[]): ChecksItem {
  const rest = nodes.map(restOf).filter((left) => left !== undefined)
  return compact<ChecksItem>({
    kind: 'checks',
    title: 'Nodes',
    checks: nodes.map(check),
    vendor: rest.length > 0 ? { results: rest } : undefined,
  })
}

const GROUPS: ReadonlyMap<string, string> = new Map([
  ['model', 'Models'],
  ['test', 'Data tests'],
  ['unit_test', 'Unit tests'],
  ['seed', 'Seeds'],
  ['snapshot', 'Snapshots'],
  ['source', 'Source freshness'],
  ['operation', 'Operations'],
  ['analysis', 'Analyses'],
  ['exposure', 'Exposures'],
  ['saved_query', 'Saved queries'],
])

function check({ name, type, raw, status, message, duration }: DbtNode): Check {
  const said = message ?? (status === 'unknown' || raw === 'partial success' ? raw : undefined)
  return compact<Check>({ name, status, group: GROUPS.get(type) ?? type, message: said, duration })
}

/** `Database Error in model orders (models/orders.sql)`, then what the database said. */
const HEADING = /^([A-Z][A-Za-z ]*Error)(?: in [^\n]*)?(?:\n|$)/

function errorOf({ name, raw, message = '', file, uniqueId, status }: DbtNode): ErrorItem {
  const heading = HEADING.exec(message)
  const rest = heading === null ? message : message.slice(heading[0].length).trim()
  return compact<ErrorItem>({
    kind: 'error',
    title: file === undefined ? name : `${name} (${file})`,
    name: heading?.[1] ?? (status === 'failed' && raw === 'fail' ? 'Test failed' : 'Error'),
    message: rest === '' ? (raw ?? '') : firstLine(rest),
    traceback: message === '' ? undefined : `${uniqueId}\n${message}`,
  })
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/)
  return end < 0 ? text : text.slice(0, end)
}

function codeItem({ fields, code, name, language }: DbtNode): MarkdownItem | undefined {
  if (code === undefined) return undefined
  fields.value('compiled_code')
  return {
    kind: 'markdown',
    title: `${name}: compiled ${language === 'sql' ? 'SQL' : language}`,
    text: codeBlock(code, language),
  }
}

/** A row per node: what it took, and what the database answered. */
function timings(nodes: readonly DbtNode[]): TableItem {
  const answers = nodes.map(({ fields }) => flatAnswer(fields))
  const keys = [...new Set(answers.flatMap((answer) => Object.keys(answer)))]
  const rows = nodes.map((node, i) => [
    node.uniqueId,
    node.raw ?? '',
    seconds(node, 'compile'),
    seconds(node, 'execute'),
    node.duration === undefined ? null : node.duration / 1_000,
    ...keys.map((key) => answers[i]![key] ?? null),
    node.fields.text('thread_id') ?? '',
  ])
  const columns = ['Node', 'Status', 'Compile (s)', 'Execute (s)', 'Total (s)', ...keys, 'Thread']
  return { kind: 'table', title: 'Timings', columns: columns.map((name) => ({ name })), rows }
}

/** `adapter_response`, where it is all plain values. */
function flatAnswer(fields: Fields): { readonly [key: string]: JsonValue } {
  const answer = fields.peek('adapter_response')
  if (!isObject(answer)) return {}
  const values = Object.entries(answer).filter(([, value]) => value !== undefined) as [string, JsonValue][]
  if (values.some(([, value]) => Array.isArray(value) || isObject(value))) return {}
  fields.value('adapter_response')
  // `_message` repeats the node's own message.
  const told = fields.peek('message')
  return Object.fromEntries(values.filter(([key, value]) => key !== '_message' || value !== told))
}

function seconds({ timing }: DbtNode, step: string): number | null {
  const found = timing.get(step)
  return found === undefined ? null : (found.end - found.start) / 1_000
}
