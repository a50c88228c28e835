import type { JsonValue, OutputItem } from '../../index.ts'
import { Fields, isObject } from '../fields.ts'

/** `physicalPresentedData`: what was looked at, as a table with a row per entity; all of it is kept in `vendor`. */
export function entityItems(root: JsonValue | undefined): readonly OutputItem[] {
  if (root === undefined) return []
  if (!isObject(root)) return [{ kind: 'unknown', type: 'physicalPresentedData', value: root }]
  const rows: (readonly JsonValue[])[] = []
  addRows(root, '', rows)
  const columns = ['Entity', 'Type', 'Address', 'Description'].map((name) => ({ name }))
  return [
    { kind: 'table', title: 'Assessed environment', columns, rows, vendor: { physicalPresentedData: root } },
  ]
}

function addRows(value: JsonValue, path: string, rows: (readonly JsonValue[])[]): void {
  if (!isObject(value)) return
  const entity = new Fields(value)
  const own = entity.peekText('name') ?? entity.peekText('id') ?? ''
  const name = [path, own].filter(Boolean).join(' › ')
  const about = ['type', 'sourceAddress', 'description'].map((key) => entity.peekText(key) ?? '')
  rows.push([name, ...about])
  const children = entity.peek('childEntities')
  if (Array.isArray(children))
    for (const child of children as readonly JsonValue[]) addRows(child, name, rows)
}
