import type { Check, ErrorItem, JsonValue } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'

const SEVERITIES: ReadonlyMap<string, Check['status']> = new Map([
  ['ERROR', 'failed'],
  ['CRITICAL', 'failed'],
  ['WARNING', 'warning'],
  ['INFO', 'passed'],
])

/**
 * The results in a tree of `Error`s, in its order. What has errors within is a group; a leaf is a check, or one per
 * notification where it has some. Everything is looked at and left where it is.
 */
export function checksIn(root: JsonValue | undefined): readonly Check[] {
  const checks: Check[] = []
  walk(root, undefined, checks, true)
  return checks
}

/** What the root says is about the whole run, so it names no group. */
function walk(
  value: JsonValue | undefined,
  group: string | undefined,
  checks: Check[],
  isRoot = false,
): void {
  if (!isObject(value)) return
  const error = new Fields(value)
  const nested = objects(error.peek('nestedErrors'))
  if (nested.length > 0) {
    const name = isRoot ? undefined : groupName(error)
    const inner = [group, name === group ? undefined : name].filter(Boolean).join(' › ') || undefined
    for (const child of nested) walk(child, inner, checks)
  }
  const notifications = objects(error.peek('notifications'))
  for (const note of notifications) checks.push(notificationCheck(error, new Fields(note), group))
  const says = error.peekText('message') ?? error.peekText('errorCode') ?? error.peekText('label')
  if (nested.length === 0 && notifications.length === 0 && says !== undefined)
    checks.push(errorCheck(error, group))
}

function groupName(error: Fields): string | undefined {
  return error.peekText('label') ?? contextName(error) ?? error.peekText('message')
}

const CONTEXT_NAMES = [
  'resourceName',
  'entityName',
  'component',
  'domainName',
  'resourceType',
  'resource',
  'name',
]

function contextName(error: Fields): string | undefined {
  const context = contextOf(error)
  return CONTEXT_NAMES.map((key) => context.peekText(key)).find((name) => name !== undefined)
}

function contextOf(error: Fields): Fields {
  const context = error.peek('context')
  return new Fields(isObject(context) ? context : {})
}

function errorCheck(error: Fields, group: string | undefined): Check {
  const context = contextOf(error)
  const severity = context.peekText('severity') ?? knownSeverity(error.peekText('errorType'))
  const status =
    context.peekText('status') ?? context.peekText('resultStatus') ?? context.peekText('validationStatus')
  return compact<Check>({
    name: checkName(error),
    status: statusOf(status ?? '') ?? SEVERITIES.get(severity?.toUpperCase() ?? '') ?? 'failed',
    group: group ?? contextName(error),
    severity,
    message: messageWithCauses(error),
    remediation: remediationOf(error, []),
  })
}

function notificationCheck(error: Fields, note: Fields, group: string | undefined): Check {
  const severity = note.peekText('severity')
  const said = [note.peekText('message'), note.peekText('impactMessage')].filter(Boolean).join(' ')
  return compact<Check>({
    name: checkName(error),
    status: SEVERITIES.get(severity?.toUpperCase() ?? '') ?? 'unknown',
    group: group ?? contextName(error),
    severity,
    message: said || undefined,
    remediation: remediationOf(error, objects(note.peek('remediations'))),
  })
}

function checkName(error: Fields): string {
  const context = contextOf(error)
  const named = context.peekText('validationName') ?? context.peekText('checkName')
  return error.peekText('label') ?? named ?? error.peekText('errorCode') ?? 'Check'
}

function messageWithCauses(error: Fields): string | undefined {
  const causes = objects(error.peek('causes')).flatMap((cause) => new Fields(cause).peekText('message') ?? [])
  const message = error.peekText('message')
  const more = causes.filter((cause) => cause !== message)
  return [message, ...more].filter(Boolean).join('\n') || undefined
}

function remediationOf(
  error: Fields,
  remediations: readonly { readonly [key: string]: JsonValue | undefined }[],
): string | undefined {
  const own = remediations.flatMap((entry) => {
    const fields = new Fields(entry)
    return [fields.peekText('message'), fields.peekText('link')].filter(Boolean).join(' ') || []
  })
  const parts =
    own.length > 0 ? own : [error.peekText('remediationMessage'), error.peekText('remediationUrl')]
  return parts.filter(Boolean).join('\n') || undefined
}

function knownSeverity(type: string | undefined): string | undefined {
  return type !== undefined && SEVERITIES.has(type.toUpperCase()) ? type : undefined
}

function objects(value: JsonValue | undefined): readonly { readonly [key: string]: JsonValue | undefined }[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isObject) : []
}

const STATUSES: ReadonlyMap<string, Check['status']> = new Map([
  ['SUCCEEDED', 'passed'],
  ['SUCCESSFUL', 'passed'],
  ['SUCCESS', 'passed'],
  ['COMPLETED', 'passed'],
  ['PASSED', 'passed'],
  ['WARNING', 'warning'],
  ['FAILED_WITH_WARNINGS', 'warning'],
  ['COMPLETED_WITH_WARNING', 'warning'],
  ['FAILED', 'failed'],
  ['ERROR', 'failed'],
  ['SKIPPED', 'skipped'],
  ['CANCELLED', 'skipped'],
  ['CANCELED', 'skipped'],
])

/** `resultStatus` of a check, `status` of a task; old releases wrote `In Progress` and `Successful`. */
export function statusOf(status: string): Check['status'] | undefined {
  return STATUSES.get(status.toUpperCase().replaceAll(' ', '_'))
}

/** An `Error` of the run itself, not of a check. It is taken whole. */
export function errorItemOf(value: JsonValue): ErrorItem | undefined {
  if (!isObject(value)) return undefined
  const error = new Fields(value)
  const message = error.peekText('message')
  const name = error.peekText('errorCode')
  if (message === undefined && name === undefined) return undefined
  const lines = [messageWithCauses(error), remediationOf(error, [])].filter(Boolean)
  return {
    kind: 'error',
    name: name ?? 'Error',
    message: message ?? '',
    ...(lines.length > 0 && { traceback: lines.join('\n\n') }),
    vendor: { error: value },
  }
}
