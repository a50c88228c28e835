import type { Check, OutputItem } from '../../index.ts'
import { compact, Fields } from '../fields.ts'
import { assetName, type Event } from './event.ts'

const OUTCOMES: ReadonlyMap<string, Check['status']> = new Map([
  ['STEP_SUCCESS', 'passed'],
  ['STEP_FAILURE', 'failed'],
  ['STEP_SKIPPED', 'skipped'],
  ['STEP_UP_FOR_RETRY', 'warning'],
])

/** How each step ended, the last word counting; one that began and did not end is unknown. */
export function stepChecks(events: readonly Event[]): readonly OutputItem[] {
  const steps = new Map<string, Check>()
  const starts = new Map<string, number>()
  for (const { type, step, timestamp, message } of events) {
    if (step === undefined) continue
    if ((type === 'STEP_START' || type === 'STEP_RESTARTED') && typeof timestamp === 'number')
      starts.set(step, timestamp)
    if (type === 'STEP_START' && !steps.has(step))
      steps.set(step, { name: step, status: 'unknown', message: 'Not finished' })
    const status = OUTCOMES.get(type)
    if (status === undefined) continue
    const start = starts.get(step)
    const duration = start !== undefined && typeof timestamp === 'number' ? timestamp - start : undefined
    const isBad = status !== 'passed'
    steps.set(step, compact<Check>({ name: step, status, message: isBad ? message : undefined, duration }))
  }
  return steps.size > 0 ? [{ kind: 'checks', title: 'Steps', checks: [...steps.values()] }] : []
}

/** Asset checks and expectations. */
export function checkItems(events: readonly Event[]): readonly OutputItem[] {
  const checks = events.flatMap((event) => {
    if (event.type === 'ASSET_CHECK_EVALUATION') return assetCheck(event) ?? []
    return event.type === 'STEP_EXPECTATION_RESULT' ? (expectation(event) ?? []) : []
  })
  return checks.length > 0 ? [{ kind: 'checks', title: 'Checks', checks }] : []
}

function assetCheck({ subject, message }: Event): Check | undefined {
  const fields = new Fields(subject ?? {})
  const name = fields.text('checkName') ?? fields.text('check_name')
  const passed = fields.flag('success') ?? fields.flag('passed')
  if (name === undefined || passed === undefined) return undefined
  const severity = severityOf(fields)
  const status = passed ? 'passed' : severity === 'WARN' ? 'warning' : 'failed'
  const said = fields.text('description') ?? (passed ? undefined : message)
  return compact<Check>({ name, status, group: assetName(subject), severity, message: said })
}

/** An enumeration is `{__enum__: 'AssetCheckSeverity.WARN'}` when serialised. */
function severityOf(fields: Fields): string | undefined {
  const named = fields.text('severity') ?? fields.fields('severity')?.text('__enum__')
  return named?.slice(named.lastIndexOf('.') + 1)
}

function expectation({ subject, step }: Event): Check | undefined {
  const fields = new Fields(subject ?? {})
  const success = fields.flag('success')
  if (success === undefined) return undefined
  const name = fields.text('label') ?? 'expectation'
  const status = success ? 'passed' : 'failed'
  return compact<Check>({ name, status, group: step, message: fields.text('description') })
}
