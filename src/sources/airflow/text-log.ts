import type { ErrorItem, OutputItem, TaskRunMeta } from '../../index.ts'
import { stripEscapes } from '../../text/escape-sequence.ts'
import { errorItem } from '../error-trace.ts'
import { compact } from '../fields.ts'
import { instantOf } from '../instant.ts'
import { drawGroups } from '../log-groups.ts'
import { airflowState } from './state.ts'

/** `[2026-11-20T04:00:00.123+0000] {taskinstance.py:1157} INFO - …`; older: `[2026-11-20, 04:00:00 UTC]`. */
const LINE =
  /^\[(\d{4}-\d\d-\d\d(?:T|, | )[\d:.,]+ ?(?:UTC|Z|[+-]\d\d:?\d\d)?)\] \{([\w.-]+):\d+\} (?:([A-Z]+) - )?/

/** Tells a task's log of Airflow 2: one of the first lines is a record of it. */
export function isTextLog(text: string): boolean {
  let seen = 0
  for (const line of lines(text)) {
    if (LINE.test(line)) return true
    if (++seen > 30) return false
  }
  return false
}

export interface LogFindings {
  readonly meta: Partial<TaskRunMeta>
  readonly items: readonly OutputItem[]
}

const OUTCOME = /(?:Marking task as ([A-Z_]+)\.)(?: (.*))?$/
const ATTEMPT = /Starting attempt (\d+) of (\d+)/
const CONTEXT = /AIRFLOW_CTX_(DAG_ID|TASK_ID|DAG_RUN_ID|TRY_NUMBER)='?([^'\s]+)'?/g
export const ACCORDING = 'According to the log.'

/**
 * A log as text: whole, its groups drawn, and what it says of the run. Records say it only where Airflow's own `taskinstance.py` wrote them;
 * still, a task can print anything, so the state's message names the log as where it is from.
 */
export function textLog(text: string): LogFindings {
  const facts = new Map<string, string>()
  let outcome: string | undefined
  let trace: string[] | undefined
  let heading: string | undefined
  const errors: ErrorItem[] = []
  const finish = () => {
    const error = trace && errorOf(heading ?? '', trace.join('\n'))
    if (error) errors.push(error)
    trace = undefined
  }
  for (const raw of lines(text)) {
    const line = raw.length > 5_000 ? raw : stripEscapes(raw)
    const record = LINE.exec(line)
    if (record === null) {
      trace?.push(raw)
      continue
    }
    finish()
    const message = line.slice(record[0].length)
    const level = record[3]
    if (level === 'ERROR' || level === 'CRITICAL') {
      trace = []
      heading = message
    }
    if (record[2] !== 'taskinstance.py') continue
    const ended = OUTCOME.exec(message)
    if (ended !== null) {
      outcome = ended[1]
      for (const [name, value] of pairs(ended[2] ?? '')) facts.set(name, value)
    }
    const attempt = ATTEMPT.exec(message)?.[1]
    if (attempt !== undefined) facts.set('try_number', attempt)
    for (const [, name, value] of message.slice(0, 10_000).matchAll(CONTEXT))
      facts.set(name!.toLowerCase(), value!)
  }
  finish()
  return {
    meta: metaOf(facts, outcome),
    items: [{ kind: 'logs', text: withGroups(text) }, ...unlike(errors)],
  }
}

const HAS_GROUPS = /::group::|##\[group\]/
const LOUD: ReadonlySet<string | undefined> = new Set(['WARNING', 'ERROR', 'CRITICAL'])

/** The text with its groups drawn behind what each record begins with. One without groups is the same to the byte. */
function withGroups(text: string): string {
  if (!HAS_GROUPS.test(text)) return text
  let isLoud = false
  const parts = text.split('\n').map((raw) => {
    const end = raw.endsWith('\r') ? '\r' : ''
    const line = end === '' ? raw : raw.slice(0, -1)
    const record = LINE.exec(line)
    // What has no head of its own belongs to the record above.
    if (record !== null) isLoud = LOUD.has(record[3])
    const head = record?.[0] ?? ''
    return { head, message: line.slice(head.length), end, isLoud }
  })
  const messages = drawGroups(
    parts.map(({ message }) => message),
    (i) => parts[i]!.isLoud,
  )
  return parts.map(({ head, end }, i) => `${head}${messages[i]}${end}`).join('\n')
}

function metaOf(facts: ReadonlyMap<string, string>, outcome: string | undefined): Partial<TaskRunMeta> {
  const attempt = Number(facts.get('try_number'))
  return compact({
    title: facts.get('task_id'),
    jobId: facts.get('dag_id'),
    taskId: facts.get('task_id'),
    runId: facts.get('run_id') ?? facts.get('dag_run_id'),
    attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : undefined,
    state: outcome === undefined ? undefined : airflowState(outcome, true, ACCORDING),
    startTime: compactTime(facts.get('start_date')),
    endTime: compactTime(facts.get('end_date')),
  })
}

/** `dag_id=a, task_id=b, run_id=c, start_date=20261120T040000` */
function pairs(text: string): readonly (readonly [string, string])[] {
  return text.split(', ').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at > 0 ? [[pair.slice(0, at).trim(), pair.slice(at + 1)] as const] : []
  })
}

/** `20261120T040000`, in UTC. */
function compactTime(text: string | undefined): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(text ?? '')
  return found
    ? instantOf(`${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}Z`)
    : undefined
}

/** A record of an error with a traceback behind it; others are in the log, which is enough. */
function errorOf(heading: string, trace: string): ErrorItem | undefined {
  if (!/(?:^|\n)(?:Traceback \(most recent call last\)|\s+File ")/.test(trace)) return undefined
  const error = errorItem(undefined, trace.trimEnd())
  return (
    error &&
    (error.name === 'Error' && error.message.startsWith('Traceback') ? { ...error, message: heading } : error)
  )
}

/** Airflow logs the exception of a task more than once. */
function unlike(errors: readonly ErrorItem[]): readonly ErrorItem[] {
  const seen = new Set<string>()
  return errors.filter(({ name, message }) => {
    const key = `${name}: ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

function* lines(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    yield text.slice(start, text[end - 1] === '\r' ? end - 1 : end)
    start = end + 1
  }
}
