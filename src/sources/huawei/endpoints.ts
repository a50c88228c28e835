import type { JsonValue, OutputItem } from '../../index.ts'
import { Fields, isObject } from '../fields.ts'

const ROLES: ReadonlyMap<string, string> = new Map([
  ['so', 'Source'],
  ['ta', 'Target'],
])

const COLUMNS = ['Role', 'Database', 'Where', 'Name', 'Address', 'Schema', 'User', 'Region', 'TLS'] as const

/** From where to where: a row per endpoint; all that is known of them is kept in `vendor`. */
export function endpointItems(job: Fields): readonly OutputItem[] {
  const found = (['source_endpoint', 'target_endpoint'] as const).map((key) => ({
    key,
    value: job.peek(key),
  }))
  const lists = found.flatMap(({ key, value }) => {
    // v3 has one object where v5 has a list.
    const list = Array.isArray(value) ? (value as readonly JsonValue[]) : isObject(value) ? [value] : []
    return list.length > 0 && list.every(isObject) ? [{ key, list: list.filter(isObject) }] : []
  })
  if (lists.length === 0) return []
  const vendor = Object.fromEntries(lists.map(({ key }) => [key, job.value(key)!]))
  const rows = lists.flatMap(({ key, list }) => list.map((one) => row(new Fields(one), key)))
  return [{ kind: 'table', title: 'Endpoints', columns: COLUMNS.map((name) => ({ name })), rows, vendor }]
}

function row(end: Fields, key: string): readonly JsonValue[] {
  const inner = end.peek('endpoint')
  const at = isObject(inner) ? new Fields(inner) : end
  const cloud = partOf(end, 'cloud')
  const ssl = partOf(end, 'ssl')
  const role = end.peekText('endpoint_role') ?? ''
  const port = at.peek('db_port')
  const address = [at.peekText('ip'), port === undefined || port === null ? undefined : String(port)]
    .filter(Boolean)
    .join(':')
  const isEncrypted = new Fields(ssl.object).flag('ssl_link') ?? new Fields(at.object).flag('ssl_link')
  return [
    ROLES.get(role) ?? (key === 'source_endpoint' ? 'Source' : 'Target'),
    end.peekText('db_type') ?? '',
    end.peekText('endpoint_type') ?? '',
    at.peekText('endpoint_name') ?? at.peekText('instance_name') ?? at.peekText('instance_id') ?? '',
    address,
    at.peekText('db_name') ?? '',
    at.peekText('db_user') ?? '',
    cloud.peekText('region') ?? at.peekText('region') ?? '',
    isEncrypted === undefined ? '' : isEncrypted ? 'yes' : 'no',
  ]
}

function partOf(end: Fields, key: string): Fields {
  const part = end.peek(key)
  return new Fields(isObject(part) ? part : {})
}
