import type { Check, ChecksItem, JsonValue, OutputItem, RefItem } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { checkStatus, githubState } from './state.ts'

/** The steps of a job as checks, in a group of their job where there are several; what they leave is kept. */
export function stepChecks(jobs: readonly Fields[]): readonly OutputItem[] {
  const isOne = jobs.length === 1
  const left: JsonValue[] = []
  const strays: OutputItem[] = []
  const checks = jobs.flatMap((job) => {
    const steps = job.list('steps') ?? []
    return steps.flatMap((entry) => {
      const step = isObject(entry) ? new Fields(entry) : undefined
      const name = step?.text('name')
      if (step === undefined || name === undefined) {
        strays.push({ kind: 'unknown', type: 'step', value: entry })
        return []
      }
      const check = stepCheck(step, name, isOne ? undefined : job.peekText('name'))
      left.push(compact({ step: name, ...step.rest() }))
      return [check]
    })
  })
  if (checks.length === 0) return strays
  return [{ kind: 'checks', title: 'Steps', checks, vendor: { steps: left } } satisfies ChecksItem, ...strays]
}

/** What the check's own status says as well. */
const PLAIN: ReadonlySet<string> = new Set(['success', 'failure', 'skipped'])

function stepCheck(step: Fields, name: string, group: string | undefined): Check {
  const conclusion = step.peekText('conclusion')
  const status = step.peekText('status')
  const start = peekInstant(step, 'started_at')
  const end = peekInstant(step, 'completed_at')
  const known = checkStatus(conclusion)
  const said = conclusion ?? status
  return compact<Check>({
    name,
    status: known,
    group,
    message: said !== undefined && PLAIN.has(said) ? undefined : said,
    duration: start !== undefined && end !== undefined && end >= start ? end - start : undefined,
  })
}

/** Which step of a job failed first. */
export function failedStep(job: Fields): string | undefined {
  const steps = job.peek('steps')
  if (!Array.isArray(steps)) return undefined
  for (const entry of steps as readonly JsonValue[]) {
    const step = isObject(entry) ? new Fields(entry) : undefined
    if (step && checkStatus(step.peekText('conclusion')) === 'failed') return step.peekText('name')
  }
  return undefined
}

/** A job of several: where it is and how it ended. */
export function jobRef(job: Fields): OutputItem {
  const name = job.text('name')
  const id = job.id('id') ?? name
  const step = failedStep(job)
  const { raw, ...known } = githubState(job, step && `Failed at ${step}.`) ?? { lifecycle: 'ended' }
  const state = known.result === undefined ? { ...known, ...(raw !== undefined && { raw }) } : known
  if (id === undefined) return { kind: 'unknown', type: 'job', value: job.object }
  const url = job.text('html_url')
  return compact<RefItem>({ kind: 'ref', type: 'Job', id, label: name, url, state, vendor: job.rest() })
}

/** `annotations`: what steps reported about files. */
export function annotationChecks(list: readonly JsonValue[]): readonly OutputItem[] {
  const left: JsonValue[] = []
  const checks = list.map((entry): Check => {
    const note = isObject(entry) ? new Fields(entry) : undefined
    if (note === undefined) {
      left.push(entry)
      return { name: 'Annotation', status: 'unknown' }
    }
    const level = note.text('annotation_level')
    const path = note.text('path')
    const line = note.peek('start_line')
    const name = note.text('title')
    const check = compact<Check>({
      name:
        name ??
        ([path, line].filter((part) => part !== undefined && part !== null).join(':') || 'Annotation'),
      status: LEVELS.get(level ?? '') ?? 'unknown',
      group: path,
      severity: level,
      message: note.text('message'),
    })
    left.push(note.rest() ?? {})
    return check
  })
  return checks.length === 0
    ? []
    : [{ kind: 'checks', title: 'Annotations', checks, vendor: { annotations: left } }]
}

const LEVELS: ReadonlyMap<string, Check['status']> = new Map([
  ['failure', 'failed'],
  ['warning', 'warning'],
  ['notice', 'passed'],
])
