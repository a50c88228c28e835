import {
  type Check,
  type ChecksItem,
  type JsonObject,
  type JsonValue,
  type OutputItem,
  PlatenError,
  type RunState,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import { entityItems } from './entities.ts'
import { checksIn, errorItemOf, statusOf } from './error-tree.ts'
import { taskChecks, taskErrors, validationChecks } from './tasks.ts'
import type { VmwareAssessmentOutput, VmwareCheckSetRun, VmwareTask, VmwareValidation } from './wire.ts'

const VMWARE = 'vmware-sddc'

export type VmwarePayload =
  | string
  | Uint8Array
  | VmwareAssessmentOutput
  | VmwareValidation
  | VmwareTask
  | VmwareCheckSetRun
  | JsonObject

/**
 * A run of checks of VMware Cloud Foundation: the `AssessmentOutput` of a check-set run, a `Validation`, a `Task` with
 * its sub-tasks, or `{runId, task, result}` with the first and the last of these.
 *
 * Documented at https://developer.broadcom.com/xapis/sddc-manager-api/9.1.1/v1/system/check-sets/runId/get/ and
 * https://developer.broadcom.com/xapis/sddc-manager-api/9.1.1/data-structures/AssessmentOutput/. Where the API leaves the
 * content of `context` open, the keys that name a resource and a severity are looked for. Everything is kept as it came
 * beside what is shown.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromVmwareCheckSets(payload: VmwarePayload, options: SourceOptions = {}): TaskRunOutput {
  return convertVmware(readPayload(payload, options))
}

/** Tells what {@link convertVmware} reads. */
export function isVmware(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const { result, task } = value
  return isAssessment(value) || isValidation(value) || isTask(value) || isAssessment(result) || isTask(task)
}

function isAssessment(value: JsonValue | undefined): boolean {
  if (!isObject(value)) return false
  const isFilled = isObject(value.validationResult) || isObject(value.physicalPresentedData)
  const hasStatus = typeof value.status === 'string' && /^(?:IN_PROGRESS|COMPLETED_WITH_)/.test(value.status)
  return isFilled && (hasStatus || isObject(value.presentedArtifactsMap) || isObject(value.discoveryProgress))
}

function isValidation(value: JsonObject): boolean {
  return typeof value.executionStatus === 'string' && Array.isArray(value.validationChecks)
}

function isTask(value: JsonValue | undefined): boolean {
  if (!isObject(value)) return false
  const isNamed = typeof value.id === 'string' && typeof value.status === 'string'
  return isNamed && Array.isArray(value.subTasks) && typeof value.creationTimestamp === 'string'
}

/** {@link fromVmwareCheckSets} for a payload that has been read. */
export function convertVmware(value: JsonValue): TaskRunOutput {
  if (!isObject(value)) throw notVmware('The payload is not an object.')
  const payload = new Fields(value)
  if (isValidation(value)) return fromValidation(payload)
  if (isTask(value)) return fromParts(new Fields({ task: value }))
  if (isAssessment(value)) return fromParts(new Fields({ result: value }))
  if (isObject(payload.peek('task')) || isObject(payload.peek('result'))) return fromParts(payload)
  throw notVmware('The payload is no AssessmentOutput, no Validation and no Task.')
}

function fromValidation(payload: Fields): TaskRunOutput {
  const list = payload.list('validationChecks') ?? []
  const checks = validationChecks(list)
  const raw = payload.text('resultStatus')
  const executed = payload.text('executionStatus')
  const isRunning = [executed, raw].some((status) => status !== undefined && /IN_PROGRESS$/.test(status))
  // Whether what was completed went well is another question.
  const said = raw ?? (executed === 'COMPLETED' ? undefined : executed)
  const isKnown = !isRunning && said !== 'UNKNOWN'
  const result = isKnown ? (resultOf(said ?? '') ?? verdict(checks)) : undefined
  const meta = compact<TaskRunMeta>({
    system: VMWARE,
    title: payload.text('description') ?? 'Validation',
    runId: payload.id('id'),
    state: compact<RunState>({
      lifecycle: isRunning ? 'running' : 'ended',
      result,
      message: countsOf(checks),
      raw: raw ?? executed,
    }),
    vendor: compactOrNone({ ...payload.rest(), ...(raw !== undefined && { executionStatus: executed }) }),
  })
  const item: ChecksItem = { kind: 'checks', title: 'Checks', checks, vendor: { validationChecks: list } }
  return { version: 1, meta, outputs: [item] }
}

function fromParts(payload: Fields): TaskRunOutput {
  const task = payload.fields('task')
  const result = payload.fields('result')
  const found = result ? checksIn(result.peek('validationResult')) : []
  const steps = task ? taskChecks(task.object) : []
  const all = found.length > 0 ? found : steps
  const outputs: OutputItem[] = [
    ...(result ? resultItems(result, found) : []),
    ...(task && steps.length > 0 ? [stepItem(task, steps)] : []),
    ...(task ? taskErrors(task.object) : []),
    ...(result ? inputErrors(result) : []),
  ]
  const status = result?.text('status')
  const ofTask = task?.text('status')
  const meta = compact<TaskRunMeta>({
    system: VMWARE,
    title: task?.text('name') ?? 'Check-set run',
    runId: payload.id('runId') ?? task?.id('id') ?? result?.id('relatedAssessmentId'),
    state: stateOf(status, ofTask, all),
    startTime: start(task, 'creationTimestamp') ?? start(result, 'timestamp'),
    endTime: start(task, 'completionTimestamp') ?? start(result, 'completionTimestamp'),
    vendor: compactOrNone({
      ...payload.rest(),
      ...(result && { result: left(result, status) }),
      ...(task && { task: left(task, ofTask) }),
    }),
  })
  return { version: 1, meta, outputs }
}

function left(part: Fields, status: string | undefined): JsonObject | undefined {
  return compactOrNone({ ...(status !== undefined && { status }), ...part.rest() })
}

function start(part: Fields | undefined, key: string): number | undefined {
  return part && peekInstant(part, key)
}

function resultItems(result: Fields, checks: readonly Check[]): readonly OutputItem[] {
  const tree = result.value('validationResult')
  const progress = result.peek('discoveryProgress')
  const done = isObject(progress) ? new Fields(progress).number('percentageComplete') : undefined
  const artifacts = result.value('presentedArtifactsMap')
  const isEmpty = isObject(artifacts) && Object.keys(artifacts).length === 0
  return [
    ...(tree === undefined
      ? []
      : [
          compact<ChecksItem>({
            kind: 'checks',
            title: 'Checks',
            checks,
            vendor: { validationResult: tree },
          }),
        ]),
    ...(done === undefined || done === 100
      ? []
      : [{ kind: 'progress', label: 'Discovery', value: done } as const]),
    ...entityItems(result.value('physicalPresentedData')),
    ...(artifacts === undefined || isEmpty
      ? []
      : [{ kind: 'json', title: 'Artifacts', value: artifacts } as const]),
  ]
}

function stepItem(task: Fields, checks: readonly Check[]): ChecksItem {
  const subTasks = task.value('subTasks')
  return compact<ChecksItem>({
    kind: 'checks',
    title: 'Steps',
    checks,
    vendor: subTasks === undefined ? undefined : { subTasks },
  })
}

function inputErrors(result: Fields): readonly OutputItem[] {
  const list = result.list('inputValidationErrors') ?? []
  return list.map(
    (error) =>
      errorItemOf(error) ?? ({ kind: 'unknown', type: 'inputValidationError', value: error } as const),
  )
}

const ENDS: ReadonlyMap<string, NonNullable<RunState['result']>> = new Map([
  ['COMPLETED_WITH_SUCCESS', 'success'],
  ['COMPLETED_WITH_FAILURE', 'failed'],
])

function stateOf(
  status: string | undefined,
  ofTask: string | undefined,
  checks: readonly Check[],
): RunState | undefined {
  const raw = status ?? ofTask
  if (raw === undefined) return undefined
  const name = raw.toUpperCase().replaceAll(' ', '_')
  const isGoingOn = name === 'IN_PROGRESS' || name === 'PENDING'
  if (isGoingOn) return { lifecycle: name === 'PENDING' ? 'pending' : 'running', raw }
  const result = ENDS.get(name) ?? resultOf(raw) ?? verdict(checks)
  return compact<RunState>({ lifecycle: 'ended', result, message: countsOf(checks), raw })
}

/**
 * Up to 5.x the API names FAILED_WITH_WARNINGS beside SUCCEEDED and FAILED as a `resultStatus`, from 9.0 on WARNING in its
 * place, and neither says what is meant. They are taken at their word: what failed with warnings has not succeeded, and a
 * reader must not see a badge that says the opposite of the word beside it. How bad it is, the checks and the message say,
 * where those of severity WARNING are warnings.
 */
function resultOf(raw: string): RunState['result'] {
  if (/^failed/i.test(raw)) return 'failed'
  if (/cancel/i.test(raw)) return 'canceled'
  const status = statusOf(raw)
  if (status === 'passed' || status === 'warning') return 'success'
  return status === 'failed' ? 'failed' : status === 'skipped' ? 'skipped' : undefined
}

function verdict(checks: readonly Check[]): RunState['result'] {
  return checks.some(({ status }) => status === 'failed') ? 'failed' : 'success'
}

const NAMED = 3

function countsOf(checks: readonly Check[]): string | undefined {
  const bad = checks.filter(({ status }) => status === 'failed').map(({ name }) => name)
  const warned = checks.filter(({ status }) => status === 'warning').length
  const more = bad.length > NAMED ? ` and ${bad.length - NAMED} more` : ''
  const parts = [
    ...(bad.length === 0
      ? []
      : [`${bad.length} of ${checks.length} failed: ${bad.slice(0, NAMED).join(', ')}${more}.`]),
    ...(warned === 0 ? [] : [`${warned} ${warned === 1 ? 'warning' : 'warnings'}.`]),
  ]
  return parts.join(' ') || undefined
}

function notVmware(message: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer: '',
    help: 'Expected the result of a check-set run (AssessmentOutput), a Validation or a Task of SDDC Manager.',
  })
}
