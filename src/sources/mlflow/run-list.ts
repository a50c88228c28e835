import type { JsonValue, OutputItem, TaskRunOutput } from '../../index.ts'
import { formatDuration, formatInstant } from '../../text/format-time.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { keyValues } from './key-values.ts'
import { shortMeta } from './meta.ts'

/** Several runs (`runs/search`): a table to compare them by, and each of them as it came. */
export function fromRunList(payload: Fields): TaskRunOutput {
  const entries = payload.list('runs') ?? []
  const paged = payload.peekText('next_page_token') !== undefined
  const truncated = paged
    ? ({ unit: 'items', reason: 'MLflow returned one page of the runs; more follow.' } as const)
    : undefined
  const runs = entries.filter(isObject)
  const columns = ['params', 'metrics'].flatMap((part) => keysOf(runs, part).map((key) => ({ part, key })))
  const table: OutputItem = compact({
    kind: 'table',
    title: 'Runs',
    columns: ['Run', 'Status', 'Started', 'Duration', ...columns.map(({ key }) => key)].map((name) => ({
      name,
    })),
    rows: runs.map((run) => [
      ...about(new Fields(run)),
      ...columns.map(({ part, key }) => cellOf(run, part, key)),
    ]),
    truncated,
  })
  const details = entries.map((value) => {
    const title = isObject(value) ? shortMeta(new Fields(value)).name : ''
    return compact({ kind: 'unknown', type: 'run', title: title || undefined, value } as const)
  })
  const vendor = compactOrNone(payload.rest() ?? {})
  return {
    version: 1,
    meta: compact({ system: 'mlflow', title: `MLflow: ${entries.length} runs`, vendor }),
    outputs: [table, ...details],
  }
}

function about(run: Fields): readonly JsonValue[] {
  const { name, state, start, end } = shortMeta(run)
  const duration = start !== undefined && end !== undefined ? formatDuration(end - start) : ''
  return [name, state?.raw ?? '', start === undefined ? '' : formatInstant(start), duration]
}

function pairsOf(run: { readonly [key: string]: JsonValue | undefined }, part: string) {
  const { data } = run
  if (!isObject(data)) return []
  const value = data[part]
  if (Array.isArray(value) && part === 'metrics')
    return (value as readonly JsonValue[]).flatMap((entry) => {
      const metric = isObject(entry) ? new Fields(entry) : undefined
      const key = metric?.text('key')
      return key === undefined ? [] : [{ key, value: metric?.value('value') ?? null }]
    })
  return keyValues(value) ?? []
}

function keysOf(
  runs: readonly { readonly [key: string]: JsonValue | undefined }[],
  part: string,
): readonly string[] {
  return [...new Set(runs.flatMap((run) => pairsOf(run, part).map(({ key }) => key)))].slice(0, MAX_COLUMNS)
}

/** More nobody compares; all of it is below the table. */
const MAX_COLUMNS = 20

function cellOf(
  run: { readonly [key: string]: JsonValue | undefined },
  part: string,
  key: string,
): JsonValue {
  return pairsOf(run, part).find((pair) => pair.key === key)?.value ?? ''
}
