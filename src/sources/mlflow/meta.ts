import type { Link, Param, RunState, TaskRunMeta } from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { keyValues } from './key-values.ts'

const MLFLOW = 'mlflow'

/** Who, when and how, from a run's `info`, its parameters and its tags; `vendor` holds what that leaves. */
export function mlflowMeta(run: Fields, data: Fields | undefined): TaskRunMeta {
  const info = run.fields('info') ?? new Fields({})
  const id = info.id('run_id')
  const oldId = info.peek('run_uuid')
  if (id !== undefined && oldId === id) info.value('run_uuid')
  const params = data && paramsOf(data)
  const link = gitLink(data)
  return compact<TaskRunMeta>({
    system: MLFLOW,
    title: info.text('run_name') ?? tag(data, 'mlflow.runName'),
    runId: id ?? info.id('run_uuid'),
    jobId: info.id('experiment_id'),
    state: stateOf(info),
    startTime: info.moment('start_time'),
    endTime: info.moment('end_time'),
    params: params && params.length > 0 ? params : undefined,
    links: link && [link],
    vendor: compactOrNone({ info: info.rest() }),
  })
}

function paramsOf(data: Fields): readonly Param[] | undefined {
  const pairs = keyValues(data.peek('params'))
  if (pairs === undefined) return undefined
  data.value('params')
  return pairs.map(({ key, value }) => ({ name: key, value }))
}

const STATES: ReadonlyMap<string, Pick<RunState, 'lifecycle' | 'result'>> = new Map([
  ['RUNNING', { lifecycle: 'running' }],
  ['SCHEDULED', { lifecycle: 'queued' }],
  ['FINISHED', { lifecycle: 'ended', result: 'success' }],
  ['FAILED', { lifecycle: 'ended', result: 'failed' }],
  ['KILLED', { lifecycle: 'ended', result: 'canceled' }],
])

/** The names of the numbers that the file store keeps, by number. */
const NUMBERED = [undefined, 'RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']

function stateOf(info: Fields): RunState | undefined {
  const raw = info.text('status') ?? NUMBERED[info.count('status') ?? 0]
  if (raw === undefined) return undefined
  const known = STATES.get(raw) ?? { lifecycle: info.peek('end_time') ? 'ended' : 'running' }
  return { ...known, raw }
}

function tag(data: Fields | undefined, name: string): string | undefined {
  const value = keyValues(data?.peek('tags'))?.find(({ key }) => key === name)?.value
  return typeof value === 'string' && value !== '' ? value : undefined
}

function gitLink(data: Fields | undefined): Link | undefined {
  const url = tag(data, 'mlflow.source.git.repoURL')
  return url !== undefined && /^https?:/i.test(url) ? { label: 'Repository', url } : undefined
}

/** What a run of a list is called and how it stands, for its row. */
export function shortMeta(entry: Fields): {
  name: string
  id: string
  state: RunState | undefined
  start?: number
  end?: number
} {
  const info = new Fields(isObject(entry.peek('info')) ? (entry.fields('info')?.object ?? {}) : {})
  const id = info.id('run_id') ?? info.id('run_uuid') ?? ''
  const start = info.moment('start_time')
  const end = info.moment('end_time')
  return compact({ name: info.text('run_name') ?? id, id, state: stateOf(info), start, end }) as ReturnType<
    typeof shortMeta
  >
}
