import type { Check, ErrorItem, JsonObject, JsonValue } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { checksIn, errorItemOf, statusOf } from './error-tree.ts'

/** The checks of a `Validation`, those within others under their name. Nothing is taken. */
export function validationChecks(list: readonly JsonValue[], group?: string): readonly Check[] {
  return list.flatMap((entry): readonly Check[] => {
    if (!isObject(entry)) return [{ name: 'Check', status: 'unknown', ...(group !== undefined && { group }) }]
    const check = new Fields(entry)
    const name = check.peekText('description') ?? 'Check'
    const raw = check.peekText('resultStatus')
    const severity = check.peekText('severity')
    const [error] = checksIn(check.peek('errorResponse'))
    const known = raw === undefined ? undefined : statusOf(raw)
    const own = compact<Check>({
      name,
      status: known === 'failed' && severity === 'WARNING' ? 'warning' : (known ?? 'unknown'),
      group,
      severity,
      message: error?.message ?? (known === undefined ? raw : undefined),
      remediation: error?.remediation,
    })
    const nested = check.peek('nestedValidationChecks')
    if (!Array.isArray(nested) || nested.length === 0) return [own]
    const inner = group === undefined ? name : `${group} › ${name}`
    return [own, ...validationChecks(nested as readonly JsonValue[], inner)]
  })
}

/** The parts of a `Task` as checks: its sub-tasks, and their stages. Nothing is taken. */
export function taskChecks(task: JsonObject): readonly Check[] {
  return parts(task, 'subTasks').flatMap((part) => partChecks(part, undefined))
}

function partChecks(value: JsonObject, group: string | undefined): readonly Check[] {
  const part = new Fields(value)
  const name = part.peekText('name') ?? part.peekText('description') ?? part.peekText('type') ?? 'Sub-task'
  const raw = part.peekText('status')
  const known = raw === undefined ? undefined : statusOf(raw)
  const start = peekInstant(part, 'creationTimestamp')
  const end = peekInstant(part, 'completionTimestamp')
  const errors = parts(value, 'errors').flatMap((error) => checksIn(error))
  const said = errors.flatMap(({ message }) => message ?? []).join('\n')
  const own = compact<Check>({
    name,
    status: known ?? 'unknown',
    group,
    message:
      said ||
      (known === undefined
        ? raw
        : part.peekText('description') === name
          ? undefined
          : part.peekText('description')),
    remediation: errors.flatMap(({ remediation }) => remediation ?? []).join('\n') || undefined,
    duration: start !== undefined && end !== undefined && end >= start ? end - start : undefined,
  })
  const inner = group === undefined ? name : `${group} › ${name}`
  return [
    own,
    ...['stages', 'subTasks']
      .flatMap((key) => parts(value, key))
      .flatMap((child) => partChecks(child, inner)),
  ]
}

/** The task's own errors. */
export function taskErrors(task: JsonObject): readonly ErrorItem[] {
  return parts(task, 'errors').flatMap((error) => errorItemOf(error) ?? [])
}

function parts(value: JsonObject, key: string): readonly JsonObject[] {
  const list = new Fields(value).peek(key)
  return Array.isArray(list) ? (list as readonly JsonValue[]).filter(isObject) : []
}
